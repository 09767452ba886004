package org.anju.accounts;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Failed sign-ins under one login: after five within a quarter of an hour one waits 1, 2, 4 … minutes, an hour
/// at most.
///
/// @param failures how many in a row
/// @param last when the last one was
/// @param lockedUntil until when no password is looked at; `null` where it never was locked
record Attempts(int failures, Instant last, @Nullable Instant lockedUntil) {

    static final int FREE = 5;
    static final Duration FORGOTTEN = Duration.ofMinutes(15);
    static final Duration LONGEST = Duration.ofMinutes(60);

    static Attempts none(Instant now) {
        return new Attempts(0, now, null);
    }

    boolean lockedAt(Instant now) {
        return lockedUntil != null && now.isBefore(lockedUntil);
    }

    /// One more failure.
    Attempts failed(Instant now) {
        var since = lockedUntil != null && lockedUntil.isAfter(last) ? lockedUntil : last;
        var count = now.isAfter(since.plus(FORGOTTEN)) ? 1 : failures + 1;
        return new Attempts(count, now, count < FREE ? null : now.plus(waiting(count)));
    }

    private static Duration waiting(int count) {
        var doublings = Math.min(count - FREE, 6);
        var wait = Duration.ofMinutes(1L << doublings);
        return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }
}
