package org.anju.residents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.anju.HouseTest;
import org.anju.Neighbourhood;
import org.anju.dwellings.DwellingId;
import org.anju.dwellings.Dwellings;
import org.anju.dwellings.Located;
import org.anju.dwellings.Succession;
import org.anju.oversight.Approvals;
import org.anju.oversight.ProposalKind;
import org.anju.shared.Access;
import org.anju.shared.AsOf;
import org.anju.shared.DivisionCode;
import org.anju.shared.DocumentKind;
import org.anju.shared.Ids;
import org.anju.shared.PartialDate;
import org.anju.shared.PersonId;
import org.anju.shared.Problem;
import org.anju.shared.Role;
import org.anju.shared.Sex;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/// Changes and corrections of a record against the real database: nothing is overwritten, and both axes tell.
@HouseTest
class ActsTests {

    private static final DivisionCode DIVISION = DivisionCode.read("997201001");
    private static final LocalDate TODAY = LocalDate.now();

    @Autowired
    ApplicationContext house;

    @Autowired
    Observations observations;

    @Autowired
    Residents residents;

    @Autowired
    Acts acts;

    @Autowired
    Approvals approvals;

    @Autowired
    Dwellings dwellings;

    final Access officer = Neighbourhood.registrar(null);

    Neighbourhood street;
    String number;
    PersonId person = PersonId.next();

    @BeforeEach
    void somebodyLivesInRoom101() {
        street = Neighbourhood.build(house);
        number = Neighbourhood.number();
        person = registered("试一", number, 101, "2015-01-01");
    }

    private PersonId registered(String name, String number, int room, String movedIn) {
        observations.observe(List.of(street.declaration(name, number, room, movedIn)), officer);
        return found(number);
    }

    private PersonId found(String number) {
        var search = new Search.ByNumber(DocumentKind.RESIDENT_IDENTITY_CARD, number);
        return ((Search.Outcome.Hits) residents.search(search, officer))
                .hits()
                .getFirst()
                .hit()
                .person();
    }

    private DwellingId room(int room) {
        return ((Located.Found) dwellings.resolve(List.of(street.room(room))).getFirst()).dwelling();
    }

    private static Grounds grounds() {
        return new Grounds(Ids.next(), Grounds.Reason.RECORDED_WRONGLY, Grounds.Evidence.HOUSEHOLD_REGISTER, "户口簿 12");
    }

    private void perform(Amendment amendment) {
        acts.perform(person, amendment, grounds(), officer);
    }

    private void move(int room, String from) {
        perform(new Amendment.Move(
                new Amendment.Destination.Dwelling(room(room)),
                PartialDate.read(from).orElseThrow()));
    }

    private Person record() {
        return residents.get(person, residents.now(), officer);
    }

    private List<String> homes(Person record) {
        return record.stays().stream()
                .map(stay -> stay.address().replaceAll(".*单元", "") + " "
                        + (stay.days().certainEver() ? stay.days().certainFrom() + " " + stay.until() : "never"))
                .toList();
    }

    private Occupancy in(int room, LocalDate day) {
        return residents.occupancy(room(room), DIVISION, new AsOf(day, Instant.now()), officer);
    }

    @Test
    void aMoveEndsWhatWasKnownBeforeWhateverItsDate() {
        move(102, "2020-05-01");
        move(103, "2018-03-01");
        assertThat(homes(record())).containsExactly("103室 2018-03-01 null", "102室 never", "101室 2015-01-01 2018-03-01");
    }

    @Test
    void aCorrectionSaysWhatWasWrongAndKeepsWhatWasBelieved() {
        var before = residents.now();
        var wrong = record().stays().getFirst();
        perform(new Amendment.CorrectStay(
                wrong.id(),
                new Amendment.Destination.Dwelling(room(104)),
                PartialDate.read("2016-02").orElseThrow()));

        assertThat(homes(record())).containsExactly("104室 2016-03-01 null");
        assertThat(homes(residents.get(person, before, officer))).containsExactly("101室 2015-01-01 null");
        var act = record().acts().getFirst();
        assertThat(act.kind()).isEqualTo(Person.Act.Kind.CORRECTION);
        assertThat(act.reason()).isEqualTo(Grounds.Reason.RECORDED_WRONGLY);
        assertThat(act.reference()).isEqualTo("户口簿 12");
        var turn = Turn.of(record()).getFirst();
        assertThat(turn.otherwise()).singleElement().satisfies(otherwise -> {
            var stay = (Turn.Otherwise.OfStay) otherwise;
            assertThat(Objects.requireNonNull(stay.before()).starts().text()).isEqualTo("2015-01-01");
            assertThat(Objects.requireNonNull(stay.after()).starts().text()).isEqualTo("2016-02");
        });
    }

    @Test
    void aStayThatNeverWasGivesItsDaysBackToTheOneBefore() {
        move(102, "2020-05-01");
        perform(new Amendment.StrikeStay(record().stays().getFirst().id()));
        assertThat(homes(record())).containsExactly("101室 2015-01-01 null");
        assertThat(record().history()).hasSize(4);
    }

    @Test
    void theSameActAgainChangesNothing() {
        var grounds = grounds();
        var moved = new Amendment.Move(
                new Amendment.Destination.Dwelling(room(102)), PartialDate.of(LocalDate.of(2020, 5, 1)));
        acts.perform(person, moved, grounds, officer);
        var once = record();
        acts.perform(person, moved, grounds, officer);
        assertThat(record().history()).isEqualTo(once.history());
    }

    @Test
    void whoIsFoundNotToLiveThereIsNotCountedThere() {
        var stay = record().stays().getFirst().id();
        perform(new Amendment.NotLivingThere(stay, LocalDate.of(2024, 3, 1), null));
        assertThat(in(101, LocalDate.of(2024, 2, 29)).occupants()).hasSize(1);
        assertThat(in(101, LocalDate.of(2024, 3, 1)).occupants()).isEmpty();

        perform(new Amendment.NotLivingThere(stay, LocalDate.of(2024, 3, 1), LocalDate.of(2024, 6, 1)));
        assertThat(in(101, LocalDate.of(2024, 4, 1)).occupants()).hasSize(1);
    }

    @Test
    void aDeathEndsTheLastStayAndCanBeTakenBack() {
        var counted = residents.headcount(DIVISION);
        perform(new Amendment.Stand(Person.Standing.Word.DEATH, LocalDate.of(2023, 7, 1)));
        assertThat(in(101, LocalDate.of(2023, 6, 30)).occupants()).hasSize(1);
        assertThat(in(101, LocalDate.of(2023, 7, 1)).occupants()).isEmpty();
        assertThat(residents.headcount(DIVISION)).isEqualTo(counted - 1);
        assertThat(Objects.requireNonNull(record().suspension()).word()).isEqualTo(Person.Standing.Word.DEATH);

        perform(new Amendment.Restore(Person.Standing.Word.DEATH));
        assertThat(in(101, TODAY).occupants()).hasSize(1);
        assertThat(residents.headcount(DIVISION)).isEqualTo(counted);
    }

    @Test
    void whoWasRegisteredInErrorNeverLivedAnywhere() {
        perform(new Amendment.Stand(Person.Standing.Word.ERROR, TODAY));
        assertThat(in(101, LocalDate.of(2016, 1, 1)).occupants()).isEmpty();
        assertThat(residents.history(person, LocalDate.of(2010, 1, 1), TODAY, Instant.now(), officer))
                .isEmpty();
    }

    @Test
    void aConfidentialRecordSaysThatSomethingIsWithheldNotWhat() {
        perform(new Amendment.Stand(Person.Standing.Word.CONFIDENTIAL, TODAY));
        assertThat(in(101, TODAY).occupants()).singleElement().satisfies(occupant -> {
            assertThat(occupant.person().withheld()).isTrue();
            assertThat(occupant.person().address()).isEmpty();
        });
        var verification = Neighbourhood.access(Role.REGISTRAR, "address-verification", null);
        var masked = residents.get(person, residents.now(), verification);
        assertThat(masked.withheld()).isTrue();
        assertThat(masked.stays()).isEmpty();
        assertThat(masked.history()).isEmpty();
        assertThat(record().stays()).hasSize(1);
    }

    @Test
    void aNameIsChangedFromADayOnOrCorrectedForAllTime() {
        perform(new Amendment.Describe(
                "试新名", Sex.MALE, record().particulars().birth(), "997201", LocalDate.of(2022, 1, 1)));
        assertThat(record().particulars().name()).isEqualTo("试新名");
        assertThat(residents
                        .get(person, new AsOf(LocalDate.of(2021, 12, 31), Instant.now()), officer)
                        .particulars()
                        .name())
                .isEqualTo("试一");
        assertThat(record().acts().getFirst().kind()).isEqualTo(Person.Act.Kind.CHANGE);
        assertThat(found(number)).isEqualTo(person);
        var byNewName = residents.search(new Search.ByName("试新名", "", number.substring(14), ""), officer);
        assertThat(((Search.Outcome.Hits) byNewName).hits()).hasSize(1);
    }

    @Test
    void whoPossiblyLivesThereIsToldFromWhoDoesForCertain() {
        move(102, "2020");
        var period = residents.compositions(
                room(101), DIVISION, LocalDate.of(2019, 12, 1), LocalDate.of(2021, 2, 1), Instant.now(), officer);
        assertThat(period)
                .extracting(one -> one.from() + " " + one.until() + " "
                        + one.residents().size() + " " + one.possibleResidents().size())
                .containsExactly("2019-12-01 2020-01-01 1 0", "2020-01-01 2021-01-01 0 1");
    }

    @Test
    void dwellingsThatAreMergedKeepTheirHistory() {
        acts.merge(room(101), room(105 - 1), LocalDate.of(2023, 1, 1), grounds(), officer);
        var merged = record();
        assertThat(homes(merged)).containsExactly("104室 2023-01-01 null", "101室 2015-01-01 2023-01-01");
        assertThat(merged.acts().getFirst().kind()).isEqualTo(Person.Act.Kind.MERGE);
        var old = merged.stays().getLast().dwelling();
        assertThat(dwellings.successions(Objects.requireNonNull(old)))
                .singleElement()
                .extracting(Succession::kind)
                .isEqualTo(Succession.Kind.MERGE);
        assertThat(residents
                        .occupancy(old, DIVISION, new AsOf(LocalDate.of(2022, 12, 31), Instant.now()), officer)
                        .occupants())
                .hasSize(1);
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> acts.merge(old, room(102), LocalDate.of(2023, 1, 1), grounds(), officer));
    }

    @Test
    void aSplitAsksForEachWhoLivesThereAndLeavesNobody() {
        var other = registered("试二", Neighbourhood.number(), 101, "2016-01-01");
        var half = Map.of(room(201), Set.of(person));
        var whole = Map.of(room(201), Set.of(person), room(202), Set.of(other));
        var since = LocalDate.of(2024, 1, 1);
        var old = room(101);
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> acts.split(old, half, since, grounds(), officer))
                .satisfies(problem -> assertThat(problem.name()).isEqualTo("split-leaves-somebody"));
        assertThat(homes(record())).hasSize(1);

        acts.split(old, whole, since, grounds(), officer);
        assertThat(in(201, TODAY).occupants()).hasSize(1);
        assertThat(in(202, TODAY).occupants()).hasSize(1);
        assertThat(residents.occupancy(old, DIVISION, residents.now(), officer).occupants())
                .isEmpty();
    }

    @Test
    void anErasedRecordLeavesATombstoneAndFreesTheNumber() {
        var counted = residents.headcount(DIVISION);
        var reviewer = Neighbourhood.access(Role.REVIEWER, "residence-registration", null);
        var proposal = approvals.propose(ProposalKind.ERASE_PERSON, List.of(person), Map.of(), "试验", officer);
        approvals.confirm(proposal, reviewer);

        assertThatExceptionOfType(Problem.class)
                .isThrownBy(this::record)
                .satisfies(problem -> assertThat(problem.name()).isEqualTo("person-erased"));
        assertThat(in(101, LocalDate.of(2016, 1, 1)).occupants()).isEmpty();
        assertThat(residents.headcount(DIVISION)).isEqualTo(counted - 1);
        var again = registered("试一", number, 101, "2015-01-01");
        assertThat(again).isNotEqualTo(person);
    }

    @Test
    void whoMayNotSeeTheRecordMayNotPutItRight() {
        var stay = record().stays().getFirst().id();
        for (var access : List.of(
                Neighbourhood.access(Role.REGISTRAR, "address-verification", null),
                Neighbourhood.registrar("997202"),
                Neighbourhood.access(Role.AUDITOR, "inspection", null))) {
            assertThatExceptionOfType(Problem.class)
                    .isThrownBy(() -> acts.perform(person, new Amendment.StrikeStay(stay), grounds(), access));
        }
        assertThat(record().history()).hasSize(1);
    }

    @Test
    void anActOnAStayThatIsNotBelievedAnyMoreIsRefused() {
        var stay = record().stays().getFirst().id();
        perform(new Amendment.StrikeStay(stay));
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> perform(new Amendment.StrikeStay(stay)))
                .satisfies(problem -> assertThat(problem.name()).isEqualTo("stay-not-believed"));
    }
}
