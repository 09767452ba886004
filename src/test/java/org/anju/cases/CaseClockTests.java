package org.anju.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.anju.workdays.Limit;
import org.anju.workdays.WorkingDays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// When a limit ends, with the days off of 2026 and times in which the clock stood.
class CaseClockTests {

    private static final WorkingDays CALENDAR = WorkingDays.ofChina();
    private final CaseClock clock = new CaseClock(CALENDAR);

    @ParameterizedTest
    @CsvSource({
        // start, days, count, last day: no stops
        "2026-03-02, 5, WORKING, 2026-03-09",
        "2026-03-06, 5, WORKING, 2026-03-13",
        // over the National Day: 1 to 7 October off, Saturday 10 October worked (2026)
        "2026-09-29, 3, WORKING, 2026-10-09",
        // fifteen days from a Friday end on a Saturday: the Monday takes its place
        "2026-03-06, 15, CALENDAR, 2026-03-23",
        "2026-03-02, 15, CALENDAR, 2026-03-17",
        // at once
        "2026-03-02, 0, WORKING, 2026-03-02",
        "2026-03-07, 0, CALENDAR, 2026-03-09"
    })
    void withoutStopsItEndsAsTheCalendarSays(LocalDate start, int days, Limit.Count count, LocalDate last) {
        var limit = new Limit(days, count);
        assertThat(clock.due(start, limit, List.of())).isEqualTo(last).isEqualTo(CALENDAR.end(start, limit));
    }

    @ParameterizedTest
    @CsvSource({
        // start, days, stopped, went on, last day
        // stopped and gone on the same day: nothing changes
        "2026-03-02, 5, 2026-03-04, 2026-03-04, 2026-03-09",
        // Tuesday to Thursday: Wednesday and Thursday do not count
        "2026-03-02, 5, 2026-03-03, 2026-03-05, 2026-03-11",
        // over a weekend alone: nothing changes for working days
        "2026-03-02, 5, 2026-03-06, 2026-03-08, 2026-03-09",
        // stopped on the day of acceptance
        "2026-03-02, 2, 2026-03-02, 2026-03-03, 2026-03-05",
        // stopped on the last day but one: one day is left, the day after the one on which it goes on
        "2026-03-02, 5, 2026-03-06, 2026-03-16, 2026-03-17",
        // stopped on the last day, for a week: nothing is left, it ends with the day on which it goes on
        "2026-03-02, 5, 2026-03-09, 2026-03-16, 2026-03-16",
        // the same, going on on a Saturday: the Monday takes its place
        "2026-03-02, 5, 2026-03-09, 2026-03-14, 2026-03-16",
        // stopped and gone on on the last day: nothing changes
        "2026-03-02, 5, 2026-03-09, 2026-03-09, 2026-03-09",
        // nothing to count: decided on the day on which it goes on
        "2026-03-02, 0, 2026-03-02, 2026-03-04, 2026-03-04"
    })
    void theTimeInWhichItStoodDoesNotCount(
            LocalDate start, int days, LocalDate stopped, LocalDate resumed, LocalDate last) {
        assertThat(clock.due(
                        start, new Limit(days, Limit.Count.WORKING), List.of(new CaseClock.Stop(stopped, resumed))))
                .isEqualTo(last);
    }

    /// Fifteen days from 6 March 2026 are over on Saturday the 21st, so that Monday the 23rd is the last.
    @ParameterizedTest
    @CsvSource({
        "2026-03-19, 2026-03-25, 2026-03-27",
        "2026-03-20, 2026-03-25, 2026-03-26",
        "2026-03-21, 2026-03-25, 2026-03-25",
        "2026-03-22, 2026-03-25, 2026-03-25",
        "2026-03-23, 2026-03-25, 2026-03-25",
        "2026-03-23, 2026-03-28, 2026-03-30",
        "2026-03-21, 2026-03-22, 2026-03-23"
    })
    void aLimitWhoseLastDayWasMovedCanBeStoppedUntilThen(LocalDate stopped, LocalDate resumed, LocalDate last) {
        assertThat(clock.due(
                        LocalDate.of(2026, 3, 6),
                        new Limit(15, Limit.Count.CALENDAR),
                        List.of(new CaseClock.Stop(stopped, resumed))))
                .isEqualTo(last);
    }

    @Test
    void whileItStandsNothingIsDue() {
        assertThat(clock.due(
                        LocalDate.of(2026, 3, 2),
                        new Limit(5, Limit.Count.WORKING),
                        List.of(new CaseClock.Stop(LocalDate.of(2026, 3, 3), null))))
                .isNull();
    }

    /// Against a count that goes day by day and knows nothing of limits.
    @Test
    void itAgreesWithCountingDayByDay() {
        var random = new Random(42);
        for (int round = 0; round < 2_000; round++) {
            var start = LocalDate.of(2025, 1, 1).plusDays(random.nextInt(700));
            var limit =
                    new Limit(random.nextInt(40), random.nextBoolean() ? Limit.Count.WORKING : Limit.Count.CALENDAR);
            var stops = new ArrayList<CaseClock.Stop>();
            var at = start;
            for (int i = random.nextInt(4); i > 0; i--) {
                var from = at.plusDays(random.nextInt(10));
                at = from.plusDays(random.nextInt(20));
                stops.add(new CaseClock.Stop(from, at));
            }
            assertThat(clock.due(start, limit, stops))
                    .as("%s %s %s", start, limit, stops)
                    .isEqualTo(naive(start, limit, stops));
        }
    }

    private static LocalDate naive(LocalDate start, Limit limit, List<CaseClock.Stop> stops) {
        var counted = 0;
        var day = start;
        while (counted < limit.days()) {
            day = day.plusDays(1);
            var stood = false;
            for (var stop : stops) {
                for (var one = stop.from().plusDays(1); !one.isAfter(stop.until()); one = one.plusDays(1)) {
                    stood |= one.equals(day);
                }
            }
            if (!stood && (limit.count() == Limit.Count.CALENDAR || CALENDAR.isWorking(day))) {
                counted++;
            }
        }
        while (!CALENDAR.isWorking(day) || stands(day, stops)) {
            day = day.plusDays(1);
        }
        return day;
    }

    /// Whether the clock stands at the end of a day.
    private static boolean stands(LocalDate day, List<CaseClock.Stop> stops) {
        return stops.stream()
                .anyMatch(stop -> !stop.from().isAfter(day) && day.isBefore(stop.until()));
    }
}
