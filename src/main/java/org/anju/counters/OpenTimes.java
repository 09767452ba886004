package org.anju.counters;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.anju.frame.Words;
import org.anju.workdays.WorkingDays;

/// When a service point is open, day by day: its ordinary week, the calendar of working days, and what was said of
/// single days, put together. All days are those of China's one time zone, which has no summer time.
///
/// - What was said of a day holds for that day.
/// - On a public holiday the times of holidays hold, which are none where nothing is said. The Saturday or Sunday
///   that joins a holiday belongs to it.
/// - On a day of a weekend on which offices work it is open as on Monday.
///
/// @param said times of single days; empty for closed
record OpenTimes(OpeningHours hours, Map<LocalDate, List<Span>> said, WorkingDays calendar) {

    /// How far ahead an opening is looked for: further than the longest holiday.
    static final int DAYS_AHEAD = 21;

    private static final int MINUTE = 60;

    OpenTimes {
        said = Map.copyOf(said);
    }

    /// A stretch of time, up to but not including its end.
    record Stretch(Instant from, Instant until) {

        boolean holds(Instant at) {
            return !at.isBefore(from) && at.isBefore(until);
        }
    }

    /// The times that begin on a day.
    List<Span> on(LocalDate day) {
        var exception = said.get(day);
        if (exception != null) {
            return exception;
        }
        var weekend = weekend(day);
        if (calendar.isWorking(day)) {
            var moved = weekend ? hours.onMovedWorkingDay() : List.<Span>of();
            return moved.isEmpty() ? hours.on(day.getDayOfWeek()) : moved;
        }
        return isHoliday(day) ? hours.holidays() : hours.on(day.getDayOfWeek());
    }

    /// Whether it is open, and until or from when.
    Opening at(Instant instant) {
        var day = instant.atZone(Words.ZONE).toLocalDate();
        var end = day.plusDays(DAYS_AHEAD);
        for (var stretch : between(day.minusDays(1), end)) {
            if (stretch.holds(instant)) {
                var lasts =
                        !stretch.until().isBefore(end.atStartOfDay(Words.ZONE).toInstant());
                return new Opening.Open(lasts ? null : stretch.until());
            }
            if (stretch.from().isAfter(instant)) {
                return new Opening.Opens(stretch.from());
            }
        }
        return new Opening.Closed();
    }

    /// All that begins on these days, in order; times that touch are one.
    List<Stretch> between(LocalDate from, LocalDate until) {
        var all = from.datesUntil(until)
                .flatMap(day -> on(day).stream().map(span -> stretch(day, span)))
                .sorted(Comparator.comparing(Stretch::from))
                .toList();
        var joined = new ArrayList<Stretch>();
        for (var one : all) {
            var last = joined.isEmpty() ? null : joined.getLast();
            if (last != null && !one.from().isAfter(last.until())) {
                joined.removeLast();
                joined.add(new Stretch(last.from(), one.until().isAfter(last.until()) ? one.until() : last.until()));
            } else {
                joined.add(one);
            }
        }
        return joined;
    }

    private boolean isHoliday(LocalDate day) {
        return !weekend(day) || joinsHoliday(day, 1) || joinsHoliday(day, -1);
    }

    private boolean joinsHoliday(LocalDate day, int step) {
        var at = day;
        while (weekend(at) && !calendar.isWorking(at)) {
            at = at.plusDays(step);
        }
        return !weekend(at) && !calendar.isWorking(at);
    }

    private static boolean weekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }

    private static Stretch stretch(LocalDate day, Span span) {
        var from = day.atTime(span.from()).atZone(Words.ZONE).toInstant();
        return new Stretch(from, from.plusSeconds((long) span.minutes() * MINUTE));
    }
}
