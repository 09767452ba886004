package org.anju.fieldwork;

import java.time.Instant;
import java.util.List;
import org.anju.dwellings.DwellingId;
import org.jspecify.annotations.Nullable;

/// A visit 走访 as a phone hands it in: what was observed, never a state.
///
/// @param sequence the number that the phone gave it, from 1 without a gap
/// @param dwelling `null` where it is a new one, or none of ours was named
/// @param base the state of the register that was in view, as the package had it; empty for a new dwelling
/// @param observedAt by the phone's clock, which proves nothing
/// @param fault what cannot be read in it; empty where all can
public record Visit(
        VisitId id,
        long sequence,
        @Nullable DwellingId dwelling,
        String base,
        Instant observedAt,
        Outcome outcome,
        List<Fact> facts,
        String fault) {

    public Visit {
        facts = List.copyOf(facts);
    }

    Visit with(List<Fact> otherFacts) {
        return new Visit(id, sequence, dwelling, base, observedAt, outcome, otherFacts, fault);
    }
}
