package org.anju.permits;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A duty that goes through all there is, part by part in the order of keys: what fails is said, and keeps
/// nothing else waiting. It is tried again after a time that doubles each time, for a try may look at somebody,
/// who reads of each look.
final class Rounds {

    static final UUID BEFORE_ALL = new UUID(0, 0);

    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);
    private static final Duration FIRST = Duration.ofSeconds(30);
    private static final Duration LONGEST = Duration.ofDays(1);

    private final Clock clock;
    private final Map<UUID, Failed> failed = new ConcurrentHashMap<>();

    Rounds(Clock clock) {
        this.clock = clock;
    }

    /// What is not tried again before an instant.
    ///
    /// @param waits how long that is from the last try
    private record Failed(Instant until, Duration waits) {}

    <T> void of(Function<UUID, List<T>> after, Function<T, UUID> key, Consumer<T> work) {
        page(after, key, UnaryOperator.identity(), work);
    }

    /// @param after the next part after a key
    /// @param due those of a part with which something is to be done
    <T> void page(Function<UUID, List<T>> after, Function<T, UUID> key, UnaryOperator<List<T>> due, Consumer<T> work) {
        for (var part = after.apply(BEFORE_ALL); !part.isEmpty(); part = after.apply(key.apply(part.getLast()))) {
            each(due.apply(part), key, work);
        }
    }

    /// Of a part alone.
    <T> void each(List<T> part, Function<T, UUID> key, Consumer<T> work) {
        var now = clock.instant();
        failed.values().removeIf(one -> one.until().plus(LONGEST).isBefore(now));
        for (var one : part) {
            var before = failed.get(key.apply(one));
            if (before != null && now.isBefore(before.until())) {
                continue;
            }
            try {
                work.accept(one);
                failed.remove(key.apply(one));
            } catch (RuntimeException e) {
                var waits = before == null ? FIRST : shorter(before.waits().multipliedBy(2), LONGEST);
                failed.put(key.apply(one), new Failed(now.plus(waits), waits));
                LOG.error("A duty of permits could not be done for one; it is tried again in {}.", waits, e);
            }
        }
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
