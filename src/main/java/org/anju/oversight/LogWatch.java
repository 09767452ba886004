package org.anju.oversight;

import java.time.Duration;
import java.time.Instant;
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

    /// From then on looks slow down, long before they stop: otherwise a rush of them would keep the log
    /// from catching up, and proofs from being there within seconds.
    private static final Duration BEHIND = Duration.ofSeconds(2);

    private static final Duration PAUSE = Duration.ofMillis(40);

    private final LogRecords records;
    private final Duration limit;
    private final ReentrantLock asking = new ReentrantLock();
    private volatile Known known = new Known(Optional.empty(), System.nanoTime() - ASKED_AT_MOST.toNanos());

    LogWatch(LogRecords records, @Value("${anju.log.limit:10m}") Duration limit) {
        this.records = records;
        this.limit = limit;
    }

    /// @param waiting the oldest entry that has no place yet
    /// @param at by [System#nanoTime()]
    private record Known(Optional<LogRecords.Waiting> waiting, long at) {

        boolean stale() {
            return System.nanoTime() - at >= ASKED_AT_MOST.toNanos();
        }
    }

    /// Passes, after a moment where the log is some seconds behind, or refuses with a [Problem] `log-behind`.
    void require() {
        late().ifPresent(waiting -> {
            throw new Problem(Problem.Kind.UNAVAILABLE, "log-behind", waiting.since(), limit.toSeconds());
        });
        if (behind()) {
            try {
                Thread.sleep(PAUSE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /// Whether an entry waits for its place for longer than it should.
    boolean behind() {
        return known.waiting()
                .filter(oldest -> oldest.since().plus(BEHIND).isBefore(Instant.now()))
                .isPresent();
    }

    /// What waits too long. Asks the database once a second at most; who comes while somebody asks goes by what
    /// was known.
    Optional<LogRecords.Waiting> late() {
        if (known.stale() && asking.tryLock()) {
            try {
                known = new Known(records.waiting(limit), System.nanoTime());
            } finally {
                asking.unlock();
            }
        }
        return known.waiting().filter(LogRecords.Waiting::late);
    }
}
