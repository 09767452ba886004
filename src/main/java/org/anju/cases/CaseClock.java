package org.anju.cases;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.anju.workdays.Limit;
import org.anju.workdays.WorkingDays;
import org.jspecify.annotations.Nullable;

/// When the time for something ends, where the clock stood still in between.
///
/// The day on which something happens does not count (Civil Code, art. 201): not the day of receipt, not the day
/// on which the clock goes on. The day on which it stops does. The last day is a working day (art. 203). Of a limit
/// that was stopped on its last day nothing is left: it ends with the day on which the clock goes on.
final class CaseClock {

    private final WorkingDays days;

    CaseClock(WorkingDays days) {
        this.days = days;
    }

    /// A time in which the clock stood still.
    ///
    /// @param from the day on which it was stopped
    /// @param until the day on which it went on; `null` while it stands
    record Stop(LocalDate from, @Nullable LocalDate until) {

        boolean covers(LocalDate day) {
            return day.isAfter(from) && (until == null || !day.isAfter(until));
        }
    }

    /// The last day of a limit; `null` while the clock stands.
    @Nullable
    LocalDate due(LocalDate start, Limit limit, List<Stop> stops) {
        if (stops.stream().anyMatch(stop -> stop.until() == null)) {
            return null;
        }
        var day = start;
        for (int left = limit.days(); left > 0; ) {
            day = day.plusDays(1);
            var at = day;
            if (counts(day, limit.count()) && stops.stream().noneMatch(stop -> stop.covers(at))) {
                left--;
            }
        }
        var last = days.after(day, 0);
        for (var stop : stops) {
            var until = Objects.requireNonNull(stop.until());
            if (!stop.from().isAfter(last)) {
                last = later(last, days.after(until, 0));
            }
        }
        return last;
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private boolean counts(LocalDate day, Limit.Count count) {
        return switch (count) {
            case WORKING -> days.isWorking(day);
            case CALENDAR -> true;
        };
    }
}
