package org.anju.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.anju.HouseTest;
import org.anju.Neighbourhood;
import org.anju.accounts.Accounts;
import org.anju.counters.Delegations;
import org.anju.counters.FunctionStep;
import org.anju.dwellings.DwellingRow;
import org.anju.dwellings.Dwellings;
import org.anju.oversight.AccessEntry;
import org.anju.oversight.AccessLog;
import org.anju.oversight.Shown;
import org.anju.places.DivisionRow;
import org.anju.places.Places;
import org.anju.residents.Declaration;
import org.anju.residents.Observations;
import org.anju.residents.Residents;
import org.anju.residents.Search;
import org.anju.shared.Access;
import org.anju.shared.Channel;
import org.anju.shared.DivisionCode;
import org.anju.shared.DocumentKind;
import org.anju.shared.PersonId;
import org.anju.shared.Problem;
import org.anju.shared.PurposeCode;
import org.anju.shared.Role;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/// Who may open a case and write in it, what a list says of it, and that each waits on somebody's list.
@HouseTest
class CaseRightsTests {

    private static final byte[] PDF = {'%', 'P', 'D', 'F', '-', '1'};

    @Autowired
    ApplicationContext house;

    @Autowired
    Cases cases;

    @Autowired
    CaseDesk desk;

    @Autowired
    CasePapers papers;

    @Autowired
    Resumption resumption;

    private Office office;

    @BeforeEach
    void anOffice() {
        office = Office.in(house);
    }

    private static void refused(ThrowingCallable what, String name) {
        assertThatThrownBy(what)
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.name()).isEqualTo(name));
    }

    /// An officer of another unit of this district, to which these steps are delegated.
    private Access officer(FunctionStep... delegated) {
        var unit = house.getBean(Accounts.class).createUnit("旁所 " + UUID.randomUUID(), "", DivisionCode.read("997201"));
        for (var step : delegated) {
            office.delegate(unit, Office.DOG, step);
        }
        return Office.officer(unit, "997201");
    }

    @Test
    void whoDoesNotReceiveWritesNothingForAnApplicant() {
        var decides = officer(FunctionStep.DECIDE);
        var draft = office.filled(office.resident("甲权"), office.own()).one();
        var file = desk.get(draft.id(), decides);
        var there = file.of("photograph").getFirst().id();
        refused(() -> cases.save(file, Map.of("breed", "large"), decides), "function-not-delegated");
        refused(() -> papers.upload(file, "photograph", PDF, decides), "function-not-delegated");
        refused(() -> papers.later(file, "vaccination", decides), "function-not-delegated");
        refused(() -> papers.shown(file, "vaccination", office.today(), decides), "function-not-delegated");
        refused(() -> resumption.issue(draft, decides), "function-not-delegated");
        refused(() -> cases.submit(file, decides), "function-not-delegated");
        refused(() -> cases.withdraw(draft, decides), "function-not-delegated");
        refused(() -> papers.takeOut(file, there, office.officer), "paper-unknown");
        var receives = officer(FunctionStep.RECEIVE);
        cases.save(desk.get(draft.id(), receives), Map.of("breed", "large"), receives);
        assertThat(resumption.issue(draft, receives)).isNotEmpty();
    }

    @Test
    void aUnitWithNoPartOfTheMatterOpensNothingAndLooksAtNobody() {
        var who = office.resident("乙权");
        var sent = office.submitted(who, office.own());
        var nothing = officer();
        refused(() -> desk.get(sent.id(), nothing), "case-not-delegated");
        assertThat(looks(who)).noneMatch(look -> look.account().equals(nothing.by()));
        assertThat(desk.listAbout(List.of(who), nothing)).isEmpty();
        assertThat(desk.listAbout(List.of(who), office.officer)).hasSize(1);
        assertThat(desk.preview(List.of(sent.id()), CaseVerdict.GRANT, nothing))
                .hasOnlyElementsOfType(Bulk.Cannot.class);
        var elsewhere = Office.officer(office.officer.unit(), "997202");
        refused(() -> desk.get(sent.id(), elsewhere), "case-elsewhere");
        assertThat(looks(who)).noneMatch(look -> look.account().equals(elsewhere.by()));
    }

    private List<AccessEntry> looks(PersonId who) {
        return house.getBean(AccessLog.class)
                .listAbout(who, Neighbourhood.access(Role.AUDITOR, "inspection", null), null, 50);
    }

    @Test
    void aListSaysNothingOfWhatWasAnsweredOrDecided() {
        var who = office.resident("丙权");
        var granted = desk.decide(
                desk.accept(office.submitted(who, office.own()), office.officer), CaseVerdict.GRANT, office.officer);
        var listed = desk.waiting(WorkFilter.ALL, office.officer).stream()
                .filter(one -> one.id().equals(granted.id()))
                .findFirst()
                .orElseThrow();
        assertThat(listed.answers()).isEmpty();
        assertThat(listed.decision()).isNull();
        assertThat(listed.granted()).isTrue();
        assertThat(looks(who)).anyMatch(look -> look.shown() == Shown.CASE && look.kind() == AccessEntry.Kind.LISTED);
    }

    @Test
    void whereNoUnitReceivesTheMatterNoneIsBegun() {
        var places = house.getBean(Places.class);
        places.importDivisions(List.of(
                DivisionRow.today("9974", "远市", "99"),
                DivisionRow.today("997405", "远区", "9974"),
                DivisionRow.today("997405001", "远街道", "997405")));
        house.getBean(Dwellings.class)
                .accept(List.of(new DwellingRow(
                        UUID.randomUUID().toString().substring(0, 18),
                        "997405001",
                        "远市远区远街道远路1号1栋1单元101室",
                        "120.1",
                        "30.1",
                        "住宅")));
        var number = Neighbourhood.number();
        var far = Neighbourhood.registrar("997405");
        house.getBean(Observations.class)
                .observe(
                        List.of(new Declaration(
                                "丁权",
                                "",
                                "居民身份证",
                                number,
                                "",
                                "997405",
                                "远市远区远街道远路1号1栋1单元101室",
                                "2020-01-01",
                                "自有住房",
                                "",
                                "本人申报")),
                        far);
        var found = (Search.Outcome.Hits) house.getBean(Residents.class)
                .search(new Search.ByNumber(DocumentKind.RESIDENT_IDENTITY_CARD, number), far);
        var who = found.hits().getFirst().person();
        refused(() -> cases.begin(who, Office.DOG, office.own()), "case-nowhere");
        // What a rule decides waits for nobody.
        assertThat(cases.decideAtOnce(who, Office.PROOF, Map.of(), office.own()).granted())
                .isTrue();
        var unit = house.getBean(Accounts.class).createUnit("远所 " + UUID.randomUUID(), "", DivisionCode.read("9974"));
        office.delegate(unit, Office.DOG, FunctionStep.DECIDE);
        refused(() -> cases.begin(who, Office.DOG, office.own()), "case-nowhere");
        office.delegate(unit, Office.DOG, FunctionStep.RECEIVE);
        var begun = cases.begin(who, Office.DOG, office.own());
        assertThat(begun.division()).startsWith("997405");
        var delegations = house.getBean(Delegations.class);
        var system = house.getBean(Accounts.class)
                .systemAccess(new PurposeCode("office-import"), "delegation", Channel.RULE);
        delegations.list(null).stream()
                .filter(one -> unit.equals(one.unit()))
                .forEach(one -> delegations.end(one.id(), office.today(), system));
        assertThat(cases.begin(who, Office.DOG, office.own()).id())
                .as("one that is there")
                .isEqualTo(begun.id());
        cases.withdraw(begun, office.own());
        refused(() -> cases.begin(who, Office.DOG, office.own()), "case-nowhere");
    }
}
