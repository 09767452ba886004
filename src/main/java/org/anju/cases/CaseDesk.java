package org.anju.cases;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.anju.cases.CaseRecords.Key;
import org.anju.counters.Delegations;
import org.anju.matters.Evaluation;
import org.anju.matters.Matter;
import org.anju.matters.Matters;
import org.anju.matters.Told;
import org.anju.shared.Access;
import org.anju.shared.PersonId;
import org.anju.shared.Problem;
import org.anju.shared.ReceiptNumber;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/// Cases as officers handle them: what waits in the territory of the post for a function of its unit, and every
/// step that an officer may take.
@Component
@Transactional(propagation = Propagation.NEVER)
public class CaseDesk {

    /// Cases that a work list shows, and that are decided together.
    public static final int MOST = 50;

    /// Code points of the reason of a refusal, and of what can be done against it.
    public static final int LONGEST_REASON = 1_000;

    /// Days in which what is missing can be supplemented. No law says how many; ours.
    public static final int DAYS_TO_SUPPLEMENT = 90;

    private final CaseRecords records;
    private final CourseRecords courseRecords;
    private final Course course;
    private final CaseReading reading;
    private final CaseDeciding deciding;
    private final CaseTelling telling;
    private final Knowing knowing;
    private final Matters matters;
    private final CaseOfficers officers;
    private final Delegations delegations;
    private final TransactionTemplate writing;

    CaseDesk(
            CaseRecords records,
            CourseRecords courseRecords,
            Course course,
            CaseReading reading,
            CaseDeciding deciding,
            CaseTelling telling,
            Knowing knowing,
            Matters matters,
            CaseOfficers officers,
            Delegations delegations,
            PlatformTransactionManager transactions) {
        this.records = records;
        this.courseRecords = courseRecords;
        this.course = course;
        this.reading = reading;
        this.deciding = deciding;
        this.telling = telling;
        this.knowing = knowing;
        this.matters = matters;
        this.officers = officers;
        this.delegations = delegations;
        this.writing = new TransactionTemplate(transactions);
    }

    /// Those that wait, the most urgent first, at most [#MOST].
    public List<Case> waiting(WorkFilter filter, Access access) {
        return reading.list(keys(filter, access), access);
    }

    private List<Key> keys(WorkFilter filter, Access access) {
        officers.require(access);
        var own = delegations.of(access.unit()).keySet();
        var asked = filter.matter() == null ? own : own.contains(filter.matter()) ? Set.of(filter.matter()) : Set.of();
        return records.waiting(
                CaseOfficers.territory(access),
                asked.stream().map(Object::toString).toArray(String[]::new),
                filter.states(),
                filter.late(),
                course.today(),
                MOST);
    }

    /// The next that waits after one; the first where that one waits no more. Nobody is read for it.
    public Optional<CaseId> next(CaseId after, WorkFilter filter, Access access) {
        var ids = keys(filter, access).stream().map(Key::id).toList();
        var at = ids.indexOf(after);
        return ids.stream().skip(at + 1L).filter(id -> !id.equals(after)).findFirst();
    }

    /// One, in whatever state. Throws [Problem] `case-unknown`, `case-elsewhere` where another territory
    /// handles it, and `case-not-delegated` where the unit has no part of its matter today; neither is a look
    /// at the person.
    public CaseFile get(CaseId id, Access access) {
        officers.require(access);
        var handled = records.handled(id).orElseThrow(Course::unknown);
        if (!handled.division().startsWith(CaseOfficers.territory(access))) {
            throw new Problem(Problem.Kind.FORBIDDEN, "case-elsewhere");
        }
        if (!delegations.of(access.unit()).containsKey(handled.matter())) {
            throw new Problem(Problem.Kind.FORBIDDEN, "case-not-delegated", access.unitName());
        }
        return reading.find(List.of(handled.subject()), id, access).orElseThrow(Course::unknown);
    }

    /// Those of a person whose record was opened, newest first, of matters of which the unit has a part.
    public List<Case> listAbout(Collection<PersonId> subjects, Access access) {
        officers.require(access);
        var own = delegations.of(access.unit()).keySet();
        return reading.listAbout(subjects, access).stream()
                .filter(one -> own.contains(one.matter()))
                .toList();
    }

    /// What can be told to be missing: the papers that are needed and that the register does not hold, and the
    /// questions that are asked. A look at what the register knows of the person, for whoever may take the
    /// step.
    Evaluation missable(Case one, Access access) {
        requireStep(one, CaseStep.TELL_MISSING, access);
        return knowing.weigh(one, access).with(one.answers());
    }

    /// Which one has this number. Nobody is read for it. Throws [Problem] `case-unknown`.
    public CaseId numbered(ReceiptNumber number, Access access) {
        officers.require(access);
        return records.numbered(number).orElseThrow(Course::unknown);
    }

    /// What the officer may do with it now.
    public List<CaseStep> allowed(Case one, Access access) {
        return course.allowed(one, access);
    }

    /// Takes it in: the time for the decision runs from today, or from the day of receipt where the time to
    /// say so is over.
    public Case accept(Case one, Access access) {
        return take(one, access, (moving, matter) -> {
            moving.accept(CaseStep.ACCEPT, Actor.OFFICER);
            telling.tell(one, matter, Told.ACCEPTED, moving.standing().due(), access);
        });
    }

    /// Tells everything that is missing, once. Throws [Problem] `case-missing-nothing` where nothing is named or
    /// something that the matter does not know, `case-missing-unneeded` with what is not needed or held by the
    /// register, `case-missing-told`, and `case-missing-late` where the time for it is over, so that the case
    /// counts as accepted.
    public Case tellMissing(Case one, Set<String> papers, Set<String> questions, Access access) {
        var missable = missable(one, access);
        return take(one, access, (moving, matter) -> {
            Completeness.requireMissable(matter, missable, papers, questions);
            if (moving.over()) {
                throw new Problem(
                        Problem.Kind.CONFLICT,
                        "case-missing-late",
                        Objects.requireNonNull(moving.standing().due()));
            }
            var until = course.today().plusDays(DAYS_TO_SUPPLEMENT);
            moving.end(CaseStep.TELL_MISSING, Actor.OFFICER);
            if (!courseRecords.tellMissing(Key.of(one), papers, questions, course.today(), until, access)) {
                throw new Problem(Problem.Kind.CONFLICT, "case-missing-told");
            }
            telling.tell(one, matter, Told.MISSING, until, access);
        });
    }

    public Case takeUp(Case one, Access access) {
        return take(one, access, (moving, matter) -> moving.go(CaseStep.TAKE_UP));
    }

    /// Stops the clock. Throws [Problem] `case-stop-ground` where the matter names no such ground, and
    /// `case-stop-late` where the time is over already.
    public Case stopClock(Case one, String ground, Access access) {
        return take(one, access, (moving, matter) -> {
            if (!Course.names(matter, ground)) {
                throw new Problem(Problem.Kind.INVALID, "case-stop-ground", ground);
            }
            if (moving.over()) {
                throw new Problem(
                        Problem.Kind.CONFLICT,
                        "case-stop-late",
                        Objects.requireNonNull(moving.standing().due()));
            }
            moving.stop(ground);
            telling.tell(one, matter, "PAUSED", course.today(), access);
        });
    }

    public Case resumeClock(Case one, Access access) {
        return take(one, access, (moving, matter) -> {
            moving.resume();
            telling.tell(one, matter, "RESUMED", moving.standing().due(), access);
        });
    }

    /// Grants or refuses. Throws [Problem] `case-refusal` where a refusal says no reason or nothing that can be
    /// done against it, `case-refusal-long`.
    public Case decide(Case one, CaseVerdict verdict, Access access) {
        var done = take(
                one,
                access,
                (moving, matter) -> deciding.decide(moving, one, matter, decision(verdict, matter, access), access));
        return deciding.followed(done, matters.get(done.matter(), done.version()));
    }

    /// Hands over what was granted.
    public Case deliver(Case one, Access access) {
        return take(one, access, (moving, matter) -> {
            moving.end(CaseStep.DELIVER, Actor.OFFICER);
            telling.tell(one, matter, Told.DELIVERED, course.today(), access);
        });
    }

    /// What would become of each; nothing is written.
    public List<Bulk> preview(List<CaseId> ids, CaseVerdict verdict, Access access) {
        return each(ids, access, one -> {
            var matter = matters.get(one.matter(), one.version());
            requireStep(one, verdict.grant() ? CaseStep.GRANT : CaseStep.REFUSE, access);
            decision(verdict, matter, access);
            return new Bulk.Ready(one.id(), one);
        });
    }

    /// Decides each in a transaction of its own: one that cannot be decided keeps no other from it.
    public List<Bulk> decideAll(List<CaseId> ids, CaseVerdict verdict, Access access) {
        return each(ids, access, one -> new Bulk.Done(one.id(), decide(one, verdict, access)));
    }

    private interface Work {
        Bulk on(Case one);
    }

    private List<Bulk> each(List<CaseId> ids, Access access, Work work) {
        officers.require(access);
        if (ids.isEmpty() || ids.size() > MOST) {
            throw new Problem(Problem.Kind.INVALID, "case-bulk", MOST);
        }
        var results = new ArrayList<Bulk>();
        for (var id : ids.stream().distinct().toList()) {
            try {
                results.add(work.on(get(id, access).one()));
            } catch (Problem why) {
                results.add(new Bulk.Cannot(id, why));
            } catch (TransientDataAccessException e) {
                results.add(new Bulk.Cannot(id, new Problem(Problem.Kind.CONFLICT, "case-busy")));
            }
        }
        return results;
    }

    private CaseDecision decision(CaseVerdict verdict, Matter matter, Access access) {
        if (verdict.grant()) {
            return deciding.granted(false, access);
        }
        if (tooLong(verdict.reason()) || tooLong(verdict.remedy())) {
            throw new Problem(Problem.Kind.INVALID, "case-refusal-long", LONGEST_REASON);
        }
        var remedy = verdict.remedy().isBlank() ? CaseDeciding.both(matter.remedy()) : verdict.remedy();
        return deciding.refused(verdict.reason(), remedy, false, access);
    }

    private static boolean tooLong(String text) {
        return text.codePointCount(0, text.length()) > LONGEST_REASON;
    }

    private void requireStep(Case one, CaseStep step, Access access) {
        officers.require(access);
        course.require(one, one.state(), step, Actor.OFFICER, access);
    }

    private Case take(Case one, Access access, BiConsumer<Course.Moving, Matter> step) {
        officers.require(access);
        var matter = matters.get(one.matter(), one.version());
        return Objects.requireNonNull(writing.execute(status -> {
            step.accept(course.open(one, access).unmoved(), matter);
            return reading.again(Key.of(one));
        }));
    }

    /// Throws [Problem] `case-role` or `case-purpose`.
    void requireOfficer(Access access) {
        officers.require(access);
    }

    /// The case of which a step was taken under this request of the interface.
    Optional<CaseId> doneUnder(byte[] request) {
        return course.doneUnder(request);
    }

    LocalDate today() {
        return course.today();
    }
}
