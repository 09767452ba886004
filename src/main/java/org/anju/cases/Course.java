package org.anju.cases;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.anju.cases.CaseRecords.Key;
import org.anju.counters.Delegations;
import org.anju.counters.FunctionStep;
import org.anju.matters.Matter;
import org.anju.oversight.AccessLog;
import org.anju.oversight.Shown;
import org.anju.residents.Residents;
import org.anju.shared.Access;
import org.anju.shared.Problem;
import org.anju.workdays.Limit;
import org.anju.workdays.WorkingDays;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Takes one step of a case after another, in the transaction of the face: asks the table, who may, and the
/// clock; then writes where the case stands and how it came there.
@Component
class Course {

    /// Under which request of the interface steps are taken, where they are: the digest stands beside each.
    static final ScopedValue<byte[]> REQUEST = ScopedValue.newInstance();

    private final CourseRecords records;
    private final AccessLog accessLog;
    private final Delegations delegations;
    private final Residents residents;
    private final CaseClock time;
    private final Clock clock;

    Course(
            CourseRecords records,
            AccessLog accessLog,
            Delegations delegations,
            Residents residents,
            WorkingDays days,
            Clock clock) {
        this.records = records;
        this.accessLog = accessLog;
        this.delegations = delegations;
        this.residents = residents;
        this.time = new CaseClock(days);
        this.clock = clock;
    }

    /// A case in the hand of who moves it, locked, with the entry about its person left.
    Moving open(Case one, Access access) {
        return open(one, Actor.of(access), access);
    }

    Moving open(Case one, Actor actor, Access access) {
        // Where the record was merged since, what is told stands under the one that is kept.
        accessLog.wrote(
                access,
                Shown.CASE,
                Stream.of(one.subject(), residents.survivor(one.subject()))
                        .distinct()
                        .toList());
        var standing = records.lock(Key.of(one)).orElseThrow(Course::unknown);
        requireTerritory(standing, access);
        return new Moving(one, standing, actor, access);
    }

    private static void requireTerritory(Standing standing, Access access) {
        var territory = access.territory();
        if (territory != null && !standing.division().startsWith(territory.prefix())) {
            throw new Problem(Problem.Kind.FORBIDDEN, "outside-territory");
        }
    }

    /// Throws what stands in the way of a step; nothing is written.
    void require(Case one, CaseState at, CaseStep step, Actor actor, Access access) {
        var transition =
                Transition.find(at, step).orElseThrow(() -> new Problem(Problem.Kind.CONFLICT, "case-step", step, at));
        if (!transition.who().contains(actor)) {
            throw new Problem(Problem.Kind.FORBIDDEN, "case-step-not-yours", step);
        }
        if (actor == Actor.OFFICER) {
            delegations.require(access, one.matter(), Objects.requireNonNull(transition.delegated()));
        }
    }

    /// Throws [Problem] `function-not-delegated` where an officer writes for an applicant in a case of a
    /// matter that the unit does not receive today.
    void requireReceives(Case one, Access access) {
        if (Actor.of(access) == Actor.OFFICER) {
            delegations.require(access, one.matter(), FunctionStep.RECEIVE);
        }
    }

    /// The case of which a step was taken under this request.
    Optional<CaseId> doneUnder(byte[] request) {
        return records.doneUnder(request);
    }

    /// What somebody may do now, in the order of the table.
    List<CaseStep> allowed(Case one, Access access) {
        return Transition.from(one.state(), Actor.of(access)).stream()
                .filter(transition -> transition.delegated() == null
                        || Actor.of(access) != Actor.OFFICER
                        || delegations.may(access, one.matter(), transition.delegated()))
                .map(Transition::step)
                .toList();
    }

    final class Moving {

        private final Case one;
        private final Actor actor;
        private final Access access;
        private Standing standing;

        private Moving(Case one, Standing standing, Actor actor, Access access) {
            this.one = one;
            this.standing = standing;
            this.actor = actor;
            this.access = access;
        }

        Case one() {
            return one;
        }

        Standing standing() {
            return standing;
        }

        /// Throws [Problem] `case-moved-on` where somebody else has moved it since it was read.
        Moving unmoved() {
            if (standing.state() != one.state()) {
                throw new Problem(Problem.Kind.CONFLICT, "case-moved-on", standing.state());
            }
            return this;
        }

        /// That the applicant wrote in it.
        Moving touched() {
            standing = standing.touchedOn(today());
            records.stand(Key.of(one), standing);
            return this;
        }

        Moving submit(Limit accept, Limit decide) {
            var received = standing.receivedOn(today(), accept, decide);
            return take(CaseStep.SUBMIT, received.dueOn(due(today(), accept)), "", actor);
        }

        /// From today on; by silence, and by whoever says after it what silence has said already, from the day of
        /// receipt.
        Moving accept(CaseStep step, Actor by) {
            var silent = step == CaseStep.SILENCE || step == CaseStep.ACCEPT && over();
            var from = silent ? Objects.requireNonNull(standing.received()) : today();
            var decide = Objects.requireNonNull(standing.decide());
            return take(step, standing.acceptedOn(from).dueOn(due(from, decide)), "", by);
        }

        /// Whether the limit that runs is over.
        boolean over() {
            var due = standing.due();
            return due != null && today().isAfter(due);
        }

        /// A step that changes no more than the state and leaves the limit as it is.
        Moving go(CaseStep step) {
            return take(step, standing, "", actor);
        }

        /// A step after which no limit runs.
        Moving end(CaseStep step, Actor by) {
            return take(step, standing.stopped(""), "", by);
        }

        Moving stop(String ground) {
            return take(CaseStep.STOP_CLOCK, standing.stopped(ground), ground, actor);
        }

        Moving resume() {
            var stops = new ArrayList<>(stops(records.steps(Key.of(one))));
            stops.set(stops.size() - 1, new CaseClock.Stop(stops.getLast().from(), today()));
            var due = time.due(
                    Objects.requireNonNull(standing.accepted()), Objects.requireNonNull(standing.decide()), stops);
            // It was not over when it was stopped, so it is not over now, and can be escalated once it is.
            return take(CaseStep.RESUME_CLOCK, standing.stopped("").dueOn(due).escalatedOn(null), "", actor);
        }

        Moving escalate() {
            return take(CaseStep.ESCALATE, standing.escalatedOn(today()), "", actor);
        }

        Moving reckon(LocalDate due) {
            return take(CaseStep.RECKON, standing.dueOn(due), "", actor);
        }

        private Moving take(CaseStep step, Standing next, String ground, Actor by) {
            var before = standing.state();
            require(one, before, step, by, access);
            var after = Transition.find(before, step).orElseThrow().to();
            // The limit that ran until then is kept with a step that ends it: by it one sees whether it was in time.
            var due = next.due() == null ? standing.due() : next.due();
            standing = next.at(after);
            records.stand(Key.of(one), standing);
            var request = REQUEST.isBound() ? REQUEST.get() : null;
            records.add(Key.of(one), step, before, after, today(), due, ground, request, access);
            return this;
        }
    }

    private @Nullable LocalDate due(LocalDate start, Limit limit) {
        return time.due(start, limit, List.of());
    }

    /// The times in which the clock stood, by the steps.
    static List<CaseClock.Stop> stops(List<TakenStep> steps) {
        var stops = new ArrayList<CaseClock.Stop>();
        for (var step : steps) {
            if (step.step() == CaseStep.STOP_CLOCK) {
                stops.add(new CaseClock.Stop(step.on(), null));
            } else if (step.step() == CaseStep.RESUME_CLOCK) {
                stops.set(stops.size() - 1, new CaseClock.Stop(stops.getLast().from(), step.on()));
            }
        }
        return stops;
    }

    /// The time within which a matter is decided, in the words of its version.
    static boolean names(Matter matter, String ground) {
        return matter.clock().stops().stream().anyMatch(stop -> stop.id().equals(ground));
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    static Problem unknown() {
        return new Problem(Problem.Kind.UNKNOWN, "case-unknown");
    }
}
