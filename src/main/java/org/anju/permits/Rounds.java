package org.anju.permits;

import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A duty that goes through all there is, part by part in the order of keys: what fails is said and waits for the
/// next time, and keeps nothing else waiting.
final class Rounds {

    private static final UUID BEFORE_ALL = new UUID(0, 0);
    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);

    private Rounds() {}

    static <T> void of(Function<UUID, List<T>> after, Function<T, UUID> key, Consumer<T> work) {
        page(after, key, UnaryOperator.identity(), work);
    }

    /// @param after the next part after a key
    /// @param due those of a part with which something is to be done
    static <T> void page(
            Function<UUID, List<T>> after, Function<T, UUID> key, UnaryOperator<List<T>> due, Consumer<T> work) {
        for (var part = after.apply(BEFORE_ALL); !part.isEmpty(); part = after.apply(key.apply(part.getLast()))) {
            for (var one : due.apply(part)) {
                try {
                    work.accept(one);
                } catch (RuntimeException e) {
                    LOG.error("A duty of permits could not be done for one; it is tried again.", e);
                }
            }
        }
    }
}
