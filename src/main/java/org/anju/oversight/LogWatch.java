package org.anju.oversight;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.anju.shared.Problem;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// No log, no read, of the transparency log too: where entries have waited longer than the limit for their
/// place in it, nobody is looked at until it goes on. Otherwise whoever can stop the log could look without a
/// proof.
@Component
class LogWatch {

    private static final Duration ASKED_AT_MOST = Duration.ofSeconds(1);

    private final LogRecords records;
    private final Duration limit;
    private final ReentrantLock asking = new ReentrantLock();
    private volatile Known known = new Known(Optional.empty(), System.nanoTime() - ASKED_AT_MOST.toNanos());

    LogWatch(LogRecords records, @Value("${anju.log.limit:10m}") Duration limit) {
        this.records = records;
        this.limit = limit;
    }

    /// @param late what waits too long
    /// @param at by [System#nanoTime()]
    private record Known(Optional<LogRecords.Waiting> late, long at) {

        boolean stale() {
            return System.nanoTime() - at >= ASKED_AT_MOST.toNanos();
        }
    }

    /// Passes, or refuses with a [Problem] `log-behind`.
    void require() {
        late().ifPresent(waiting -> {
            throw new Problem(Problem.Kind.UNAVAILABLE, "log-behind", waiting.since(), limit.toSeconds());
        });
    }

    /// What waits too long. Asks the database once a second at most; who comes while somebody asks goes by what
    /// was known.
    Optional<LogRecords.Waiting> late() {
        if (known.stale() && asking.tryLock()) {
            try {
                known = new Known(records.waiting(limit).filter(LogRecords.Waiting::late), System.nanoTime());
            } finally {
                asking.unlock();
            }
        }
        return known.late();
    }
}
