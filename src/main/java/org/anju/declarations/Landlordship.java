package org.anju.declarations;

import java.time.Instant;
import org.anju.dwellings.DwellingId;
import org.anju.shared.PersonId;
import org.jspecify.annotations.Nullable;

/// That a person lets a dwelling: claimed, decided by an officer, and ended.
///
/// @param granted `null` while nobody has decided
/// @param endedAt `null` while it lasts
public record Landlordship(
        LandlordshipId id,
        PersonId person,
        DwellingId dwelling,
        String receipt,
        Instant claimedAt,
        @Nullable Boolean granted,
        @Nullable Instant endedAt) {

    public boolean waits() {
        return granted == null && endedAt == null;
    }

    /// Whether the person may act as landlord.
    public boolean stands() {
        return Boolean.TRUE.equals(granted) && endedAt == null;
    }
}
