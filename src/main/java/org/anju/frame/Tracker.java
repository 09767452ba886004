package org.anju.frame;

import java.time.LocalDate;
import java.util.Optional;
import org.anju.shared.ReceiptNumber;
import org.jspecify.annotations.Nullable;

/// What a module offers as a bean that gives out receipts: how far something is, for whoever has its number. One
/// page asks them all, so that nobody needs to know which office a number is from.
public interface Tracker {

    /// Empty where it has given out no such number.
    Optional<Track> track(ReceiptNumber number);

    /// What a receipt tells: what kind of thing, and how far it is. Never a name, an address or what it says.
    ///
    /// @param kind sentence that names the kind of thing
    /// @param state sentence that says how far it is
    /// @param next sentence that says what happens next, or what to do
    /// @param on the day on which it was handed in; of what was not yet, that on which it was begun
    /// @param due the last day of the limit that runs; `null` where none does
    /// @param late whether that day is past
    record Track(
            String kind,
            String state,
            String next,
            LocalDate on,
            @Nullable LocalDate due,
            boolean late) {}
}
