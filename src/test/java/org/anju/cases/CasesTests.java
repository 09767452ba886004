package org.anju.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.anju.HouseTest;
import org.anju.accounts.Accounts;
import org.anju.counters.FunctionStep;
import org.anju.frame.Tracker;
import org.anju.notices.Notices;
import org.anju.shared.Access;
import org.anju.shared.DivisionCode;
import org.anju.shared.PersonId;
import org.anju.shared.Problem;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/// A case from its draft to its end, in the whole house.
@HouseTest
class CasesTests {

    @Autowired
    ApplicationContext house;

    @Autowired
    Cases cases;

    @Autowired
    CaseDesk desk;

    @Autowired
    CasePapers papers;

    @Autowired
    CaseDuties duties;

    @Autowired
    Resumption resumption;

    @Autowired
    CaseTracker tracker;

    private Office office;

    @BeforeEach
    void anOffice() {
        office = Office.in(house);
    }

    private CaseFile file(Case one, Access access) {
        return cases.find(List.of(one.subject()), one.id(), access).orElseThrow();
    }

    private static void refused(ThrowingCallable what, String name) {
        assertThatThrownBy(what)
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.name()).isEqualTo(name));
    }

    @Test
    void aPersonHasOneCaseForAMatterAndPeriodAndEveryAnswerIsKept() {
        var who = office.resident("甲办件");
        var own = office.own();
        var begun = cases.begin(who, Office.DOG, own);
        cases.save(file(begun, own), Map.of("first", "no"), own);
        var again = cases.begin(who, Office.DOG, office.own());
        assertThat(again.id()).isEqualTo(begun.id());
        assertThat(again.answers()).containsEntry("first", "no");
        assertThat(again.state()).isEqualTo(CaseState.DRAFT);
        assertThat(again.division()).startsWith("997201");
    }

    @Test
    void manyWhoBeginAtOnceGetOneCase() throws Exception {
        var who = office.resident("乙办件");
        Callable<CaseId> begin =
                () -> cases.begin(who, Office.DOG, office.own()).id();
        try (var threads = Executors.newFixedThreadPool(8)) {
            var ids = new HashSet<CaseId>();
            for (var one : threads.invokeAll(java.util.Collections.nCopies(12, begin))) {
                ids.add(one.get());
            }
            assertThat(ids).hasSize(1);
        }
        assertThat(cases.listAbout(List.of(who), office.own())).hasSize(1);
    }

    @Test
    void afterAWithdrawalANewOneMayBegin() {
        var who = office.resident("丙办件");
        var own = office.own();
        var first = cases.begin(who, Office.DOG, own);
        assertThat(cases.withdraw(first, own).state()).isEqualTo(CaseState.WITHDRAWN);
        assertThat(cases.begin(who, Office.DOG, own).id()).isNotEqualTo(first.id());
    }

    @Test
    void whatIsMissingIsSaidAllAtOnce() {
        var who = office.resident("丁办件");
        var own = office.own();
        var begun = cases.begin(who, Office.DOG, own);
        cases.save(file(begun, own), Map.of("first", "no", "breed", "small"), own);
        assertThatThrownBy(() -> cases.submit(file(begun, own), own)).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.name()).isEqualTo("case-incomplete");
            assertThat(problem.faults())
                    .extracting(Problem.Fault::pointer)
                    .contains("/answers/vaccinated", "/answers/rented", "/papers/vaccination", "/papers/photograph");
        });
        refused(() -> cases.save(file(begun, own), Map.of("breed", "dragon"), own), "case-answers");
    }

    @Test
    void aCaseGoesFromTheCounterToTheApplicant() {
        var who = office.resident("戊办件");
        var sent = office.submitted(who, office.own());
        assertThat(sent.state()).isEqualTo(CaseState.SUBMITTED);
        assertThat(sent.due()).isAfter(office.today());
        assertThat(desk.waiting(WorkFilter.ALL, office.officer))
                .extracting(Case::id)
                .contains(sent.id());
        var accepted = desk.accept(sent, office.officer);
        assertThat(accepted.accepted()).isEqualTo(office.today());
        var review = desk.takeUp(accepted, office.officer);
        var granted = desk.decide(review, CaseVerdict.GRANT, office.officer);
        assertThat(granted.granted()).isTrue();
        assertThat(granted.state()).isEqualTo(CaseState.GRANTED);
        assertThat(desk.deliver(granted, office.officer).state()).isEqualTo(CaseState.DELIVERED);
        assertThat(file(granted, office.own()).steps())
                .extracting(TakenStep::step)
                .containsExactly(CaseStep.SUBMIT, CaseStep.ACCEPT, CaseStep.TAKE_UP, CaseStep.GRANT, CaseStep.DELIVER);
        assertThat(house.getBean(Notices.class).open(List.of(who), null, 50, office.own()))
                .hasSizeGreaterThanOrEqualTo(4);
    }

    @Test
    void whatWasHandedInIsNotWrittenOver() {
        var who = office.resident("己办件");
        var own = office.own();
        var sent = office.submitted(who, own);
        refused(() -> cases.save(file(sent, own), Map.of("breed", "large"), own), "case-in-hand");
        refused(
                () -> papers.upload(file(sent, own), "photograph", new byte[] {'%', 'P', 'D', 'F', '-'}, own),
                "case-in-hand");
        refused(() -> cases.submit(file(sent, own), own), "case-step");
    }

    @Test
    void whatIsMissingIsToldOnceAndSupplementedItCountsAsAccepted() {
        var who = office.resident("庚办件");
        var own = office.own();
        var sent = office.submitted(who, own);
        refused(() -> desk.tellMissing(sent, Set.of(), Set.of(), office.officer), "case-missing-nothing");
        var missing = desk.tellMissing(sent, Set.of("vaccination"), Set.of("breed"), office.officer);
        assertThat(missing.state()).isEqualTo(CaseState.MISSING);
        refused(() -> cases.submit(file(missing, own), own), "case-incomplete");
        refused(() -> cases.save(file(missing, own), Map.of("rented", "yes"), own), "case-in-hand");
        cases.save(file(missing, own), Map.of("breed", "large"), own);
        papers.upload(file(missing, own), "vaccination", new byte[] {'%', 'P', 'D', 'F', '-', '1'}, own);
        var accepted = cases.submit(file(missing, own), own);
        assertThat(accepted.state()).isEqualTo(CaseState.ACCEPTED);
        assertThat(accepted.answers()).containsEntry("breed", "large");
        refused(() -> desk.tellMissing(accepted, Set.of("photograph"), Set.of(), office.officer), "case-step");
    }

    @Test
    void aSecondNoticeOfWhatIsMissingIsRefusedByTheDatabaseToo() throws Exception {
        var who = office.resident("辛办件");
        var sent = office.submitted(who, office.own());
        var missing = desk.tellMissing(sent, Set.of("vaccination"), Set.of(), office.officer);
        assertThatThrownBy(() -> office.owner("""
                        insert into cases.missing (subject, application, papers, questions, until, unit_name, account, on_day)
                        select subject, application, papers, questions, until, unit_name, account, on_day
                        from cases.missing where application = ?
                        """, missing.id().value())).hasMessageContaining("missing");
    }

    @Test
    void silenceCountsAsAcceptanceFromTheDayOfReceipt() throws Exception {
        var who = office.resident("壬办件");
        var sent = office.submitted(who, office.own());
        late(sent, "received = received - 20", 20);
        refused(
                () -> desk.tellMissing(read(sent), Set.of("vaccination"), Set.of(), office.officer),
                "case-missing-late");
        duties.dayHasPassed();
        var accepted = read(sent);
        assertThat(accepted.state()).isEqualTo(CaseState.ACCEPTED);
        assertThat(accepted.accepted())
                .isEqualTo(accepted.received())
                .isEqualTo(office.today().minusDays(20));
    }

    private Case read(Case one) {
        return desk.get(one.id(), office.officer).one();
    }

    /// As if it had been handed in so many days ago.
    private void late(Case one, String days, int by) throws Exception {
        office.owner(
                "update cases.standing set %s, due = due - %d where application = ?".formatted(days, by),
                one.id().value());
    }

    @Test
    void anOverdueDecisionIsEscalatedOnceAndTheApplicantIsTold() throws Exception {
        var who = office.resident("癸办件");
        var accepted = desk.accept(office.submitted(who, office.own()), office.officer);
        late(accepted, "accepted = accepted - 60", 60);
        duties.dayHasPassed();
        duties.dayHasPassed();
        var late = desk.get(accepted.id(), office.officer);
        assertThat(late.one().escalated()).isEqualTo(office.today());
        assertThat(late.steps().stream().filter(step -> step.step() == CaseStep.ESCALATE))
                .hasSize(1);
        assertThat(desk.waiting(new WorkFilter(Office.DOG, WorkFilter.WAITING, true), office.officer))
                .extracting(Case::id)
                .contains(accepted.id());
        refused(() -> desk.stopClock(late.one(), "breed-examination", office.officer), "case-stop-late");
    }

    @Test
    void theClockStopsOnNoOtherGroundThanTheMatterNames() {
        var who = office.resident("子办件");
        var accepted = desk.accept(office.submitted(who, office.own()), office.officer);
        refused(() -> desk.stopClock(accepted, "holiday", office.officer), "case-stop-ground");
        var paused = desk.stopClock(accepted, "breed-examination", office.officer);
        assertThat(paused.state()).isEqualTo(CaseState.PAUSED);
        assertThat(paused.due()).isNull();
        refused(() -> desk.decide(paused, CaseVerdict.GRANT, office.officer), "case-step");
        var on = desk.resumeClock(paused, office.officer);
        assertThat(on.state()).isEqualTo(CaseState.REVIEW);
        assertThat(on.due()).isEqualTo(accepted.due());
    }

    @Test
    void aRefusalSaysWhyAndWhatCanBeDone() throws Exception {
        var who = office.resident("丑办件");
        var accepted = desk.accept(office.submitted(who, office.own()), office.officer);
        refused(() -> desk.decide(accepted, new CaseVerdict(false, " ", ""), office.officer), "case-refusal");
        var refused = desk.decide(accepted, new CaseVerdict(false, "疫苗不是本犬的", ""), office.officer);
        assertThat(refused.decision()).isNotNull();
        assertThat(Objects.requireNonNull(refused.decision()).reason()).isEqualTo("疫苗不是本犬的");
        assertThat(Objects.requireNonNull(refused.decision()).remedy())
                .contains("60日")
                .contains("60 days");
        assertThatThrownBy(() -> office.owner(
                        "update cases.decision set reason = substring(reason for 29) where application = ?",
                        refused.id().value()))
                .hasMessageContaining("refused_with_reason_and_remedy");
        assertThat(cases.begin(who, Office.DOG, office.own()).id()).isNotEqualTo(refused.id());
    }

    @Test
    void whatIsNotDelegatedIsNotDoneAndAnotherTerritoryDoesNotSeeIt() {
        var who = office.resident("寅办件");
        var sent = office.submitted(who, office.own());
        var unit = house.getBean(Accounts.class).createUnit("别所 " + UUID.randomUUID(), "", DivisionCode.read("997201"));
        var other = Office.officer(unit, "997201");
        assertThat(desk.allowed(sent, other)).isEmpty();
        assertThat(desk.waiting(WorkFilter.ALL, other)).isEmpty();
        refused(() -> desk.accept(sent, other), "function-not-delegated");
        office.delegate(unit, Office.DOG, FunctionStep.RECEIVE);
        var accepted = desk.accept(sent, other);
        refused(() -> desk.decide(accepted, CaseVerdict.GRANT, other), "function-not-delegated");
        var elsewhere = Office.officer(unit, "997202");
        refused(() -> desk.get(sent.id(), elsewhere), "case-elsewhere");
    }

    @Test
    void whoHandsInAtTheCounterNeedsTheFunctionToo() {
        var who = office.resident("卯办件");
        var begun = cases.begin(who, Office.DOG, office.officer);
        assertThat(begun.channel()).isEqualTo(org.anju.shared.Channel.DESK);
        var unit = house.getBean(Accounts.class).createUnit("远所 " + UUID.randomUUID(), "", DivisionCode.read("997201"));
        refused(() -> cases.begin(who, Office.DOG, Office.officer(unit, "997201")), "function-not-delegated");
    }

    @Test
    void aRuleDecidesAtOnceAndWhatIsElectronicIsDeliveredWithIt() {
        var who = office.resident("辰办件");
        var done = cases.decideAtOnce(who, Office.PROOF, Map.of(), office.own());
        assertThat(done.granted()).isTrue();
        assertThat(done.state()).isEqualTo(CaseState.DELIVERED);
        assertThat(cases.decideAtOnce(who, Office.PROOF, Map.of(), office.own()).id())
                .isEqualTo(done.id());
        refused(() -> cases.decideAtOnce(who, Office.DOG, Map.of(), office.own()), "case-not-by-rule");
        refused(() -> cases.decideAtOnce(PersonId.next(), Office.PROOF, Map.of(), office.own()), "case-not-eligible");
    }

    @Test
    void manyAreDecidedEachOnItsOwnAndNoneIsLost() {
        var ready = List.of("巳办件", "午办件", "未办件").stream()
                .map(office::resident)
                .map(who -> desk.accept(office.submitted(who, office.own()), office.officer))
                .map(Case::id)
                .toList();
        var draft =
                cases.begin(office.resident("申办件"), Office.DOG, office.own()).id();
        var ids = List.of(ready.get(0), draft, ready.get(1), ready.get(2));
        assertThat(desk.preview(ids, CaseVerdict.GRANT, office.officer).stream()
                        .filter(one -> one instanceof Bulk.Cannot))
                .extracting(Bulk::id)
                .containsExactly(draft);
        assertThat(desk.get(ready.getFirst(), office.officer).one().state()).isEqualTo(CaseState.ACCEPTED);
        var results = desk.decideAll(ids, CaseVerdict.GRANT, office.officer);
        assertThat(results).extracting(Bulk::id).containsExactlyElementsOf(ids);
        assertThat(results.stream().filter(one -> one instanceof Bulk.Done)).hasSize(3);
        assertThat(desk.get(draft, office.officer).one().state()).isEqualTo(CaseState.DRAFT);
    }

    @Test
    void whatOnlyAFaultOfTheProgramCanBringIsNoResultOfACase() throws Exception {
        var one = desk.accept(office.submitted(office.resident("辛材料"), office.own()), office.officer);
        office.owner("""
                insert into cases.decision (subject, application, granted, reason, remedy, by_rule, on_day, unit_name, account)
                select subject, application, true, '', '', false, touched, '', subject
                from cases.standing where application = ?
                """, one.id().value());
        assertThatThrownBy(() -> desk.decideAll(List.of(one.id()), CaseVerdict.GRANT, office.officer))
                .isInstanceOf(RuntimeException.class)
                .isNotInstanceOf(Problem.class);
    }

    @Test
    void oneDecisionWinsWhereTwoAreTakenAtOnce() throws Exception {
        var accepted = desk.accept(office.submitted(office.resident("酉办件"), office.own()), office.officer);
        Callable<String> decide = () -> {
            try {
                desk.decide(accepted, CaseVerdict.GRANT, office.officer);
                return "done";
            } catch (Problem problem) {
                return problem.name();
            }
        };
        try (var threads = Executors.newFixedThreadPool(4)) {
            var said = threads.invokeAll(java.util.Collections.nCopies(4, decide)).stream()
                    .map(one -> {
                        try {
                            return one.get();
                        } catch (Exception e) {
                            throw new IllegalStateException(e);
                        }
                    })
                    .toList();
            assertThat(said.stream().filter("done"::equals)).hasSize(1);
            assertThat(said).containsOnly("done", "case-moved-on");
        }
    }

    @Test
    void anUnreadableVersionBreaksNoList() throws Exception {
        var sent = office.submitted(office.resident("庚材料"), office.own());
        office.owner(
                "update cases.application set version = 999 where application = ?",
                sent.id().value());
        var views = house.getBean(CaseViews.class);
        assertThat(views.lines(desk.waiting(WorkFilter.ALL, office.officer), office.officer))
                .filteredOn(line -> line.one().id().equals(sent.id()))
                .singleElement()
                .satisfies(line -> assertThat(line.matter().zh()).isEqualTo("养犬登记"));
        assertThat(desk.preview(List.of(sent.id()), CaseVerdict.GRANT, office.officer))
                .hasOnlyElementsOfType(Bulk.Cannot.class);
        assertThat(views.line(file(sent, office.own()).one()).matter().zh()).isEqualTo("养犬登记");
    }

    @Test
    void theTrackerSaysTheStateAndTheDaysAndNothingElse() {
        var sent = office.submitted(office.resident("戌办件"), office.own());
        var tracked = tracker.track(sent.number()).orElseThrow();
        assertThat(tracked)
                .isEqualTo(new Tracker.Track(
                        "case.tracked",
                        "case.track.SUBMITTED",
                        "case.track.next.SUBMITTED",
                        office.today(),
                        sent.due(),
                        false));
        assertThat(tracker.track(org.anju.shared.ReceiptNumber.next())).isEmpty();
        var refused = desk.decide(desk.accept(sent, office.officer), new CaseVerdict(false, "理由", ""), office.officer);
        assertThat(tracker.track(refused.number()).orElseThrow().state()).isEqualTo("case.track.DECIDED");
    }

    @Test
    void aCodeOnPaperOpensADraftAndNothingElseAndWrongTriesRunOut() {
        var who = office.resident("亥办件");
        var own = office.own();
        var draft = cases.begin(who, Office.DOG, own);
        var code = resumption.issue(draft, own);
        var four = lastFour(who);
        refused(() -> resumption.resume(draft.number(), "22222-22222", four), "resume-wrong");
        refused(() -> resumption.resume(draft.number(), code, "0000".equals(four) ? "1111" : "0000"), "resume-wrong");
        var resumed = resumption.resume(draft.number(), code.toLowerCase(java.util.Locale.ROOT), four);
        assertThat(resumed.id()).isEqualTo(draft.id());
        var file = resumption.get(resumed.subject(), resumed.id(), resumed.access());
        cases.save(file, Map.of("first", "no"), resumed.access());
        var newer = resumption.issue(draft, own);
        refused(() -> resumption.resume(draft.number(), code, four), "resume-wrong");
        cases.withdraw(draft, own);
        refused(() -> resumption.resume(draft.number(), newer, four), "resume-wrong");
        for (int i = 0; i < 6; i++) {
            assertThatThrownBy(() -> resumption.resume(draft.number(), "33333-33333", four))
                    .isInstanceOf(Problem.class);
        }
        refused(() -> resumption.resume(draft.number(), newer, four), "resume-locked");
    }

    private String lastFour(PersonId who) {
        var number = house.getBean(org.anju.residents.Residents.class)
                .find(who, house.getBean(org.anju.residents.Residents.class).now(), office.own())
                .orElseThrow()
                .documents()
                .getFirst()
                .number();
        return number.substring(number.length() - 4);
    }

    @Test
    void onlyPicturesAndPdfAreTakenByTheirContentAndTenAtMost() {
        var who = office.resident("甲材料");
        var own = office.own();
        var draft = cases.begin(who, Office.DOG, own);
        refused(() -> papers.upload(file(draft, own), "photograph", "<svg/>".getBytes(), own), "paper-media");
        refused(() -> papers.upload(file(draft, own), "photograph", new byte[0], own), "paper-empty");
        refused(
                () -> papers.upload(file(draft, own), "photograph", new byte[CasePapers.LARGEST + 1], own),
                "paper-large");
        refused(() -> papers.upload(file(draft, own), "passport", pdf(1), own), "case-paper-unknown");
        for (int i = 0; i < CasePapers.MOST; i++) {
            papers.upload(file(draft, own), "photograph", pdf(i), own);
        }
        refused(() -> papers.upload(file(draft, own), "photograph", pdf(99), own), "paper-many");
        var file = file(draft, own);
        var first = file.papers().getFirst().id();
        assertThat(papers.content(file, first, own).bytes()).isEqualTo(pdf(0));
        papers.takeOut(file, first, own);
        refused(() -> papers.content(file(draft, own), first, own), "paper-unknown");
    }

    private static byte[] pdf(int n) {
        return new byte[] {'%', 'P', 'D', 'F', '-', (byte) n};
    }

    @Test
    void aDraftThatNobodyGoesOnWithLapses() throws Exception {
        var who = office.resident("乙材料");
        var draft = cases.begin(who, Office.DOG, office.own());
        office.owner(
                "update cases.standing set touched = touched - 91 where application = ?",
                draft.id().value());
        duties.dayHasPassed();
        assertThat(file(draft, office.own()).one().state()).isEqualTo(CaseState.LAPSED);
    }

    @Test
    void dueDaysFollowTheCalendar() throws Exception {
        var accepted = desk.accept(office.submitted(office.resident("丙材料"), office.own()), office.officer);
        office.owner(
                "update cases.standing set due = due + 3 where application = ?",
                accepted.id().value());
        duties.dayHasPassed();
        var reckoned = desk.get(accepted.id(), office.officer);
        assertThat(reckoned.one().due()).isEqualTo(accepted.due());
        assertThat(reckoned.last(CaseStep.RECKON)).isPresent();
    }
}
