package org.anju.permits;

/// What a holder is told of a window by itself.
enum Reminder {
    /// it has opened
    MONTH,
    /// a week is left
    WEEK,
    /// it was missed
    SUSPENDED
}
