package org.anju.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.anju.HouseTest;
import org.anju.cases.CaseRecords.Key;
import org.anju.workdays.Limit;
import org.anju.workdays.WorkingDays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;

/// What a passed day does to a case; and that whatever a person did after it was found due comes first.
@HouseTest
class CaseDutiesTests {

    @Autowired
    ApplicationContext house;

    @Autowired
    Cases cases;

    @Autowired
    CaseDesk desk;

    @Autowired
    CaseDuties duties;

    @Autowired
    CaseDutyRecords records;

    private Office office;

    @BeforeEach
    void anOffice() {
        office = Office.in(house);
    }

    private CaseFile read(Case one) {
        return desk.get(one.id(), office.officer);
    }

    private void owner(Case one, String change) throws Exception {
        office.owner(
                "update cases.standing set %s where application = ?".formatted(change),
                one.id().value());
    }

    @Test
    void whoAcceptsAfterTheTimeSaysWhatSilenceHasSaid() throws Exception {
        var sent = office.submitted(office.resident("甲值"), office.own());
        owner(sent, "received = received - 20, due = due - 20");
        var accepted = desk.accept(read(sent).one(), office.officer);
        assertThat(accepted.accepted())
                .isEqualTo(accepted.received())
                .isEqualTo(office.today().minusDays(20));
        var silent = office.submitted(office.resident("乙值"), office.own());
        owner(silent, "received = received - 20, due = due - 20");
        assertThat(duties.silence(Key.of(silent))).isTrue();
        assertThat(read(silent).one().due()).isEqualTo(accepted.due());
        var inTime = office.submitted(office.resident("丙值"), office.own());
        owner(inTime, "received = received - 3, due = '%s'".formatted(office.today()));
        assertThat(desk.accept(read(inTime).one(), office.officer).accepted()).isEqualTo(office.today());
    }

    @Test
    void silenceSaysNothingWhereAPersonSpokeFirst() throws Exception {
        var sent = office.submitted(office.resident("丁值"), office.own());
        owner(sent, "received = received - 20, due = due - 20");
        assertThat(records.silent(office.today(), new UUID(0, 0), 10_000)).contains(Key.of(sent));
        owner(sent, "due = '%s'".formatted(office.today()));
        assertThat(duties.silence(Key.of(sent))).isFalse();
        assertThat(read(sent).one().state()).isEqualTo(CaseState.SUBMITTED);
        var missing = desk.tellMissing(read(sent).one(), Set.of("photograph"), Set.of(), office.officer);
        assertThat(duties.silence(Key.of(missing))).isFalse();
        assertThat(read(sent).one().state()).isEqualTo(CaseState.MISSING);
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void whatCannotBeDoneIsSaidAndKeepsNothingElseWaiting(CapturedOutput said) throws Exception {
        var broken = office.submitted(office.resident("壬值"), office.own());
        var other = office.submitted(office.resident("癸值"), office.own());
        for (var one : List.of(broken, other)) {
            owner(one, "received = received - 20, due = due - 20");
        }
        version(broken, 999);
        var one = records.silent(office.today(), new UUID(0, 0), 10_000);
        var paged = new ArrayList<Key>();
        for (var part = records.silent(office.today(), new UUID(0, 0), 1);
                !part.isEmpty();
                part = records.silent(office.today(), part.getLast().id().value(), 1)) {
            paged.addAll(part);
        }
        assertThat(paged).isEqualTo(one).contains(Key.of(broken), Key.of(other));
        duties.dayHasPassed();
        assertThat(read(other).one().state()).isEqualTo(CaseState.ACCEPTED);
        assertThat(said.getOut()).contains("ERROR").contains("matter-unknown").contains("dog-registration/999");
        version(broken, broken.version());
        assertThat(read(broken).one().state()).isEqualTo(CaseState.SUBMITTED);
    }

    private void version(Case one, int version) throws Exception {
        office.owner(
                "update cases.application set version = %d where application = ?".formatted(version),
                one.id().value());
    }

    @Test
    void whatHasANewDayIsNotEscalated() throws Exception {
        var accepted = desk.accept(office.submitted(office.resident("戊值"), office.own()), office.officer);
        owner(accepted, "accepted = accepted - 90, due = due - 90");
        assertThat(records.late(office.today(), new UUID(0, 0), 10_000)).contains(Key.of(accepted));
        owner(accepted, "accepted = accepted + 90, due = due + 90");
        assertThat(duties.escalate(Key.of(accepted))).isFalse();
        assertThat(read(accepted).one().escalated()).isNull();
        var paused = desk.stopClock(read(accepted).one(), "breed-examination", office.officer);
        assertThat(duties.escalate(Key.of(paused))).isFalse();
    }

    @Test
    void aDraftThatSomebodyJustWroteInDoesNotLapse() throws Exception {
        var own = office.own();
        var draft = cases.begin(office.resident("己值"), Office.DOG, own);
        owner(draft, "touched = touched - 91");
        assertThat(records.resting(office.today().minusDays(90), office.today(), new UUID(0, 0), 10_000))
                .contains(Key.of(draft));
        cases.save(cases.find(List.of(draft.subject()), draft.id(), own).orElseThrow(), Map.of("first", "no"), own);
        assertThat(duties.lapse(Key.of(draft))).isFalse();
        assertThat(read(draft).one().state()).isEqualTo(CaseState.DRAFT);
        owner(draft, "touched = touched - 90");
        assertThat(duties.lapse(Key.of(draft))).isFalse();
        owner(draft, "touched = touched - 1");
        assertThat(duties.lapse(Key.of(draft))).isTrue();
        assertThat(read(draft).one().state()).isEqualTo(CaseState.LAPSED);
    }

    @Test
    void whatWasReckonedBeforeAStepIsNotWrittenAfterIt() throws Exception {
        var accepted = desk.accept(office.submitted(office.resident("庚值"), office.own()), office.officer);
        var due = java.util.Objects.requireNonNull(accepted.due());
        owner(accepted, "due = due + 3");
        var read = new CaseDutyRecords.Running(
                Key.of(accepted),
                CaseState.ACCEPTED,
                office.today(),
                new Limit(20, Limit.Count.WORKING),
                due.plusDays(3),
                List.of());
        desk.takeUp(read(accepted).one(), office.officer);
        assertThat(duties.reckon(read, due)).isFalse();
        assertThat(read(accepted).last(CaseStep.RECKON)).isEmpty();
        duties.reckon();
        assertThat(read(accepted).one().due()).isEqualTo(due);
    }

    @Test
    void aClockThatIsStoppedOnTheLastDayLeavesTheDayOnWhichItGoesOn() throws Exception {
        var accepted = desk.accept(office.submitted(office.resident("辛值"), office.own()), office.officer);
        desk.stopClock(accepted, "breed-examination", office.officer);
        var days = house.getBean(WorkingDays.class);
        var limit = new Limit(20, Limit.Count.WORKING);
        var start = office.today().minusDays(60);
        owner(accepted, "accepted = '%s'".formatted(start));
        office.owner(
                "update cases.step set on_day = '%s' where step = 'STOP_CLOCK' and application = ?"
                        .formatted(days.end(start, limit)),
                accepted.id().value());
        var on = desk.resumeClock(read(accepted).one(), office.officer);
        assertThat(on.due()).isEqualTo(days.after(office.today(), 0));
        assertThat(on.overdue(office.today())).isFalse();
        assertThat(duties.escalate(Key.of(on))).isFalse();
    }
}
