package org.anju.workdays;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkingDaysTests {

    private final WorkingDays china = WorkingDays.ofChina();

    @ParameterizedTest
    @CsvSource({
        "2026-02-13, 1, WORKING, 2026-02-14, a moved working day at a Saturday",
        "2026-02-14, 1, WORKING, 2026-02-24, over the Spring Festival",
        "2026-09-30, 1, WORKING, 2026-10-08, over the National Day",
        "2026-10-08, 2, WORKING, 2026-10-10, to the moved Saturday",
        "2026-11-20, 1, WORKING, 2026-11-23, over a weekend",
        "2026-11-21, 1, WORKING, 2026-11-23, begun on a Saturday",
        "2025-01-24, 1, WORKING, 2025-01-26, a moved Sunday",
        "2024-04-03, 1, WORKING, 2024-04-07, over Qingming to a moved Sunday",
        "2026-09-16, 15, CALENDAR, 2026-10-08, ends within the holidays",
        "2026-11-01, 15, CALENDAR, 2026-11-16, ends on a Monday",
        "2026-11-06, 15, CALENDAR, 2026-11-23, ends on a Saturday",
        "2026-10-10, 0, CALENDAR, 2026-10-10, at once on a moved Saturday",
        "2026-10-11, 0, WORKING, 2026-10-12, at once on a Sunday",
        "2030-04-30, 1, WORKING, 2030-05-03, a year not given out yet"
    })
    void aLimitEndsOn(LocalDate start, int days, Limit.Count count, LocalDate end, String why) {
        assertThat(china.end(start, new Limit(days, count))).as(why).isEqualTo(end);
    }

    @Test
    void countingForwardAndBackAgree() {
        var random = new Random(6);
        for (int i = 0; i < 2000; i++) {
            var start = LocalDate.of(2024, 1, 1).plusDays(random.nextInt(1000));
            int days = 1 + random.nextInt(60);
            var end = china.end(start, new Limit(days, Limit.Count.WORKING));
            assertThat(china.isWorking(end)).isTrue();
            assertThat(china.between(start, end)).isEqualTo(days);
            assertThat(china.between(start, end.minusDays(1))).isEqualTo(days - 1);
        }
    }

    /// Moved days are swapped, not given: a year has as many working days as weekdays less its public holidays.
    @ParameterizedTest
    @CsvSource({"2024, 251", "2025, 248", "2026, 248"})
    void aYearHasItsWorkingDays(int year, int expected) {
        assertThat(LocalDate.of(year, 1, 1)
                        .datesUntil(LocalDate.of(year + 1, 1, 1))
                        .filter(china::isWorking)
                        .count())
                .isEqualTo(expected);
    }

    @Test
    void aYearNotGivenOutIsNotKnown() {
        assertThat(china.isKnown(2026)).isTrue();
        assertThat(china.isKnown(2030)).isFalse();
    }

    @Test
    void aCitysOwnYearTakesThePlaceOfOurs() {
        var own = WorkingDays.read(List.of("2026-11-23\toff\tflood", "2027-01-01\toff\tnext year"));
        var both = china.with(own);
        assertThat(both.isWorking(LocalDate.of(2026, 11, 23))).isFalse();
        assertThat(both.isWorking(LocalDate.of(2026, 10, 10))).isFalse();
        assertThat(both.isWorking(LocalDate.of(2025, 10, 11))).isTrue();
        assertThat(both.isKnown(2027)).isTrue();
    }

    @Test
    void everyFaultOfAFileIsTold() {
        assertThatThrownBy(() -> WorkingDays.read(List.of(
                        "# remark",
                        "2026-13-01\toff\tx",
                        "2026-10-01\tfree\tx",
                        "2026-10-03\toff\tx",
                        "2026-10-01\twork\tx",
                        "2026-10-02\toff\tx",
                        "2026-10-02\toff\tx")))
                .isInstanceOfSatisfying(
                        WorkdaysFaulty.class,
                        faulty -> assertThat(faulty.faults())
                                .extracting(fault -> fault.line() + " " + fault.what())
                                .containsExactly(
                                        "2 NO_DAY", "3 NEITHER", "4 OFF_ALREADY", "5 WORKS_ALREADY", "7 TWICE"));
    }

    @Test
    void aFileIsReadAsEditorsSaveIt(@TempDir Path directory) throws IOException {
        var file = directory.resolve("workdays.tsv");
        Files.writeString(file, "\ufeff# 2027\r\n2027-10-01\toff\t国办发明电\r\n2027-10-09 work\r\n");
        assertThat(WorkingDays.read(file).isWorking(LocalDate.of(2027, 10, 9))).isTrue();
        Files.write(file, "2027-10-01\toff\t国办".getBytes("GBK"));
        assertThatThrownBy(() -> WorkingDays.read(file))
                .isInstanceOfSatisfying(
                        WorkdaysFaulty.class,
                        faulty -> assertThat(faulty.faults())
                                .extracting(WorkdaysFaulty.Fault::what)
                                .containsExactly(WorkdaysFaulty.What.NO_UTF8));
    }
}
