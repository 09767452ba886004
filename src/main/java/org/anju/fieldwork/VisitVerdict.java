package org.anju.fieldwork;

import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.anju.shared.Verdict;
import org.jspecify.annotations.Nullable;

/// What became of a visit: the worst of what became of its facts.
///
/// @param reason stable code; empty where there is nothing to say
/// @param arguments what the sentence is filled with
/// @param differs how the register differs from what the worker saw; `null` where it does not
/// @param facts one for each fact, in order
public record VisitVerdict(
        State state,
        String reason,
        List<String> arguments,
        @Nullable Differs differs,
        List<OfFact> facts) {

    public enum State {
        /// no verdict yet: an earlier visit of the phone is missing
        WAITING,
        ACCEPTED,
        ALREADY_KNOWN,
        HELD,
        REFUSED
    }

    public enum Differs {
        /// something else changed there meanwhile
        PARALLEL,
        /// the same thing changed otherwise
        CONFLICT
    }

    /// @param observation what is kept of somebody who was found new; `null` for all other facts
    public record OfFact(Verdict verdict, @Nullable UUID observation) {

        static OfFact of(Verdict verdict) {
            return new OfFact(verdict, null);
        }
    }

    static final VisitVerdict WAITING =
            new VisitVerdict(State.WAITING, "earlier-visit-missing", List.of(), null, List.of());

    private static final List<Verdict.Kind> FROM_BAD_TO_GOOD =
            List.of(Verdict.Kind.REFUSED, Verdict.Kind.HELD, Verdict.Kind.ACCEPTED, Verdict.Kind.ALREADY_KNOWN);

    // As many as a sentence ever has.
    private static final List<String> GAPS = List.of("…", "…", "…");

    public VisitVerdict {
        arguments = List.copyOf(arguments);
        facts = List.copyOf(facts);
    }

    /// Of a visit that is judged as a whole.
    static VisitVerdict of(Verdict verdict) {
        return of(verdict, null, List.of());
    }

    /// What is left of one whose words were erased: the sentence of its reason, with gaps where they were.
    static VisitVerdict erased(State state, String reason, @Nullable Differs differs) {
        return new VisitVerdict(state, reason, GAPS, differs, List.of());
    }

    /// The worst of the verdicts on its facts; `whole` where it has none.
    static VisitVerdict of(Verdict whole, @Nullable Differs differs, List<OfFact> facts) {
        var worst = facts.stream()
                .map(OfFact::verdict)
                .min(Comparator.comparingInt(verdict -> FROM_BAD_TO_GOOD.indexOf(verdict.kind())))
                .filter(verdict -> whole.kind() != Verdict.Kind.HELD || verdict.kind() == Verdict.Kind.REFUSED)
                .orElse(whole);
        return new VisitVerdict(State.valueOf(worst.kind().name()), worst.reason(), worst.arguments(), differs, facts);
    }

    /// The verdict as sentences are made of it; of one that waits there is none.
    Verdict told() {
        return switch (state) {
            case WAITING, HELD -> Verdict.held(reason, arguments.toArray(String[]::new));
            case REFUSED -> Verdict.refused(reason, arguments.toArray(String[]::new));
            case ACCEPTED -> new Verdict(Verdict.Kind.ACCEPTED, reason, arguments);
            case ALREADY_KNOWN -> new Verdict(Verdict.Kind.ALREADY_KNOWN, reason, arguments);
        };
    }
}
