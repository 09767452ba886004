package org.anju.permits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What holds of every course of marks, tried on invented ones.
class FoldTests {

    private static final LocalDate FIRST = LocalDate.of(2019, 1, 1);
    private static final int COURSES = 400;

    @ParameterizedTest
    @EnumSource(Localities.class)
    void aPermitIsInOneStateThatItsDaysBearOut(Localities place) {
        var random = new Random(663);
        for (int i = 0; i < COURSES; i++) {
            var marks = course(random);
            for (var day = FIRST; day.isBefore(FIRST.plusYears(7)); day = day.plusDays(1 + random.nextInt(40))) {
                var at = day;
                Standing.on(marks, place.rules(), day).ifPresent(standing -> {
                    var expected = standing.ended() != null
                            ? Standing.State.ENDED
                            : standing.lostSince() != null
                                    ? Standing.State.LOST
                                    : standing.suspendedSince() != null
                                            ? Standing.State.SUSPENDED
                                            : Standing.State.ACTIVE;
                    assertThat(standing.state()).as("%s on %s", marks, at).isEqualTo(expected);
                    assertThat(standing.opens()).isBefore(standing.lastDay());
                    assertThat(standing.fullYear()).isAfter(standing.issued());
                    assertThat(standing.countedFrom()).isAfterOrEqualTo(standing.issued());
                    if (standing.state() == Standing.State.ACTIVE) {
                        assertThat(standing.lastDay()).isAfterOrEqualTo(at);
                    }
                    assertThat(standing.countedFrom().plusYears(standing.years()))
                            .isBeforeOrEqualTo(at);
                });
            }
        }
    }

    /// Without new marks a permit never comes back by itself, and its years never fall.
    @ParameterizedTest
    @EnumSource(Localities.class)
    void timeAloneOnlySuspendsAndNeverTakesYears(Localities place) {
        var random = new Random(10);
        for (int i = 0; i < COURSES; i++) {
            var marks = course(random);
            var day = marks.stream().map(Mark::day).max(LocalDate::compareTo).orElseThrow();
            var before = Standing.on(marks, place.rules(), day).orElseThrow();
            for (int step = 0; step < 50; step++) {
                day = day.plusDays(1 + random.nextInt(30));
                var after = Standing.on(marks, place.rules(), day).orElseThrow();
                assertThat(after.years()).as("%s on %s", marks, day).isGreaterThanOrEqualTo(before.years());
                if (before.state() != Standing.State.ACTIVE) {
                    assertThat(after.state()).isEqualTo(before.state());
                }
                before = after;
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Localities.class)
    void whoeverMakesUpNeverHasMoreYearsThanWhoeverWasInTime(Localities place) {
        var random = new Random(11);
        for (int i = 0; i < COURSES; i++) {
            var issued = FIRST.plusDays(random.nextInt(366));
            var inTime = new ArrayList<>(List.of(Mark.of(Mark.Kind.ISSUED, issued)));
            for (int year = 1; year <= 6; year++) {
                inTime.add(Mark.of(Mark.Kind.ENDORSED, issued.plusYears(year).minusDays(random.nextInt(20))));
            }
            var late = late(random, issued);
            for (int step = 0; step < 60; step++) {
                var day = issued.plusDays(random.nextInt(2300));
                assertThat(years(late, place, day))
                        .as("%s on %s", late, day)
                        .isLessThanOrEqualTo(years(inTime, place, day));
            }
        }
    }

    /// Hangzhou's rule is never worse for the holder than the decree's.
    @org.junit.jupiter.api.Test
    void leavingOutSuspendedTimeNeverGivesLessThanCountingAnew() {
        var random = new Random(12);
        for (int i = 0; i < COURSES; i++) {
            var issued = FIRST.plusDays(random.nextInt(366));
            var late = late(random, issued);
            var day = issued.plusDays(random.nextInt(2300));
            assertThat(years(late, Localities.HANGZHOU, day))
                    .isGreaterThanOrEqualTo(years(late, Localities.NATIONAL, day));
        }
    }

    @ParameterizedTest
    @EnumSource(Localities.class)
    void theOrderInWhichMarksAreHandedOverDoesNotMatter(Localities place) {
        var random = new Random(13);
        for (int i = 0; i < COURSES; i++) {
            var marks = course(random).stream()
                    .collect(java.util.stream.Collectors.toMap(Mark::day, mark -> mark, (one, other) -> one))
                    .values();
            var shuffled = new ArrayList<>(marks);
            Collections.shuffle(shuffled, random);
            var day = FIRST.plusYears(5);
            assertThat(Standing.on(shuffled, place.rules(), day))
                    .isEqualTo(Standing.on(new ArrayList<>(marks), place.rules(), day));
        }
    }

    private static int years(List<Mark> marks, Localities place, LocalDate day) {
        return Standing.on(marks, place.rules(), day).orElseThrow().years();
    }

    private static List<Mark> late(Random random, LocalDate issued) {
        var marks = new ArrayList<>(List.of(Mark.of(Mark.Kind.ISSUED, issued)));
        var next = issued;
        for (int year = 1; year <= 4; year++) {
            next = next.plusYears(1).plusDays(1 + random.nextInt(200));
            marks.add(Mark.of(Mark.Kind.MADE_UP, next));
        }
        return marks;
    }

    private static List<Mark> course(Random random) {
        var marks = new ArrayList<Mark>();
        var day = FIRST.plusDays(random.nextInt(366));
        marks.add(Mark.of(Mark.Kind.ISSUED, day));
        for (int i = random.nextInt(12); i > 0; i--) {
            day = day.plusDays(random.nextInt(250));
            var kind = Mark.Kind.values()[random.nextInt(Mark.Kind.values().length)];
            marks.add(
                    kind == Mark.Kind.ENDED
                            ? Mark.ended(day, EndGround.values()[random.nextInt(EndGround.values().length)])
                            : Mark.of(kind, day));
        }
        return marks;
    }
}
