package org.anju.cases;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.anju.cases.CaseRecords.Key;
import org.anju.matters.Evaluation;
import org.anju.matters.Matter;
import org.anju.matters.Matters;
import org.anju.matters.Question;
import org.anju.matters.Told;
import org.anju.residents.Residents;
import org.anju.shared.Access;
import org.anju.shared.MatterCode;
import org.anju.shared.PersonId;
import org.anju.shared.Problem;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/// Applications 办件 as whoever applies, or stands beside who applies, has to do with them: begun, filled in,
/// handed in, followed, withdrawn. What officers do is in [CaseDesk], papers in [CasePapers].
///
/// Called outside a transaction: what the register knows of the person is looked at, and logged, before
/// anything is written; what is written is one transaction.
@Component
@Transactional(propagation = Propagation.NEVER)
public class Cases {

    private final CaseRecords records;
    private final CourseRecords courseRecords;
    private final Beginning beginning;
    private final Course course;
    private final CaseReading reading;
    private final CaseDeciding deciding;
    private final CaseTelling telling;
    private final Knowing knowing;
    private final Matters matters;
    private final Residents residents;
    private final TransactionTemplate writing;

    Cases(
            CaseRecords records,
            CourseRecords courseRecords,
            Beginning beginning,
            Course course,
            CaseReading reading,
            CaseDeciding deciding,
            CaseTelling telling,
            Knowing knowing,
            Matters matters,
            Residents residents,
            PlatformTransactionManager transactions) {
        this.records = records;
        this.courseRecords = courseRecords;
        this.beginning = beginning;
        this.course = course;
        this.reading = reading;
        this.deciding = deciding;
        this.telling = telling;
        this.knowing = knowing;
        this.matters = matters;
        this.residents = residents;
        this.writing = new TransactionTemplate(transactions);
    }

    /// Begins a case, or gives the one that the person has for this matter and period already.
    ///
    /// Throws [Problem] `matter-unknown`, `case-channel`, and `case-not-eligible` with what the matter says.
    ///
    /// @param subject the person; the case stands under the record under which they are kept now
    public Case begin(PersonId subject, MatterCode matter, Access access) {
        var ground = beginning.prepare(subject, matter, Map.of(), access);
        return write(() -> beginning.begin(ground, access));
    }

    /// Keeps answers, each at once, in a draft or where something was missing.
    ///
    /// Throws [Problem] `case-in-hand` where nothing is written in it any more, or not this, and `case-answers`
    /// with every fault at its question.
    public Case save(CaseFile file, Map<String, String> answers, Access access) {
        var one = file.one();
        Completeness.requireForm(matter(one), answers);
        if (!answers.keySet().stream().allMatch(file::mayAnswer)) {
            throw new Problem(Problem.Kind.CONFLICT, "case-in-hand");
        }
        course.requireReceives(one, access);
        return write(() -> {
            var moving = course.open(one, access).unmoved();
            records.answer(Key.of(one), answers);
            moving.touched();
            return reading.again(Key.of(one));
        });
    }

    /// Hands in a draft, or what was missing; where a rule of the matter decides, it is decided with it.
    ///
    /// Throws [Problem] `case-incomplete` with every question and paper that is missing, `case-not-eligible`,
    /// and `case-step` where it is in nobody's hand any more.
    public Case submit(CaseFile file, Access access) {
        var one = file.one();
        var weighed = knowing.weigh(matter(one), residents.survivor(one.subject()), access);
        return write(() -> one.state() == CaseState.MISSING
                ? supplement(file, weighed, access)
                : handIn(reading(one, access), weighed, access));
    }

    /// Begins, hands in and decides by the matter's rule in one transaction: see [Case#granted]. Where the person
    /// has one for this matter and period that was decided already, gives that one.
    ///
    /// Throws [Problem] as [#begin], [#save] and [#submit], and `case-not-by-rule` where an officer decides.
    public Case decideAtOnce(PersonId subject, MatterCode code, Map<String, String> answers, Access access) {
        var ground = beginning.prepare(subject, code, answers, access);
        var matter = ground.weighed().matter();
        if (matter.decide() instanceof org.anju.matters.Decision.ByOfficer) {
            throw new Problem(Problem.Kind.CONFLICT, "case-not-by-rule", code);
        }
        Completeness.requireForm(matter, answers);
        return write(() -> {
            var begun = beginning.begin(ground, access);
            if (begun.state() != CaseState.DRAFT) {
                return begun;
            }
            records.answer(Key.of(begun), answers);
            return handIn(reading.again(Key.of(begun)), ground.weighed(), access);
        });
    }

    /// Takes it back, as long as it is not decided. Throws [Problem] `case-step`.
    public Case withdraw(Case one, Access access) {
        return write(() -> {
            course.open(one, access).unmoved().end(CaseStep.WITHDRAW, Actor.of(access));
            return reading.again(Key.of(one));
        });
    }

    /// Takes answers out of a case that is granted, once the module of its [Outcome] has taken them over: what that
    /// one keeps for a shorter time must not stay here for a longer one. To be called by the outcome, in the
    /// transaction of the decision and under an entry about the person; in no other the database lets it.
    ///
    /// @param questions of the matter; of those that were not answered nothing is left either
    @Transactional(propagation = Propagation.MANDATORY)
    public void handOver(Case granted, Set<String> questions) {
        courseRecords.handOver(Key.of(granted), questions);
    }

    /// One of any of these records, which are one person's.
    public Optional<CaseFile> find(Collection<PersonId> subjects, CaseId id, Access access) {
        return reading.find(subjects, id, access);
    }

    /// Those of any of these records, which are one person's; newest first.
    public List<Case> listAbout(Collection<PersonId> subjects, Access access) {
        return reading.listAbout(subjects, access);
    }

    /// The text that a case pins.
    public Matter matter(Case one) {
        return matters.get(one.matter(), one.version());
    }

    /// Within the transaction, under an entry of its own.
    private Case reading(Case one, Access access) {
        course.open(one, access).unmoved();
        return reading.again(Key.of(one));
    }

    private Case handIn(Case one, Weighed weighed, Access access) {
        var moving = course.open(one, access).unmoved();
        course.require(one, one.state(), CaseStep.SUBMIT, Actor.of(access), access);
        var matter = weighed.matter();
        var evaluation = weighed.with(one.answers());
        var file = reading.file(one);
        var there = new java.util.HashSet<>(file.there());
        if (matter.decide() instanceof org.anju.matters.Decision.ByOfficer) {
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

    /// All that was told is there: so it is accepted, and nothing more can be asked for.
    private Case supplement(CaseFile before, Weighed weighed, Access access) {
        var moving = course.open(before.one(), access).unmoved();
        var one = reading.again(Key.of(before.one()));
        var file = reading.file(one);
        var missing = Objects.requireNonNull(file.missing());
        var evaluation = weighed.with(one.answers());
        Completeness.requireSupplied(evaluation, file, missing);
        takeBack(one, evaluation);
        moving.accept(CaseStep.SUPPLEMENT, Actor.of(access));
        telling.tell(one, weighed.matter(), Told.ACCEPTED, moving.standing().due(), access);
        return reading.again(Key.of(one));
    }

    /// What was answered to questions that are not asked any more goes with the hand-in; nobody is to read it.
    private void takeBack(Case one, Evaluation evaluation) {
        var asked = evaluation.questions().stream().map(Question::id).toList();
        records.takeBack(
                Key.of(one),
                one.answers().keySet().stream().filter(id -> !asked.contains(id)).toList());
    }

    private Case write(java.util.function.Supplier<Case> work) {
        return Objects.requireNonNull(writing.execute(status -> work.get()));
    }
}
