package org.anju.notices;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A notice as its receiver has it.
///
/// @param notice what it says, and the page that it is about
/// @param unitName who told it
/// @param unread whether it stood on no page before
/// @param receipts how it was told that it is there, outside the portal
public record NoticeLine(
        java.util.UUID key, Notice notice, String unitName, Instant at, boolean unread, List<Receipt> receipts) {

    public NoticeLine {
        receipts = List.copyOf(receipts);
    }

    /// @param sent when it was handed over; `null` where it was not yet, or was given up
    public record Receipt(
            Way way, Standing standing, @Nullable Instant sent) {}

    /// How far a letter is.
    public enum Standing {
        /// it waits to be sent
        GOING,
        /// the other side has taken it
        SENT,
        /// it was given up
        DEAD
    }
}
