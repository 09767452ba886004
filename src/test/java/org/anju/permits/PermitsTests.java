package org.anju.permits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.anju.HouseTest;
import org.anju.Neighbourhood;
import org.anju.frame.PortalTask;
import org.anju.matters.Matters;
import org.anju.notices.Notices;
import org.anju.oversight.AccessLog;
import org.anju.oversight.Look;
import org.anju.oversight.Purposes;
import org.anju.oversight.Shown;
import org.anju.residents.Acts;
import org.anju.residents.Amendment;
import org.anju.residents.Grounds;
import org.anju.residents.Observations;
import org.anju.residents.Person;
import org.anju.residents.Residents;
import org.anju.residents.Search;
import org.anju.shared.Access;
import org.anju.shared.AccountId;
import org.anju.shared.Channel;
import org.anju.shared.DivisionCode;
import org.anju.shared.DocumentKind;
import org.anju.shared.IdentityNumber;
import org.anju.shared.MatterCode;
import org.anju.shared.PartialDate;
import org.anju.shared.PersonId;
import org.anju.shared.Problem;
import org.anju.shared.PurposeCode;
import org.anju.shared.Role;
import org.anju.shared.UnitId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
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

    private static final java.util.UUID BEFORE_ALL = new java.util.UUID(0, 0);

    final Access registrar = Neighbourhood.registrar("9972");
    final Access own = new Access(
            AccountId.next(),
            UnitId.next(),
            "居民",
            Role.RESIDENT,
            new PurposeCode("own-record"),
            "self",
            Channel.PORTAL,
            null);
    final Access agency = Neighbourhood.access(Role.AGENCY, "entitlement-check", "9972");
    final LocalDate today = LocalDate.now(java.time.ZoneId.of("Asia/Shanghai"));
    String number = Neighbourhood.number();

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
    void whoIsNotRegisteredLeavesAsMuchInTheLog() {
        var before = looks();
        entitlements.byDocument(document(), Entitlement.LEGAL_AID, agency);
        var known = looks() - before;
        entitlements.byDocument(document(Neighbourhood.number()), Entitlement.LEGAL_AID, agency);
        var unknown = looks() - before - known;
        entitlements.byPermit(PermitNumber.next(DivisionCode.read("9972")), Entitlement.LEGAL_AID, agency);
        assertThat(known).isOne();
        assertThat(unknown).isEqualTo(known);
        assertThat(looks() - before).isEqualTo(3);
    }

    private long looks() {
        return OwnerSql.number(
                house,
                "select count(*) from oversight.access_entry where account = '%s'"
                        .formatted(agency.by().value()));
    }

    @Test
    void ofSeveralPermitsTheOneInForceAnswers() {
        issued(today.minusMonths(14), "997201001");
        issued(today.minusMonths(3), "997301001");
        var province = Neighbourhood.access(Role.AGENCY, "entitlement-check", "99");
        assertThat(permits.listAbout(holder, registrar))
                .extracting(permit -> permit.standing().state())
                .containsExactly(Standing.State.ACTIVE, Standing.State.SUSPENDED);
        assertThat(entitlements
                        .byDocument(document(), Entitlement.LEGAL_AID, province)
                        .reason())
                .isEqualTo(Entitlements.Reason.VALID_PERMIT);
        in(() -> marking.mark(written(), Mark.ended(today, EndGround.LEFT), "", null, registrar));
        issued(today.minusMonths(14), "997301001");
        in(() -> {
            accessLog.wrote(registrar, Shown.PERMIT, List.of(holder));
            var older = marking.standing(List.of(holder)).stream()
                    .filter(permit -> permit.locality().equals(DivisionCode.read("9972")))
                    .findFirst()
                    .orElseThrow();
            marking.mark(older, Mark.of(Mark.Kind.MADE_UP, today), "", null, registrar);
        });
        assertThat(permits.listAbout(holder, registrar))
                .extracting(permit -> permit.standing().state())
                .startsWith(Standing.State.SUSPENDED, Standing.State.ACTIVE);
        assertThat(entitlements
                        .byDocument(document(), Entitlement.LEGAL_AID, province)
                        .reason())
                .isEqualTo(Entitlements.Reason.VALID_PERMIT);
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
        var due = records.due(today, BEFORE_ALL, 10_000).stream()
                .filter(one -> one.subject().equals(holder))
                .toList();
        assertThat(due).singleElement().satisfies(one -> assertThat(one.stage()).isEqualTo(Reminder.MONTH));
        in(() -> {
            written();
            records.remind(due.getFirst());
        });
        assertThat(records.due(today, BEFORE_ALL, 10_000))
                .noneMatch(one -> one.subject().equals(holder));
        assertThat(records.due(today.plusDays(14), BEFORE_ALL, 10_000))
                .anySatisfy(one -> assertThat(one.stage()).isEqualTo(Reminder.WEEK));
    }

    @Test
    void theHalfYearRunsFromTheResidence() {
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

    @Test
    void theHomeSaysHowThePermitStandsAndWhatIsToBeDone() {
        assertThat(line()).isEqualTo(PortalTask.State.nothing("task.permit.none"));
        issued(today.minusMonths(3));
        assertThat(line().kind()).isEqualTo(PortalTask.Kind.DONE);
        assertThat(line().arguments())
                .containsExactly(
                        today.minusMonths(3).plusYears(1),
                        permits.find(holder, registrar).orElseThrow().standing().opens());
        in(() -> marking.mark(written(), Mark.of(Mark.Kind.LOST, today), "", null, registrar));
        assertThat(line()).isEqualTo(PortalTask.State.toDo("task.permit.lost"));
        in(() -> marking.mark(written(), Mark.ended(today, EndGround.LEFT), "", null, registrar));
        assertThat(line()).isEqualTo(PortalTask.State.nothing("task.permit.ended"));
    }

    @Test
    void theHomeSaysThatAWindowIsOpen() {
        issued(today.minusYears(1).plusDays(20));
        assertThat(line().key()).isEqualTo("task.permit.endorse");
        assertThat(line().kind()).isEqualTo(PortalTask.Kind.TO_DO);
    }

    @Test
    void theHomeSaysThatAPermitIsSuspended() {
        issued(today.minusMonths(14));
        assertThat(line()).isEqualTo(PortalTask.State.toDo("task.permit.suspended"));
    }

    private PortalTask.State line() {
        var parts = List.of(holder);
        var task = house.getBean("permitTask", PortalTask.class);
        return accessLog.read(
                registrar, Look.OPENED, Shown.HOME, parts, () -> task.progress().of(parts, registrar));
    }

    @Test
    void whoHasNoPermitReadsFromWhenOn() {
        var facts = house.getBean(PermitFacts.class).of(holder, today, registrar);
        assertThat(Outlook.of(facts).key()).isEqualTo("permit.may.household");
        assertThat(Outlook.of(Map.of("permit.mayApply", true)).now()).isTrue();
        assertThat(Outlook.of(Map.of("permit.lives", false)).declare()).isTrue();
        assertThat(Outlook.of(Map.of("permit.householdHere", true)).key()).isEqualTo("permit.may.household");
        assertThat(Outlook.of(Map.of("permit.mayApplyFrom", today, "permit.since", today)))
                .isEqualTo(new Outlook("permit.may.from", List.of(today, today), false, false));
    }

    /// One that was issued in another city, before the holder moved here, is another permit.
    @Test
    void ofTwoPermitsThatGoOnThatOfThisCityIsMeant() {
        inserted(today.minusMonths(12), "997301001");
        inserted(today.minusMonths(12).plusDays(3));
        var here = permits.find(holder, registrar).orElseThrow();
        assertThat(here.locality().prefix()).isEqualTo("9972");
        assertThat(here.here()).isTrue();
        assertThat(permits.listAbout(holder, registrar)).hasSize(2);
        assertThat(permits.endorse(holder, own)).isInstanceOf(Endorsement.Granted.class);
        assertThat(permits.listAbout(holder, registrar))
                .filteredOn(permit -> permit.marks().size() > 1)
                .singleElement()
                .satisfies(permit -> assertThat(permit.locality().prefix()).isEqualTo("9972"));
        var facts = house.getBean(PermitFacts.class).of(holder, today, registrar);
        assertThat(facts).containsEntry("permit.sameLocality", true).containsEntry("permit.endorsable", false);
    }

    @Test
    void aPermitOfAnotherCityIsNotEndorsedHere() {
        inserted(today.minusMonths(12), "997301001");
        assertThat(permits.find(holder, registrar).orElseThrow().endorsable()).isFalse();
        assertThat(permits.endorse(holder, registrar)).isInstanceOf(Endorsement.Elsewhere.class);
        var facts = house.getBean(PermitFacts.class).of(holder, today, registrar);
        assertThat(facts)
                .containsEntry("permit.held", true)
                .containsEntry("permit.sameLocality", false)
                .containsEntry("permit.endorsable", false);
    }

    @Test
    void eachOfTwoPermitsIsReminded() {
        inserted(today.minusMonths(12).plusDays(20), "997301001");
        inserted(today.minusMonths(12).plusDays(20));
        house.getBean(PermitDuties.class).remind();
        assertThat(due()).isEmpty();
    }

    /// A permit without any mark cannot be read; nobody else waits for it.
    @Test
    void whatFailsForOnePermitKeepsNoOtherWaiting() {
        var broken = holder;
        in(() -> {
            accessLog.wrote(registrar, Shown.PERMIT, List.of(broken));
            var mark = Mark.of(Mark.Kind.ISSUED, today.minusMonths(12).plusDays(20));
            assertThat(records.add(permit(mark, DivisionCode.read("997201001"))))
                    .isTrue();
        });
        number = Neighbourhood.number();
        register();
        assertThat(holder).isNotEqualTo(broken);
        assertThat(inserted(today.minusMonths(12).plusDays(20))).isTrue();
        house.getBean(PermitDuties.class).remind();
        assertThat(due()).isEmpty();
        in(() -> {
            accessLog.wrote(registrar, Shown.PERMIT, List.of(broken));
            house.getBean(JdbcClient.class)
                    .sql("update permits.permit set ended = current_date, wants_card = false where subject = :one")
                    .param("one", broken.value())
                    .update();
        });
    }

    private List<PermitRecords.Due> due() {
        return records.due(today, BEFORE_ALL, 10_000).stream()
                .filter(one -> one.subject().equals(holder))
                .toList();
    }

    @Test
    void whoEndorsesWhileRemindersAreSentIsNotReminded() {
        issued(today.minusMonths(12).plusDays(20));
        var found = due().getFirst();
        assertThat(permits.endorse(holder, own)).isInstanceOf(Endorsement.Granted.class);
        assertThat(found.stands(permits.find(holder, registrar).orElseThrow())).isFalse();
    }

    @Test
    void manyWhoPressAtOnceEndorseOnce() throws Exception {
        issued(today.minusMonths(12));
        var answers = atOnce(() -> permits.endorse(holder, own));
        assertThat(answers)
                .allMatch(one -> one instanceof Endorsement.Granted || one instanceof Endorsement.TooEarly)
                .anyMatch(Endorsement.Granted.class::isInstance);
        assertThat(kinds()).containsExactly(Mark.Kind.ISSUED, Mark.Kind.ENDORSED);
    }

    @Test
    void manyWhoPressAtOnceReportOneLoss() throws Exception {
        issued(today.minusMonths(3));
        atOnce(() -> {
            permits.reportLoss(holder, own);
            return true;
        });
        assertThat(kinds()).containsExactly(Mark.Kind.ISSUED, Mark.Kind.LOST);
    }

    @Test
    void manyWhoPressAtOnceMarkOnce() throws Exception {
        issued(today.minusMonths(3));
        var done = atOnce(() -> {
            try {
                in(() -> marking.mark(written(), Mark.ended(today, EndGround.LEFT), "", null, registrar));
                return true;
            } catch (Problem problem) {
                assertThat(problem.name()).isEqualTo("permit-no-effect");
                return false;
            }
        });
        assertThat(done).containsOnlyOnce(true);
        assertThat(kinds()).containsExactly(Mark.Kind.ISSUED, Mark.Kind.ENDED);
    }

    private <T> List<T> atOnce(Callable<T> what) throws Exception {
        var answers = new ArrayList<T>();
        try (var threads = Executors.newFixedThreadPool(6)) {
            for (var one : threads.invokeAll(Collections.nCopies(6, what))) {
                answers.add(one.get());
            }
        }
        return answers;
    }

    private List<Mark.Kind> kinds() {
        return permits.listAbout(holder, registrar).getFirst().marks().stream()
                .map(Mark::kind)
                .toList();
    }

    /// The card that was lost is revoked; until the new one is made there is none that could be suspended.
    @Test
    void aPermitWhoseNewCardIsNotMadeYetIsSuspendedAllTheSame() {
        issued(today.minusMonths(14));
        house.getBean(Cards.class).make(holder);
        in(() -> marking.mark(written(), Mark.of(Mark.Kind.LOST, today), "", null, registrar));
        in(() -> marking.mark(written(), Mark.of(Mark.Kind.REPLACED, today), "", null, registrar));
        var permit = permits.find(holder, registrar).orElseThrow();
        assertThat(permit.cards()).hasSize(1);
        assertThat(permit.card()).isEmpty();
        house.getBean(PermitDuties.class).remind();
        assertThat(due()).isEmpty();
        in(() -> marking.mark(written(), Mark.of(Mark.Kind.MADE_UP, today), "", null, registrar));
        assertThat(kinds()).endsWith(Mark.Kind.MADE_UP);
    }

    /// So a new one can be applied for while the same stay goes on.
    @Test
    void howManyWereIssuedIsAFact() {
        var facts = house.getBean(PermitFacts.class);
        assertThat(facts.of(holder, today, registrar)).containsEntry("permit.issued", 0L);
        issued(today.minusMonths(3));
        in(() -> marking.mark(written(), Mark.ended(today, EndGround.LEFT), "", null, registrar));
        assertThat(facts.of(holder, today, registrar)).containsEntry("permit.issued", 1L);
    }

    @Test
    void aSecondApplicationForOneMoveIsTheFirst() {
        var facts = house.getBean(PermitFacts.class);
        var matters = house.getBean(Matters.class);
        var rules = matters.rules(matters.find(new MatterCode("permit-address"), today)
                .orElseThrow()
                .pinned());
        issued(today.minusMonths(3));
        var before = facts.of(holder, today, registrar);
        var period = rules.of(today, before, Map.of()).period();
        assertThat(period).isEqualTo(before.get("permit.address")).isEqualTo(today.minusMonths(3) + "/0");
        assertThat(rules.of(today.plusDays(1), before, Map.of()).period()).isEqualTo(period);
        in(() -> marking.mark(written(), Mark.of(Mark.Kind.ADDRESS_CHANGED, today), "", null, registrar));
        var after = facts.of(holder, today, registrar);
        assertThat(rules.of(today, after, Map.of()).period()).isEqualTo(today.minusMonths(3) + "/1");
        // The next permit begins anew, whatever became of the one before it.
        in(() -> marking.mark(written(), Mark.ended(today, EndGround.LEFT), "", null, registrar));
        issued(today);
        assertThat(rules.of(today, facts.of(holder, today, registrar), Map.of()).period())
                .isEqualTo(today + "/0");
    }

    @Test
    void whatTheRegisterSaysEndsAPermitAndGivesItBack() {
        issued(today.minusMonths(3));
        heed();
        act(new Amendment.Stand(Person.Standing.Word.DEATH, today.minusDays(10)));
        heed();
        var dead = permits.listAbout(holder, registrar).getFirst();
        assertThat(dead.standing().ended()).isEqualTo(Mark.ended(today.minusDays(10), EndGround.DIED));
        assertThat(told()).isZero();
        heed();
        assertThat(kinds()).containsExactly(Mark.Kind.ISSUED, Mark.Kind.ENDED);
        act(new Amendment.Restore(Person.Standing.Word.DEATH));
        heed();
        assertThat(kinds()).containsExactly(Mark.Kind.ISSUED, Mark.Kind.ENDED, Mark.Kind.RESTORED);
        assertThat(permits.listAbout(holder, registrar).getFirst().ended()).isFalse();
        assertThat(told()).isEqualTo(1);
    }

    @Test
    void aDeclaredDepartureEndsAPermitAndASilenceDoesNot() {
        issued(today.minusMonths(3));
        heed();
        var stay = residents
                .get(holder, residents.now(), registrar)
                .stays()
                .getFirst()
                .id();
        act(new Amendment.NotLivingThere(stay, today.minusDays(20), null));
        act(new Amendment.Move(new Amendment.Destination.Elsewhere(""), PartialDate.of(today.minusDays(15))));
        heed();
        assertThat(kinds()).containsExactly(Mark.Kind.ISSUED);
        act(new Amendment.Move(new Amendment.Destination.Elsewhere("试验市"), PartialDate.of(today.minusDays(10))));
        heed();
        assertThat(permits.listAbout(holder, registrar).getFirst().standing().ended())
                .isEqualTo(Mark.ended(today.minusDays(10), EndGround.LEFT));
        assertThat(told()).isEqualTo(1);
    }

    /// Whoever moved away and is back needs a new one; a move that never was ended nothing.
    @Test
    void onlyADepartureThatNeverWasIsTakenBack() {
        issued(today.minusMonths(3));
        heed();
        var first = residents.get(holder, residents.now(), registrar).stays().getFirst();
        act(new Amendment.Move(new Amendment.Destination.Elsewhere("试验市"), PartialDate.of(today.minusDays(10))));
        heed();
        assertThat(kinds()).endsWith(Mark.Kind.ENDED);
        act(new Amendment.Move(
                new Amendment.Destination.Dwelling(java.util.Objects.requireNonNull(first.dwelling())),
                PartialDate.of(today.minusDays(5))));
        heed();
        assertThat(kinds()).endsWith(Mark.Kind.ENDED);
        residents.get(holder, residents.now(), registrar).stays().stream()
                .filter(one -> !one.id().equals(first.id()))
                .forEach(one -> act(new Amendment.StrikeStay(one.id())));
        heed();
        assertThat(kinds()).endsWith(Mark.Kind.RESTORED);
    }

    private void heed() {
        house.getBean(PermitDuties.class).heedRegister();
    }

    private void act(Amendment amendment) {
        house.getBean(Acts.class)
                .perform(
                        holder,
                        amendment,
                        new Grounds(
                                org.anju.shared.Ids.next(),
                                Grounds.Reason.values()[0],
                                Grounds.Evidence.values()[0],
                                "1"),
                        registrar);
    }

    private long told() {
        return house.getBean(Notices.class).open(List.of(holder), null, 50, registrar).stream()
                .filter(line -> line.toString().contains("JZ"))
                .count();
    }

    private Permit written() {
        return marking.beingWritten(holder, registrar).getFirst();
    }

    private void issued(LocalDate day) {
        assertThat(inserted(day)).isTrue();
    }

    private void issued(LocalDate day, String place) {
        assertThat(inserted(day, place)).isTrue();
    }

    private boolean inserted(LocalDate day) {
        return inserted(day, "997201001");
    }

    private boolean inserted(LocalDate day, String place) {
        return Boolean.TRUE.equals(new TransactionTemplate(transactions).execute(status -> {
            accessLog.wrote(registrar, Shown.PERMIT, List.of(holder));
            var division = DivisionCode.read(place);
            var mark = Mark.of(Mark.Kind.ISSUED, day);
            var permit = permit(mark, division);
            if (!records.add(permit)) {
                return false;
            }
            records.claim(permit.number(), permit.id());
            records.mark(permit, 1, mark, "", null, registrar);
            return true;
        }));
    }

    private Permit permit(Mark mark, DivisionCode division) {
        return new Permit(
                PermitId.next(),
                holder,
                PermitNumber.next(division.city()),
                division.city(),
                division,
                List.of(new Permit.Noted(mark, registrar.by(), "试验派出所", "", java.time.Instant.now())),
                List.of(),
                today,
                Standing.on(List.of(mark), sets.of(division), today).orElseThrow());
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
