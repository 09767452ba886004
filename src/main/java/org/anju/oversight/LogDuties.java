package org.anju.oversight;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Sequences several times a second, in every house that stands, also in one that runs a single command. On a
/// thread of its own: other duties may take minutes, and reads stop where this one does not come round.
@Component
class LogDuties implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(LogDuties.class);
    private static final Duration LEAVING = Duration.ofSeconds(5);
    private static final Duration CATCHING_UP = Duration.ofSeconds(10);

    private final Sequencing sequencing;
    private final Duration every;
    private volatile @Nullable Thread thread;

    LogDuties(Sequencing sequencing, @Value("${anju.log.every:200ms}") Duration every) {
        this.sequencing = sequencing;
        this.every = every;
    }

    /// Doors open when what was left over from before is in the log, or ten seconds later. Where the log
    /// itself is new and the house is not, they open when all of its entries have their places, however
    /// long that takes: until then nobody could be looked at.
    @Override
    public void start() {
        var caughtUp = new CountDownLatch(1);
        var made = Thread.ofPlatform().daemon().name("transparency-log").unstarted(() -> sequence(caughtUp));
        thread = made;
        try {
            boolean beginning = sequencing.isEmpty();
            made.start();
            while (!caughtUp.await(CATCHING_UP.toSeconds(), TimeUnit.SECONDS)) {
                LOG.warn("The transparency log is still taking entries from before the start.");
                if (!beginning) {
                    break;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void sequence(CountDownLatch caughtUp) {
        boolean failing = false;
        while (Thread.currentThread() == thread) {
            try {
                while (Thread.currentThread() == thread && sequencing.round() >= Sequencing.MOST) {}
                failing = false;
            } catch (RuntimeException | Error e) {
                // Whatever it is: the thread must not end, and somebody must read why.
                if (!failing && Thread.currentThread() == thread) {
                    LOG.warn("The transparency log stands still: {}", String.valueOf(e.getMessage()));
                }
                failing = true;
            }
            caughtUp.countDown();
            LockSupport.parkNanos(every.toNanos());
        }
    }

    @Override
    public void stop() {
        var ended = thread;
        thread = null;
        if (ended == null) {
            return;
        }
        LockSupport.unpark(ended);
        try {
            ended.join(LEAVING);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    /// Before the web server, and after it when the house closes.
    @Override
    public int getPhase() {
        return 0;
    }
}
