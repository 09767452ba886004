package org.anju.permits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import java.util.List;
import org.anju.HouseTest;
import org.anju.Neighbourhood;
import org.anju.frame.PortalTask;
import org.anju.oversight.AccessLog;
import org.anju.oversight.Look;
import org.anju.oversight.Purposes;
import org.anju.oversight.Shown;
import org.anju.residents.Observations;
import org.anju.residents.Residents;
import org.anju.residents.Search;
import org.anju.shared.Access;
import org.anju.shared.DivisionCode;
import org.anju.shared.DocumentKind;
import org.anju.shared.IdentityNumber;
import org.anju.shared.PersonId;
import org.anju.shared.Problem;
import org.anju.shared.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Permits in the database: marks that are written once, one permit at a time, and what agencies are told.
@HouseTest
class PermitsTests {

    @Autowired
    ApplicationContext house;

    @Autowired
    Permits permits;

    @Autowired
    Entitlements entitlements;

    @Autowired
    Marking marking;

    @Autowired
    PermitRecords records;

    @Autowired
    RuleSets sets;

    @Autowired
    AccessLog accessLog;

    @Autowired
    Residents residents;

    @Autowired
    PlatformTransactionManager transactions;

    final Access registrar = Neighbourhood.registrar("9972");
    final Access agency = Neighbourhood.access(Role.AGENCY, "entitlement-check", "9972");
    final LocalDate today = LocalDate.now(java.time.ZoneId.of("Asia/Shanghai"));
    final String number = Neighbourhood.number();

    PersonId holder = PersonId.next();

    @BeforeEach
    void register() {
        var place = Neighbourhood.build(house);
        house.getBean(Observations.class)
                .observe(
                        List.of(place.declaration("证" + number.substring(14, 17), number, 101, "2020-01-01")),
                        registrar);
        var found = residents.search(new Search.ByNumber(DocumentKind.RESIDENT_IDENTITY_CARD, number), registrar);
        holder = ((Search.Outcome.Hits) found).hits().getFirst().person();
    }

    @Test
    void whatAPermitIsFollowsFromItsMarksToday() {
        issued(today.minusMonths(12));
        var permit = permits.find(holder, registrar).orElseThrow();
        assertThat(permit.standing().state()).isEqualTo(Standing.State.ACTIVE);
        assertThat(permit.endorsable()).isTrue();
        assertThat(permit.number().value()).startsWith("JZ997200");
        in(() -> marking.mark(written(), Mark.of(Mark.Kind.ENDORSED, today), "", null, registrar));
        var endorsed = permits.find(holder, registrar).orElseThrow();
        assertThat(endorsed.endorsable()).isFalse();
        assertThat(endorsed.standing().opens()).isAfter(today);
    }

    @Test
    void endorsingIsTooEarlyUntilTheWindowOpensAndNothingIsDone() {
        assertThat(permits.endorse(holder, registrar)).isInstanceOf(Endorsement.NotHeld.class);
        issued(today);
        assertThat(permits.endorse(holder, registrar))
                .isInstanceOfSatisfying(
                        Endorsement.TooEarly.class,
                        early -> assertThat(early.opensOn())
                                .isEqualTo(today.plusYears(1).minusMonths(1)));
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() ->
                        in(() -> marking.mark(written(), Mark.of(Mark.Kind.ENDORSED, today), "", null, registrar)))
                .satisfies(problem -> assertThat(problem.name()).isEqualTo("permit-no-effect"));
    }

    @Test
    void theHomeOfThePortalSaysWhatComesNextWithThePermit() {
        assertThat(home().key()).isEqualTo("task.permit.none");
        issued(today.minusMonths(12));
        assertThat(home().kind()).isEqualTo(PortalTask.Kind.TO_DO);
        assertThat(home().key()).isEqualTo("task.permit.endorse");
        in(() -> marking.mark(written(), Mark.of(Mark.Kind.ENDORSED, today), "", null, registrar));
        assertThat(home().kind()).isEqualTo(PortalTask.Kind.DONE);
    }

    private PortalTask.State home() {
        var parts = List.of(holder);
        var task = house.getBean("permitTask", PortalTask.class);
        return accessLog.read(
                registrar, Look.OPENED, Shown.HOME, parts, () -> task.progress().of(parts, registrar));
    }

    @Test
    void thereIsOnePermitAtATimeInALocality() {
        issued(today);
        assertThat(inserted(today)).isFalse();
        in(() -> marking.mark(written(), Mark.ended(today, EndGround.LEFT), "", null, registrar));
        assertThat(permits.endorse(holder, registrar)).isInstanceOf(Endorsement.Ended.class);
        assertThat(inserted(today)).isTrue();
        assertThat(permits.listAbout(holder, registrar)).hasSize(2);
    }

    @Test
    void anAgencyLearnsYesOrNoAndTheHolderThatItAsked() {
        var document = document();
        assertThat(entitlements
                        .byDocument(document, Entitlement.COMPULSORY_EDUCATION, agency)
                        .reason())
                .isEqualTo(Entitlements.Reason.NO_VALID_PERMIT);
        issued(today.minusMonths(3));
        var answer = entitlements.byDocument(document, Entitlement.COMPULSORY_EDUCATION, agency);
        assertThat(answer).isEqualTo(new Entitlements.Answer(true, Entitlements.Reason.VALID_PERMIT, today));
        var looks = accessLog.listAbout(holder, registrar, null, 20);
        assertThat(looks).anySatisfy(look -> {
            assertThat(look.role()).isEqualTo(Role.AGENCY);
            assertThat(look.shown()).isEqualTo(Shown.PERMIT);
            assertThat(look.file()).endsWith("compulsory-education");
        });
    }

    @Test
    void whoIsNotRegisteredIsAnsweredLikeWhoHasNoPermit() {
        var nobody = Neighbourhood.number();
        var known = entitlements.byDocument(document(), Entitlement.LEGAL_AID, agency);
        var unknown = entitlements.byDocument(document(nobody), Entitlement.LEGAL_AID, agency);
        assertThat(unknown).isEqualTo(known);
    }

    @Test
    void aLostCardIsRefusedByItsNumberAndTakesNoRightAway() {
        issued(today.minusMonths(3));
        var permit = permits.find(holder, registrar).orElseThrow();
        assertThat(entitlements
                        .byPermit(permit.number(), Entitlement.LEGAL_AID, agency)
                        .entitled())
                .isTrue();
        in(() -> marking.mark(written(), Mark.of(Mark.Kind.LOST, today), "", null, registrar));
        assertThat(entitlements
                        .byPermit(permit.number(), Entitlement.LEGAL_AID, agency)
                        .reason())
                .isEqualTo(Entitlements.Reason.NO_VALID_PERMIT);
        assertThat(entitlements
                        .byDocument(document(), Entitlement.LEGAL_AID, agency)
                        .entitled())
                .isTrue();
    }

    @Test
    void aSuspendedPermitGivesNothingUntilItIsMadeUp() {
        issued(today.minusMonths(14));
        assertThat(entitlements
                        .byDocument(document(), Entitlement.LEGAL_AID, agency)
                        .reason())
                .isEqualTo(Entitlements.Reason.SUSPENDED);
        in(() -> marking.mark(written(), Mark.of(Mark.Kind.MADE_UP, today), "", null, registrar));
        assertThat(entitlements
                        .byDocument(document(), Entitlement.LEGAL_AID, agency)
                        .entitled())
                .isTrue();
    }

    @Test
    void anAgencyOfAnotherCityIsNotTold() {
        issued(today.minusMonths(3));
        var elsewhere = Neighbourhood.access(Role.AGENCY, "entitlement-check", "9973");
        assertThat(entitlements
                        .byDocument(document(), Entitlement.LEGAL_AID, elsewhere)
                        .entitled())
                .isFalse();
    }

    @Test
    void anAgencyOpensNothingElse() {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> residents.find(holder, residents.now(), agency))
                .satisfies(problem -> assertThat(problem.name()).isEqualTo("purpose-opens-less"));
        assertThat(house.getBean(Purposes.class).listFor(Role.AGENCY)).hasSize(1);
    }

    @Test
    void whoIsToBeToldIsFoundOnceForEachStage() {
        issued(today.minusMonths(12).plusDays(20));
        var due = records.due(today, 10_000).stream()
                .filter(one -> one.subject().equals(holder))
                .toList();
        assertThat(due).singleElement().satisfies(one -> assertThat(one.stage()).isEqualTo(Reminder.MONTH));
        in(() -> {
            written();
            records.remind(due.getFirst());
        });
        assertThat(records.due(today, 10_000)).noneMatch(one -> one.subject().equals(holder));
        assertThat(records.due(today.plusDays(14), 10_000))
                .anySatisfy(one -> assertThat(one.stage()).isEqualTo(Reminder.WEEK));
    }

    @Test
    void theHalfYearRunsFromTheDeclaredResidence() {
        var facts = house.getBean(PermitFacts.class).of(holder, today, registrar);
        assertThat(facts)
                .containsEntry("permit.since", LocalDate.of(2020, 1, 1))
                .containsEntry("permit.mayApplyFrom", LocalDate.of(2020, 7, 1))
                .containsEntry("permit.held", false)
                .containsEntry("permit.decideDays", 15L)
                .containsEntry("permit.decideCount", "calendar");
    }

    @Test
    void everyFactThatIsGivenIsDeclared() {
        issued(today.minusMonths(3));
        var facts = house.getBean(PermitFacts.class);
        var declared =
                facts.declared().stream().map(org.anju.matters.Fact::name).toList();
        assertThat(declared).containsAll(facts.of(holder, today, registrar).keySet());
    }

    private Permit written() {
        return marking.beingWritten(holder, registrar).orElseThrow();
    }

    private void issued(LocalDate day) {
        assertThat(inserted(day)).isTrue();
    }

    private boolean inserted(LocalDate day) {
        return Boolean.TRUE.equals(new TransactionTemplate(transactions).execute(status -> {
            accessLog.wrote(registrar, Shown.PERMIT, List.of(holder));
            var division = DivisionCode.read("997201001");
            var mark = Mark.of(Mark.Kind.ISSUED, day);
            var locality = DivisionCode.read("9972");
            var rules = sets.of(division);
            var permit = new Permit(
                    PermitId.next(),
                    holder,
                    PermitNumber.next(locality),
                    locality,
                    division,
                    List.of(new Permit.Noted(mark, "试验派出所", "")),
                    List.of(),
                    today,
                    Standing.on(List.of(mark), rules, today).orElseThrow());
            if (!records.add(permit)) {
                return false;
            }
            records.claim(permit.number(), permit.id());
            records.mark(permit, 1, mark, "", null, registrar);
            return true;
        }));
    }

    private void in(Runnable what) {
        new TransactionTemplate(transactions).executeWithoutResult(status -> what.run());
    }

    private IdentityNumber document() {
        return document(number);
    }

    private IdentityNumber document(String digits) {
        return ((IdentityNumber.Reading.Valid) IdentityNumber.read(DocumentKind.RESIDENT_IDENTITY_CARD, digits, today))
                .number();
    }
}
