package org.anju.matters;

import java.util.List;
import java.util.Optional;
import org.anju.workdays.Limit;

/// Within what time a case is dealt with 办理时限.
///
/// @param accept until when what is missing is told; a case of which nothing was told by then counts as
///     accepted from the day of its receipt
/// @param decide until when it is decided, from its acceptance on
/// @param stops the only grounds on which the time may stand still
public record MatterClock(Term accept, Term decide, Text basis, List<Stop> stops) {

    /// A time limit as written.
    ///
    /// @param days a number, or CEL, int
    /// @param count `working`, `calendar`, or CEL, string, that is one of these
    public record Term(String days, String count) {

        /// The limit, where it is the same for everybody.
        public Optional<Limit> fixed() {
            return days.matches("[0-9]{1,4}")
                    ? count(count).map(counted -> new Limit(Integer.parseInt(days), counted))
                    : Optional.empty();
        }

        static Optional<Limit.Count> count(String written) {
            return switch (written) {
                case "working" -> Optional.of(Limit.Count.WORKING);
                case "calendar" -> Optional.of(Limit.Count.CALENDAR);
                default -> Optional.empty();
            };
        }
    }

    /// A ground on which the clock stands still.
    public record Stop(String id, Text name, Text basis) {}

    public MatterClock {
        stops = List.copyOf(stops);
    }
}
