package org.anju.dwellings;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// One belief about a dwelling, on both time axes.
///
/// @param validFrom the first day of which it speaks; `null` for always
/// @param validUntil the day after the last; `null` while it goes on
/// @param recorded when we came to believe it
/// @param superseded when we stopped believing it; `null` while we do
public record DwellingVersion(
        Dwelling dwelling,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validUntil,
        Instant recorded,
        @Nullable Instant superseded) {}
