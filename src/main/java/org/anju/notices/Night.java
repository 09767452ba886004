package org.anju.notices;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;

/// The hours in which nobody is disturbed 夜间免打扰.
///
/// @param from when it begins
/// @param until when it is over; the same as `from` for never
record Night(LocalTime from, LocalTime until, ZoneId zone) {

    boolean at(Instant now) {
        var time = now.atZone(zone).toLocalTime();
        return from.isBefore(until)
                ? !time.isBefore(from) && time.isBefore(until)
                : !from.equals(until) && (!time.isBefore(from) || time.isBefore(until));
    }

    /// When the next morning begins.
    Instant morning(Instant now) {
        var here = now.atZone(zone);
        var today = here.with(until);
        return (here.isBefore(today)
                        ? today
                        : here.toLocalDate().plusDays(1).atTime(until).atZone(zone))
                .toInstant();
    }
}
