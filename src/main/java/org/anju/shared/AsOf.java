package org.anju.shared;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/// The point on both time axes at which a question is asked.
///
/// @param validOn the day about which one asks
/// @param knownAt the instant whose knowledge answers; to the microsecond, as knowledge is dated
public record AsOf(LocalDate validOn, Instant knownAt) {

    public AsOf {
        knownAt = knownAt.truncatedTo(ChronoUnit.MICROS);
    }
}
