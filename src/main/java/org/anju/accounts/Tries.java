package org.anju.accounts;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Counts tries at passwords and at the numbers of phones.
///
/// A try counts as a failure before the secret is looked at and is taken back if it was right, so many tries
/// at once gain nothing. No connection is held while the secret is worked on.
@Component
public class Tries {

    private static final Duration KEPT = Duration.ofDays(1);

    private final AttemptRecords attempts;
    private final TransactionTemplate counting;
    private final Clock clock;

    Tries(AttemptRecords attempts, PlatformTransactionManager transactions, Clock clock) {
        this.attempts = attempts;
        this.counting = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /// @param whose keyed digest of what is tried at
    /// @param right what is there for who knows the secret; empty where it was wrong
    public <T> Tried<T> of(byte[] whose, Supplier<Optional<T>> right) {
        var now = clock.instant();
        var before = counting.execute(status -> count(whose, now));
        var locked = before.lockedUntil();
        if (locked != null && locked.isAfter(now)) {
            return new Tried.Locked<>(locked);
        }
        var found = right.get();
        if (found.isPresent()) {
            attempts.forget(whose);
            return new Tried.Right<>(found.get());
        }
        var until = before.failed(now).lockedUntil();
        return until == null ? new Tried.Wrong<>() : new Tried.Locked<>(until);
    }

    private Attempts count(byte[] whose, Instant now) {
        var before = attempts.findAlone(whose, now);
        if (!before.lockedAt(now)) {
            attempts.keep(whose, before.failed(now));
        }
        return before;
    }

    /// Failures of more than a day ago are of no use to anybody.
    void forgetOld() {
        attempts.forgetBefore(clock.instant().minus(KEPT));
    }
}
