package org.anju.workdays;

/// How long something may take.
///
/// @param days zero or more
public record Limit(int days, Count count) {

    private static final int LONGEST = 3660;

    public Limit {
        if (days < 0 || days > LONGEST) {
            throw new IllegalArgumentException("A limit has 0 to %d days: %d.".formatted(LONGEST, days));
        }
    }

    /// Which days count.
    public enum Count {
        /// 工作日: those on which offices work
        WORKING,
        /// 自然日: all; where the last is a day off, the next working day takes its place (Civil Code, art. 203)
        CALENDAR
    }
}
