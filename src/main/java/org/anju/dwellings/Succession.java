package org.anju.dwellings;

import java.time.LocalDate;

/// What a dwelling came from, or became 房屋拆分、合并.
///
/// @param since the first day of the successor
public record Succession(DwellingId predecessor, DwellingId successor, Kind kind, LocalDate since) {

    public enum Kind {
        SPLIT,
        MERGE
    }
}
