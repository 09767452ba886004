package org.anju.counters;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Whether a service point is open at an instant.
public sealed interface Opening {

    /// It is open.
    ///
    /// @param until the first instant at which it is not any more; `null` where it does not close within the weeks
    ///     that were looked at
    record Open(@Nullable Instant until) implements Opening {}

    /// It is not, and opens later.
    record Opens(Instant at) implements Opening {}

    /// It is not, and will not be within the weeks that were looked at.
    record Closed() implements Opening {}

    default boolean isOpen() {
        return this instanceof Open;
    }
}
