package org.anju.permits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Art. 10: endorsed each year within the month before the full year; missed, the function is suspended; made
/// up, it comes back, and the years of residence are counted from that day.
class Article10Tests {

    @Nested
    class Window {

        @ParameterizedTest
        @CsvSource({
            "2024-03-15, 2025-03-15, 2025-02-15, an ordinary day",
            "2024-02-29, 2025-02-28, 2025-01-28, a year from the leap day",
            "2023-02-28, 2024-02-28, 2024-01-28, not moved to the leap day",
            "2024-03-31, 2025-03-31, 2025-02-28, a month before 31 March",
            "2023-03-31, 2024-03-31, 2024-02-29, the same before a leap year's",
            "2024-03-30, 2025-03-30, 2025-02-28, no 30 February",
            "2024-03-29, 2025-03-29, 2025-02-28, no 29 February",
            "2024-03-28, 2025-03-28, 2025-02-28, the same day",
            "2024-05-31, 2025-05-31, 2025-04-30, no 31 April",
            "2024-01-31, 2025-01-31, 2024-12-31, over the year",
            "2024-12-31, 2025-12-31, 2025-11-30, the end of the year",
            "2025-01-01, 2026-01-01, 2025-12-01, the first of the year",
            "2024-03-01, 2025-03-01, 2025-02-01, the day after the leap day",
            "2023-03-01, 2024-03-01, 2024-02-01, before a leap year's February",
            "2023-03-30, 2024-03-30, 2024-02-29, no 30 February in a leap year",
            "2023-03-29, 2024-03-29, 2024-02-29, but a 29th",
            "2024-07-31, 2025-07-31, 2025-06-30, no 31 June",
            "2024-10-31, 2025-10-31, 2025-09-30, no 31 September",
            "2016-01-01, 2017-01-01, 2016-12-01, the first day of the decree"
        })
        void opensAMonthBeforeAndEndsWithTheFullYear(LocalDate issued, LocalDate full, LocalDate opens, String why) {
            for (var place : Localities.values()) {
                var standing = place.standing("ISSUED " + issued, issued);
                assertThat(standing.fullYear()).as(why).isEqualTo(full);
                assertThat(standing.opens()).as(why).isEqualTo(opens);
                assertThat(standing.lastDay()).as(why).isEqualTo(full);
                assertThat(standing.windowOpen(opens.minusDays(1))).isFalse();
                assertThat(standing.windowOpen(opens)).isTrue();
                assertThat(standing.windowOpen(full)).isTrue();
                assertThat(standing.windowOpen(full.plusDays(1))).isFalse();
            }
        }

        @ParameterizedTest
        @CsvSource({
            "2025-02-14, 2025-03-15, the day before it opens: without effect",
            "2025-02-15, 2026-03-15, its first day",
            "2025-03-14, 2026-03-15, the day before its last",
            "2025-03-15, 2026-03-15, its last day",
            "2025-03-16, 2026-03-16, the day after: made up"
        })
        void anEndorsementIsDecidedByItsDay(LocalDate endorsed, LocalDate next, String why) {
            var standing =
                    Localities.NATIONAL.standing("ISSUED 2024-03-15, ENDORSED " + endorsed, LocalDate.of(2025, 3, 16));
            assertThat(standing.fullYear()).as(why).isEqualTo(next);
            assertThat(standing.without()).hasSize(next.getYear() == 2025 ? 1 : 0);
        }

        /// The window of a full year at the end of February opens at the end of January.
        @ParameterizedTest
        @CsvSource({
            "2024-02-29, 2025-01-27, false",
            "2024-02-29, 2025-01-28, true",
            "2024-02-29, 2025-02-28, true",
            "2023-03-31, 2024-02-28, false",
            "2023-03-31, 2024-02-29, true",
            "2023-03-31, 2024-03-31, true"
        })
        void anEndorsementOnTheFirstOrLastDayOfTheWindowCounts(LocalDate issued, LocalDate day, boolean counts) {
            for (var place : Localities.values()) {
                var standing = place.standing("ISSUED " + issued + ", ENDORSED " + day, day);
                assertThat(standing.without()).hasSize(counts ? 0 : 1);
                assertThat(standing.fullYear()).isEqualTo(issued.plusYears(counts ? 2 : 1));
                assertThat(standing.state()).isEqualTo(Standing.State.ACTIVE);
            }
        }

        /// Whoever was endorsed on the first day is not asked again before the next year's window.
        @Test
        void anEndorsementOnTheFirstDayDoesNotShortenTheYear() {
            for (var place : Localities.values()) {
                var early = place.standing("ISSUED 2024-03-15, ENDORSED 2025-02-15", LocalDate.of(2026, 3, 15));
                var late = place.standing("ISSUED 2024-03-15, ENDORSED 2025-03-15", LocalDate.of(2026, 3, 15));
                assertThat(early).isEqualTo(late);
                assertThat(early.state()).isEqualTo(Standing.State.ACTIVE);
                assertThat(early.years()).isEqualTo(2);
            }
        }

        /// Each day has the rule of that day; whether a window was missed, the rule of its full-year day.
        @ParameterizedTest
        @CsvSource({
            "2025-03-16, 2025-03-14, the day before it changes: the whole day counts, until the rule does",
            "2025-03-15, 2025-03-14, in force on the full-year day",
            "2025-02-20, 2025-03-14, in force from within the window",
            "2025-04-01, 2025-03-15, too late for this one"
        })
        void aRuleThatTakesEffectWithinAWindow(LocalDate from, LocalDate last, String why) {
            var sets = RuleSets.with(java.util.List.of(RuleFile.read("x.yaml", """
                    division: "9977"
                    name: {zh: 某市, en: A city}
                    instruments:
                      own: {zh: 某市办法, en: Its rules}
                    rules:
                      - {rule: last-day, value: day before, from: %s, instrument: own, article: {zh: 第一条, en: art. 1}}
                      - {rule: last-day, value: full-year day, from: 2016-01-01, until: %s, instrument: own, article: {zh: 第一条, en: art. 1}}
                    """.formatted(from, from))));
            var rules = sets.of(org.anju.shared.DivisionCode.read("997701"));
            var marks = Localities.marks("ISSUED 2024-03-15");
            var standing = Standing.on(marks, rules, LocalDate.of(2025, 3, 1)).orElseThrow();
            var expected = from.isAfter(LocalDate.of(2025, 3, 15)) ? LocalDate.of(2025, 3, 15) : last;
            assertThat(standing.lastDay()).as(why).isEqualTo(expected);
            assertThat(Standing.on(marks, rules, expected).orElseThrow().state())
                    .isEqualTo(Standing.State.ACTIVE);
            assertThat(Standing.on(marks, rules, expected.plusDays(1))
                            .orElseThrow()
                            .state())
                    .isEqualTo(Standing.State.SUSPENDED);
        }

        @Test
        void endorsingTwiceInOneWindowGivesOneYear() {
            var standing = Localities.NATIONAL.standing(
                    "ISSUED 2024-03-15, ENDORSED 2025-02-15, ENDORSED 2025-03-15", LocalDate.of(2025, 3, 15));
            assertThat(standing.fullYear()).isEqualTo("2026-03-15");
            assertThat(standing.without()).hasSize(1);
        }

        /// Each full year is reckoned from the issue, not from the one before it.
        @ParameterizedTest
        @CsvSource({
            "2025-02-28, 2026-02-28",
            "2026-02-28, 2027-02-28",
            "2027-02-28, 2028-02-29",
            "2028-02-29, 2029-02-28"
        })
        void fourYearsAfterALeapDayComesALeapDay(LocalDate endorsed, LocalDate next) {
            var marks = new StringBuilder("ISSUED 2024-02-29");
            for (int year = 2025; year <= endorsed.getYear(); year++) {
                marks.append(", ENDORSED ").append(year).append("-02-28");
            }
            assertThat(Localities.NATIONAL.standing(marks.toString(), endorsed).fullYear())
                    .isEqualTo(next);
        }
    }

    @Nested
    class Missed {

        @ParameterizedTest
        @CsvSource({
            "2025-03-15, ACTIVE, 1",
            "2025-03-16, SUSPENDED, 1",
            "2025-03-17, SUSPENDED, 1",
            "2028-03-15, SUSPENDED, 1"
        })
        void theFunctionIsSuspendedFromTheDayAfterTheLast(LocalDate day, Standing.State state, int years) {
            for (var place : Localities.values()) {
                var standing = place.standing("ISSUED 2024-03-15", day);
                assertThat(standing.state()).isEqualTo(state);
                assertThat(standing.years()).isEqualTo(years);
                if (state == Standing.State.SUSPENDED) {
                    assertThat(standing.suspendedSince()).isEqualTo("2025-03-16");
                    assertThat(standing.fullYear()).isEqualTo("2025-03-15");
                }
            }
        }
    }

    @Nested
    class MadeUp {

        @ParameterizedTest
        @CsvSource({
            // two years, the second missed, made up after 45 days
            "NATIONAL,  2026-04-29, SUSPENDED, 2, 2024-03-15, 0",
            "NATIONAL,  2026-04-30, ACTIVE,    0, 2026-04-30, 0",
            "NATIONAL,  2027-04-29, ACTIVE,    0, 2026-04-30, 0",
            "NATIONAL,  2027-04-30, ACTIVE,    1, 2026-04-30, 0",
            "NATIONAL,  2027-05-01, SUSPENDED, 1, 2026-04-30, 0",
            "GUANGZHOU, 2026-04-30, ACTIVE,    0, 2026-04-30, 0",
            "HANGZHOU,  2026-04-29, SUSPENDED, 2, 2024-03-15, 0",
            "HANGZHOU,  2026-04-30, ACTIVE,    2, 2024-03-15, 45",
            "HANGZHOU,  2027-04-29, ACTIVE,    2, 2024-03-15, 45",
            "HANGZHOU,  2027-04-30, ACTIVE,    3, 2024-03-15, 45"
        })
        void theYearsOfResidenceAre(
                Localities place, LocalDate day, Standing.State state, int years, LocalDate from, long leftOut) {
            var standing = place.standing("ISSUED 2024-03-15, ENDORSED 2025-03-10, MADE_UP 2026-04-30", day);
            assertThat(standing.state()).isEqualTo(state);
            assertThat(standing.years()).isEqualTo(years);
            assertThat(standing.countedFrom()).isEqualTo(from);
            assertThat(standing.leftOut()).isEqualTo(leftOut);
        }

        @Test
        void theNextFullYearIsReckonedFromTheDayOfMakingUp() {
            for (var place : Localities.values()) {
                var standing = place.standing("ISSUED 2024-03-15, MADE_UP 2025-08-31", LocalDate.of(2025, 8, 31));
                assertThat(standing.state()).isEqualTo(Standing.State.ACTIVE);
                assertThat(standing.fullYear()).isEqualTo("2026-08-31");
                assertThat(standing.opens()).isEqualTo("2026-07-31");
            }
        }

        /// Made up on the day on which the next year would have been full: a year late to the day.
        @ParameterizedTest
        @CsvSource({"NATIONAL,  0, 2026-03-15, 0", "GUANGZHOU, 0, 2026-03-15, 0", "HANGZHOU,  1, 2024-03-15, 364"})
        void madeUpOnTheFullYearDayOfTheNextYear(Localities place, int years, LocalDate from, long leftOut) {
            var standing = place.standing("ISSUED 2024-03-15, MADE_UP 2026-03-15", LocalDate.of(2026, 3, 15));
            assertThat(standing.state()).isEqualTo(Standing.State.ACTIVE);
            assertThat(standing.fullYear()).isEqualTo("2027-03-15");
            assertThat(standing.years()).isEqualTo(years);
            assertThat(standing.countedFrom()).isEqualTo(from);
            assertThat(standing.leftOut()).isEqualTo(leftOut);
        }

        /// On the day after the last one already; from a leap day, and on one.
        @ParameterizedTest
        @CsvSource({
            "2024-03-15, 2025-03-16, 2026-03-16, 2026-02-16",
            "2024-02-29, 2025-03-01, 2026-03-01, 2026-02-01",
            "2023-02-10, 2024-02-29, 2025-02-28, 2025-01-28",
            "2023-12-31, 2025-01-01, 2026-01-01, 2025-12-01"
        })
        void aYearBeginsWithTheDayOfMakingUp(LocalDate issued, LocalDate madeUp, LocalDate full, LocalDate opens) {
            for (var place : Localities.values()) {
                var standing = place.standing("ISSUED " + issued + ", MADE_UP " + madeUp, madeUp);
                assertThat(standing.state()).isEqualTo(Standing.State.ACTIVE);
                assertThat(standing.fullYear()).isEqualTo(full);
                assertThat(standing.opens()).isEqualTo(opens);
            }
        }

        /// One life under two rules: two years in time, the third missed, made up after a year; missed once more.
        @ParameterizedTest
        @CsvSource({
            "NATIONAL, 2024-03-15, 3, ACTIVE, 2021-03-15, 0",
            "HANGZHOU, 2024-03-15, 3, ACTIVE, 2021-03-15, 0",
            "NATIONAL, 2024-03-16, 3, SUSPENDED, 2021-03-15, 0",
            "HANGZHOU, 2024-03-16, 3, SUSPENDED, 2021-03-15, 0",
            "NATIONAL, 2025-03-15, 0, ACTIVE, 2025-03-15, 0",
            "HANGZHOU, 2025-03-15, 3, ACTIVE, 2021-03-15, 364",
            "NATIONAL, 2026-03-16, 1, SUSPENDED, 2025-03-15, 0",
            "HANGZHOU, 2026-03-16, 4, SUSPENDED, 2021-03-15, 364",
            "NATIONAL, 2026-06-01, 0, ACTIVE, 2026-06-01, 0",
            "HANGZHOU, 2026-06-01, 4, ACTIVE, 2021-03-15, 441",
            "NATIONAL, 2027-06-01, 1, ACTIVE, 2026-06-01, 0",
            "HANGZHOU, 2027-06-01, 5, ACTIVE, 2021-03-15, 441"
        })
        void oneLifeUnderTwoRules(
                Localities place, LocalDate day, int years, Standing.State state, LocalDate from, long leftOut) {
            var standing = place.standing(
                    "ISSUED 2021-03-15, ENDORSED 2022-03-01, ENDORSED 2023-03-15, MADE_UP 2025-03-15, MADE_UP 2026-06-01",
                    day);
            assertThat(standing.years()).isEqualTo(years);
            assertThat(standing.countedFrom()).isEqualTo(from);
            assertThat(standing.leftOut()).isEqualTo(leftOut);
            assertThat(standing.state()).isEqualTo(state);
        }

        /// Hangzhou's own rule decides from its first day on; a day earlier the decree does.
        @ParameterizedTest
        @CsvSource({"2017-12-31, 0, 2017-12-31", "2018-01-01, 1, 2016-11-01"})
        void theRuleOfTheDayOfMakingUpDecides(LocalDate madeUp, int years, LocalDate from) {
            var standing = Localities.HANGZHOU.standing("ISSUED 2016-11-01, MADE_UP " + madeUp, madeUp);
            assertThat(standing.years()).isEqualTo(years);
            assertThat(standing.countedFrom()).isEqualTo(from);
        }
    }
}
