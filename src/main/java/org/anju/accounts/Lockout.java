package org.anju.accounts;

import java.time.Duration;

/// How long an account waits after wrong passwords: nothing for the first four, then 1, 2, 4 … minutes, at most
/// an hour.
final class Lockout {

    static final int FREE_TRIES = 4;
    private static final Duration LONGEST = Duration.ofHours(1);

    private Lockout() {}

    /// @param failures wrong passwords in a row, the one just given included
    static Duration after(int failures) {
        if (failures <= FREE_TRIES) {
            return Duration.ZERO;
        }
        var minutes = 1L << Math.min(failures - FREE_TRIES - 1, 6);
        var wait = Duration.ofMinutes(minutes);
        return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }
}
