package org.anju.notices;

import java.time.Instant;

/// A letter that nobody tries any more, as whoever looks after the machine sees it: of nobody, to nowhere.
///
/// @param code whether it carries a code
public record DeadLetter(
        LetterId id, Way way, boolean code, int tries, Instant made, Instant ended, Fault fault, String answer) {

    /// Why it was given up.
    public enum Fault {
        /// nobody answers
        AWAY,
        /// the other side does not take this one
        REFUSED,
        /// this installation has no such way any more
        NOT_SET_UP,
        /// the other side takes none: the settings, or its own fault
        BROKEN
    }
}
