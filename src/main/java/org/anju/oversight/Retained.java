package org.anju.oversight;

import java.time.Instant;

/// What a module keeps for a time, offered as a bean: once a day it is told to let go of what is due.
///
/// @param rule its line in the schedule, [RetentionRule#code]
public record Retained(String rule, Eraser eraser) {

    /// Erases, in the transaction of the caller.
    @FunctionalInterface
    public interface Eraser {

        /// @param before what was kept since then is due; a function of the database that erases asks the
        ///     schedule itself
        /// @param most rows or records at a time
        /// @return how many it was; less than `most` where nothing is left
        long erase(Instant before, int most);
    }
}
