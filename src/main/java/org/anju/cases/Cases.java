package org.anju.cases;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.anju.cases.CaseRecords.Key;
import org.anju.matters.Decision;
import org.anju.matters.Matter;
import org.anju.matters.Matters;
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
    private final Beginning beginning;
    private final Course course;
    private final CaseReading reading;
    private final HandingIn handing;
    private final CaseDeciding deciding;
    private final Knowing knowing;
    private final Matters matters;
    private final TransactionTemplate writing;

    Cases(
            CaseRecords records,
            Beginning beginning,
            Course course,
            CaseReading reading,
            HandingIn handing,
            CaseDeciding deciding,
            Knowing knowing,
            Matters matters,
            PlatformTransactionManager transactions) {
        this.records = records;
        this.beginning = beginning;
        this.course = course;
        this.reading = reading;
        this.handing = handing;
        this.deciding = deciding;
        this.knowing = knowing;
        this.matters = matters;
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
        var weighed = knowing.weigh(one, access);
        var done = write(() -> one.state() == CaseState.MISSING
                ? handing.supplement(one, weighed, access)
                : handing.handIn(one, weighed, access));
        return deciding.followed(done, weighed.matter());
    }

    /// Begins, hands in and decides by the matter's rule in one transaction: see [Case#granted]. Where the person
    /// has one for this matter and period that was decided already, gives that one.
    ///
    /// Throws [Problem] as [#begin], [#save] and [#submit], and `case-not-by-rule` where an officer decides.
    public Case decideAtOnce(PersonId subject, MatterCode code, Map<String, String> answers, Access access) {
        var ground = beginning.prepare(subject, code, answers, access);
        requireByRule(ground.weighed().matter());
        Completeness.requireForm(ground.weighed().matter(), answers);
        var begun = write(() -> {
            var one = beginning.begin(ground, access);
            return one.state() == CaseState.DRAFT
                            && one.version() == ground.weighed().matter().version()
                    ? filledIn(one, answers, ground.weighed(), access)
                    : one;
        });
        if (begun.state() != CaseState.DRAFT) {
            return deciding.followed(begun, matter(begun));
        }
        // A draft of an earlier version is decided by that one: what its rules ask is looked at first.
        var pinned = matter(begun);
        requireByRule(pinned);
        Completeness.requireForm(pinned, answers);
        var weighed = knowing.weigh(begun, access);
        var done = write(() -> {
            course.open(begun, access).unmoved();
            return filledIn(begun, answers, weighed, access);
        });
        return deciding.followed(done, pinned);
    }

    private Case filledIn(Case draft, Map<String, String> answers, Weighed weighed, Access access) {
        records.answer(Key.of(draft), answers);
        return handing.handIn(draft, weighed, access);
    }

    private static void requireByRule(Matter matter) {
        if (matter.decide() instanceof Decision.ByOfficer) {
            throw new Problem(Problem.Kind.CONFLICT, "case-not-by-rule", matter.code());
        }
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
        records.handOver(Key.of(granted), questions);
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

    private Case write(Supplier<Case> work) {
        return Objects.requireNonNull(writing.execute(status -> work.get()));
    }
}
