package org.anju.fieldwork;

import java.time.Instant;
import java.util.List;
import org.anju.dwellings.DwellingId;
import org.jspecify.annotations.Nullable;

/// A visit that waits for a person to decide, unsealed. It does not say who made it.
///
/// @param dwelling `null` where it found a new one
/// @param base the state of the register that was in view at the door; `null` for a new dwelling
/// @param observedAt by the phone's clock, which proves nothing
/// @param reason why it is held; blank where only a fact says so
/// @param differs how it stands to what changed meanwhile; `null` where nothing did
/// @param facts those that wait
public record HeldVisit(
        VisitId id,
        @Nullable DwellingId dwelling,
        @Nullable Instant base,
        Instant observedAt,
        Instant receivedAt,
        Outcome outcome,
        String reason,
        VisitVerdict.@Nullable Differs differs,
        List<HeldFact> facts) {

    public HeldVisit {
        facts = List.copyOf(facts);
    }

    /// @param index its place among the facts as sent
    /// @param reason why this one waits; blank where the whole visit does
    public record HeldFact(int index, Fact fact, String reason) {}
}
