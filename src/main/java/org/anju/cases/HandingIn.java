package org.anju.cases;

import java.util.HashSet;
import java.util.Objects;
import org.anju.cases.CaseRecords.Key;
import org.anju.matters.Decision;
import org.anju.matters.Evaluation;
import org.anju.matters.Question;
import org.anju.matters.Told;
import org.anju.shared.Access;
import org.springframework.stereotype.Component;

/// Hands a case in 提交, or what was missing in it 补正, in the transaction of the face: what is there is weighed
/// as it stands then, and where a rule of the matter decides, it is decided with it.
@Component
class HandingIn {

    private final CaseRecords records;
    private final Course course;
    private final CaseReading reading;
    private final CaseDeciding deciding;
    private final CaseTelling telling;

    HandingIn(CaseRecords records, Course course, CaseReading reading, CaseDeciding deciding, CaseTelling telling) {
        this.records = records;
        this.course = course;
        this.reading = reading;
        this.deciding = deciding;
        this.telling = telling;
    }

    /// A draft. Throws [Problem] `case-incomplete`, `case-not-eligible`, and `case-step` where it is none.
    Case handIn(Case read, Weighed weighed, Access access) {
        var moving = course.open(read, access).unmoved();
        course.require(read, read.state(), CaseStep.SUBMIT, Actor.of(access), access);
        var one = reading.again(Key.of(read));
        var matter = weighed.matter();
        var evaluation = weighed.with(one.answers());
        var file = reading.file(one);
        var there = new HashSet<>(file.there());
        if (matter.decide() instanceof Decision.ByOfficer) {
            there.addAll(file.later());
        }
        Completeness.require(evaluation, one.answers(), there);
        Completeness.requireEligible(evaluation.obstaclesToSubmitting());
        takeBack(one, evaluation);
        moving.submit(evaluation.accept(), evaluation.decide());
        records.known(Key.of(one), weighed.written());
        telling.tell(one, matter, Told.SUBMITTED, moving.standing().due(), access);
        return deciding.byRule(moving, one, matter, evaluation.ruling(), access);
    }

    /// What was told to be missing: all of it is there, so the case is accepted, and nothing more can be asked
    /// for. Throws [Problem] `case-incomplete`.
    Case supplement(Case read, Weighed weighed, Access access) {
        var moving = course.open(read, access).unmoved();
        var one = reading.again(Key.of(read));
        var file = reading.file(one);
        var missing = Objects.requireNonNull(file.missing());
        var evaluation = weighed.with(one.answers());
        Completeness.requireSupplied(evaluation, file, missing);
        takeBack(one, evaluation);
        moving.accept(CaseStep.SUPPLEMENT, Actor.of(access));
        telling.tell(one, weighed.matter(), Told.ACCEPTED, moving.standing().due(), access);
        return reading.again(Key.of(one));
    }

    /// What was answered to questions that are not asked any more goes with the hand-in: nobody is to read it.
    private void takeBack(Case one, Evaluation evaluation) {
        var asked = evaluation.questions().stream().map(Question::id).toList();
        records.takeBack(
                Key.of(one),
                one.answers().keySet().stream()
                        .filter(id -> !asked.contains(id))
                        .toList());
    }
}
