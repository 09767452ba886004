package org.anju.shared;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Days from `from` up to but not including `until`.
///
/// @param from the first day
/// @param until the day after the last; `null` while it goes on
public record Period(LocalDate from, @Nullable LocalDate until) {

    public Period {
        if (until != null && !from.isBefore(until)) {
            throw new IllegalArgumentException("A period must end after it starts: %s to %s.".formatted(from, until));
        }
    }

    public boolean contains(LocalDate day) {
        return !day.isBefore(from) && (until == null || day.isBefore(until));
    }
}
