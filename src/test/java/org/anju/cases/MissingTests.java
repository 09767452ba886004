package org.anju.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.anju.HouseTest;
import org.anju.matters.Paper;
import org.anju.matters.Question;
import org.anju.shared.Access;
import org.anju.shared.PersonId;
import org.anju.shared.Problem;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/// What can be told to be missing, and that whoever is told can always supply it.
@HouseTest
class MissingTests {

    private static final byte[] PDF = {'%', 'P', 'D', 'F', '-', '1'};

    @Autowired
    ApplicationContext house;

    @Autowired
    Cases cases;

    @Autowired
    CaseDesk desk;

    @Autowired
    CasePapers papers;

    private Office office;
    private Access own;

    @BeforeEach
    void anOffice() {
        office = Office.in(house);
        own = office.own();
    }

    private CaseFile file(Case one) {
        return cases.find(List.of(one.subject()), one.id(), own).orElseThrow();
    }

    private void save(Case one, String question, String said) {
        cases.save(file(one), Map.of(question, said), own);
    }

    private Case submit(Case one) {
        return cases.submit(file(one), own);
    }

    private static void refused(ThrowingCallable what, String name, String... faults) {
        assertThatThrownBy(what).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.name()).isEqualTo(name);
            assertThat(problem.faults())
                    .extracting(fault -> fault.pointer() + " " + fault.code())
                    .containsExactly(faults);
        });
    }

    private Case handedIn(PersonId who, Map<String, String> otherAnswers) {
        var draft = office.filled(who, own).one();
        cases.save(file(draft), otherAnswers, own);
        if ("yes".equals(otherAnswers.get("rented"))) {
            papers.upload(file(draft), "consent", PDF, own);
        }
        return submit(draft);
    }

    @Test
    void whatNobodyNeedsIsNotAskedFor() {
        var sent = office.submitted(office.resident("甲补正"), own);
        assertThat(desk.missable(sent, office.officer).papers())
                .extracting(Paper::id)
                .containsExactly("vaccination", "photograph");
        assertThat(desk.missable(sent, office.officer).questions())
                .extracting(Question::id)
                .containsExactly("first", "breed", "vaccinated", "rented");
        refused(
                () -> desk.tellMissing(sent, Set.of("photograph", "consent"), Set.of("tag"), office.officer),
                "case-missing-unneeded",
                "/papers/consent paper-not-needed",
                "/questions/tag question-not-asked");
        refused(() -> desk.tellMissing(sent, Set.of("passport"), Set.of(), office.officer), "case-missing-nothing");
        assertThat(file(sent).one().state()).isEqualTo(CaseState.SUBMITTED);
    }

    @Test
    void aToldQuestionWantsAnAnswerOfItsOwnEvenTheSame() {
        var missing = desk.tellMissing(
                office.submitted(office.resident("乙补正"), own), Set.of(), Set.of("breed"), office.officer);
        refused(() -> submit(missing), "case-incomplete", "/answers/breed answer-anew");
        save(missing, "breed", "small");
        assertThat(submit(missing).state()).isEqualTo(CaseState.ACCEPTED);
    }

    @Test
    void aPromisedPaperMayComeWhileAnotherIsMissing() {
        var missing = desk.tellMissing(
                office.submitted(office.resident("丙补正"), own), Set.of("photograph"), Set.of(), office.officer);
        papers.upload(file(missing), "vaccination", PDF, own);
        assertThat(file(missing).there()).contains("vaccination");
        refused(() -> submit(missing), "case-incomplete", "/papers/photograph paper-missing");
        papers.upload(file(missing), "photograph", PDF, own);
        assertThat(submit(missing).state()).isEqualTo(CaseState.ACCEPTED);
    }

    @Test
    void whatFollowsFromANewAnswerIsAnsweredAndBroughtOrPromised() {
        var missing = desk.tellMissing(
                office.submitted(office.resident("丁补正"), own), Set.of(), Set.of("first", "rented"), office.officer);
        refused(() -> cases.save(file(missing), Map.of("breed", "large"), own), "case-in-hand");
        save(missing, "first", "yes");
        save(missing, "tag", "A-1");
        save(missing, "rented", "yes");
        refused(() -> submit(missing), "case-incomplete", "/papers/consent paper-missing");
        papers.later(file(missing), "consent", own);
        var accepted = submit(missing);
        assertThat(accepted.state()).isEqualTo(CaseState.ACCEPTED);
        assertThat(accepted.answers()).containsEntry("tag", "A-1");
        papers.upload(file(accepted), "consent", PDF, own);
        assertThat(file(accepted).there()).contains("consent");
    }

    @Test
    void whatWasToldAndIsNeededNoMoreIsNotWaitedFor() {
        var missing = desk.tellMissing(
                handedIn(office.resident("戊补正"), Map.of("rented", "yes")),
                Set.of("consent"),
                Set.of("rented"),
                office.officer);
        save(missing, "rented", "no");
        assertThat(submit(missing).state()).isEqualTo(CaseState.ACCEPTED);
    }

    @Test
    void anAnswerThatWasTakenBackIsReadByNobodyAndGoesWithTheHandIn() {
        var draft = office.filled(office.resident("己补正"), own).one();
        save(draft, "first", "yes");
        save(draft, "tag", "A-2");
        assertThat(file(draft).one().answers()).containsEntry("tag", "A-2");
        save(draft, "first", "no");
        assertThat(file(draft).one().answers()).doesNotContainKey("tag");
        assertThat(desk.get(draft.id(), office.officer).one().answers()).doesNotContainKey("tag");
        save(draft, "first", "yes");
        assertThat(file(draft).one().answers()).containsEntry("tag", "A-2");
        save(draft, "first", "no");
        assertThat(submit(draft).answers()).doesNotContainKey("tag").containsKey("breed");
        assertThat(desk.get(draft.id(), office.officer).one().answers()).doesNotContainKey("tag");
    }

    @Test
    void aPaperThatIsNeededNoMoreIsTakenOutAgain() {
        var draft = office.filled(office.resident("庚补正"), own).one();
        save(draft, "rented", "yes");
        papers.upload(file(draft), "consent", PDF, own);
        save(draft, "rented", "no");
        papers.takeOut(file(draft), paper(draft, "consent"), own);
        assertThat(file(draft).there()).doesNotContain("consent");
    }

    @Test
    void whatWasHandedInStaysAndNoPromiseTakesItsPlace() {
        var sent = submit(office.filled(office.resident("壬补正"), own).one());
        refused(() -> papers.takeOut(file(sent), paper(sent, "photograph"), own), "case-in-hand");
        papers.upload(file(sent), "vaccination", PDF, own);
        var missing = desk.tellMissing(file(sent).one(), Set.of("photograph"), Set.of(), office.officer);
        for (var kind : List.of("photograph", "vaccination")) {
            refused(() -> papers.takeOut(file(missing), paper(missing, kind), own), "case-in-hand");
            refused(() -> papers.later(file(missing), kind, own), "case-in-hand");
        }
        // What was put in since is not handed in yet.
        papers.upload(file(missing), "photograph", PDF, own);
        papers.takeOut(file(missing), file(missing).of("photograph").getLast().id(), own);
        refused(() -> submit(missing), "case-incomplete", "/papers/photograph paper-missing");
        assertThat(file(missing).of("photograph")).hasSize(1);
    }

    @Test
    void aPromiseIsNotedOnceAndOnlyWhereNothingIsThere() {
        var draft = office.filled(office.resident("癸补正"), own).one();
        papers.later(file(draft), "vaccination", own);
        assertThat(file(draft).of("vaccination")).hasSize(1);
        refused(() -> papers.later(file(draft), "photograph", own), "case-in-hand");
        var sent = submit(draft);
        refused(() -> papers.later(file(sent), "consent", own), "case-in-hand");
    }

    @Test
    void whoeverPutInTenPapersCanStillSupplementOne() {
        var draft = office.filled(office.resident("子补正"), own).one();
        for (int i = 1; i < CasePapers.MOST; i++) {
            papers.upload(file(draft), "photograph", PDF, own);
        }
        refused(() -> papers.upload(file(draft), "photograph", PDF, own), "paper-many");
        var missing = desk.tellMissing(submit(draft), Set.of("photograph"), Set.of(), office.officer);
        papers.upload(file(missing), "photograph", PDF, own);
        assertThat(submit(missing).state()).isEqualTo(CaseState.ACCEPTED);
    }

    private java.util.UUID paper(Case one, String kind) {
        return file(one).of(kind).getFirst().id();
    }

    @Test
    void aPaperThatIsShownTwiceADayIsThereOnce() {
        var draft = cases.begin(office.resident("辛补正"), Office.DOG, office.officer);
        var today = office.today();
        for (int i = 0; i < 3; i++) {
            papers.shown(desk.get(draft.id(), office.officer), "photograph", today, office.officer);
        }
        assertThat(desk.get(draft.id(), office.officer).of("photograph")).hasSize(1);
        cases.save(desk.get(draft.id(), office.officer), office.answers(), office.officer);
        papers.later(desk.get(draft.id(), office.officer), "vaccination", office.officer);
        var sent = cases.submit(desk.get(draft.id(), office.officer), office.officer);
        for (int i = 0; i < 2; i++) {
            papers.shown(desk.get(sent.id(), office.officer), "vaccination", today, office.officer);
        }
        var missing = desk.tellMissing(sent, Set.of("photograph"), Set.of(), office.officer);
        assertThat(desk.get(missing.id(), office.officer).suppliedSince("photograph"))
                .isFalse();
        papers.shown(desk.get(missing.id(), office.officer), "photograph", today, office.officer);
        assertThat(desk.get(missing.id(), office.officer).suppliedSince("photograph"))
                .isTrue();
    }
}
