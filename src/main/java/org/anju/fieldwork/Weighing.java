package org.anju.fieldwork;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.anju.fieldwork.VisitVerdict.Differs;
import org.anju.residents.Departure;
import org.anju.residents.StaySince;
import org.anju.shared.PartialDate;
import org.anju.shared.Verdict;
import org.jspecify.annotations.Nullable;

/// Weighs a visit against what the register says of its dwelling. Rules alone: nothing is read or written
/// here.
///
/// @param whole the verdict as far as no fact tells another
/// @param differs how the register differs from what was seen; `null` where it does not
/// @param steps one for each fact, in order
record Weighing(Verdict whole, @Nullable Differs differs, List<Step> steps) {

    /// The one legal basis that is known by now: Decree 663, art. 8.
    private static final Set<String> BASES = Set.of("decree-663-8");

    /// A departure that a fact tells of, and how the register stands to it.
    record Left(Departure departure, Departure.Relation relation) {}

    /// @param left for those facts by their place that tell of somebody who left whom the register knows
    ///     there
    static Weighing of(Visit visit, View view, Map<Integer, Left> left) {
        var judge = new Judge(view);
        var steps = new ArrayList<Step>();
        for (int i = 0; i < visit.facts().size(); i++) {
            steps.add(judge.step(visit.facts().get(i), left.get(i)));
        }
        var named = named(visit);
        if (visit.outcome() == Outcome.CONFIRMED && visit.facts().isEmpty()) {
            view.stays().stream().filter(StaySince::seen).forEach(seen -> named.add(seen.stay()));
            judge.conflict |= view.stays().stream().anyMatch(stay -> stay.seen() && !stay.stands());
        }
        var parallel = view.stays().stream().anyMatch(stay -> stay.changed() && !named.contains(stay.stay()));
        var differs = judge.conflict ? Differs.CONFLICT : parallel ? Differs.PARALLEL : null;
        if (parallel) {
            var waits = Verdict.held("parallel-change");
            return new Weighing(
                    waits,
                    differs,
                    steps.stream().map(step -> step.waiting(waits)).toList());
        }
        return new Weighing(
                judge.conflict && steps.isEmpty() ? Verdict.held("stay-ended-meanwhile") : Verdict.ACCEPTED,
                differs,
                steps);
    }

    /// The same, where another visit of the batch says the contrary.
    Weighing waiting(Verdict why) {
        return new Weighing(
                why, differs, steps.stream().map(step -> step.waiting(why)).toList());
    }

    private static Set<UUID> named(Visit visit) {
        var named = new HashSet<UUID>();
        for (var fact : visit.facts()) {
            switch (fact) {
                case Fact.Stays(var stay) -> named.add(stay);
                case Fact.Left(var stay, var since) -> named.add(stay);
                case Fact.Never(var stay) -> named.add(stay);
                case Fact.New unknown -> {}
                case Fact.Declared declared -> {}
                case Fact.Used used -> {}
                case Fact.Found found -> {}
            }
        }
        return named;
    }

    private static final class Judge {

        private final View view;
        private boolean conflict;

        Judge(View view) {
            this.view = view;
        }

        Step step(Fact fact, @Nullable Left left) {
            return switch (fact) {
                case Fact.Stays(var stay) ->
                    settled(view.stay(stay)
                            .map(one -> one.stands() ? Verdict.ACCEPTED : conflict("stay-ended-meanwhile"))
                            .orElse(Verdict.refused("stay-not-here")));
                case Fact.Never(var stay) ->
                    settled(
                            view.stay(stay).isPresent()
                                    ? Verdict.held("never-lived-there")
                                    : Verdict.refused("stay-not-here"));
                case Fact.Left(var stay, var since) ->
                    left == null
                            ? settled(unreadable(stay, since))
                            : left(view.stay(stay).orElseThrow(), left);
                case Fact.New someone -> declared(someone);
                case Fact.Used(var use) -> {
                    if (view.dwelling().use() == use) {
                        yield settled(Verdict.ALREADY_KNOWN);
                    }
                    yield view.still() ? new Step.Change(use) : settled(conflict("dwelling-changed-meanwhile"));
                }
                case Fact.Declared declared -> settled(Verdict.refused("facts-not-expected"));
                case Fact.Found found -> settled(Verdict.refused("facts-not-expected"));
            };
        }

        private Verdict unreadable(UUID stay, String since) {
            if (view.stay(stay).isEmpty()) {
                return Verdict.refused("stay-not-here");
            }
            return PartialDate.read(since).isPresent()
                    ? Verdict.refused("date-in-future", since)
                    : Verdict.refused("date-unreadable", since);
        }

        private Step left(StaySince stay, Left left) {
            return switch (left.relation()) {
                case SAME -> settled(Verdict.ALREADY_KNOWN);
                case OTHER -> settled(conflict("stay-ended-otherwise"));
                case EARLY -> settled(Verdict.held("left-before-moving-in"));
                case OPEN ->
                    stay.changed() ? settled(conflict("stay-changed-meanwhile")) : new Step.Depart(left.departure());
            };
        }

        private static Step declared(Fact.New someone) {
            if (!someone.noticeGiven()) {
                return settled(Verdict.refused("notice-not-given"));
            }
            return BASES.contains(someone.basis())
                    ? new Step.Declare(someone, null)
                    : settled(Verdict.refused("basis-unknown", someone.basis()));
        }

        private Verdict conflict(String reason) {
            conflict = true;
            return Verdict.held(reason);
        }

        private static Step settled(Verdict verdict) {
            return new Step.Settled(verdict);
        }
    }
}
