package org.anju.counters;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.anju.frame.Words;
import org.anju.workdays.WorkingDays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Opening hours to the minute: lunch, nights, holidays, moved working days, single days.
class OpenTimesTests {

    private static final WorkingDays CHINA = WorkingDays.ofChina();
    private static final String OFFICE = "Mo-Fr 08:30-12:00,13:30-17:30; Sa 09:00-12:00";
    private static final String NIGHT = "Mo-Su 22:00-06:00; PH 22:00-06:00";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # an ordinary Monday
            2026-03-02T08:29 | shut | 2026-03-02T08:30
            2026-03-02T08:30 | open | 2026-03-02T12:00
            2026-03-02T11:59 | open | 2026-03-02T12:00
            2026-03-02T12:00 | shut | 2026-03-02T13:30
            2026-03-02T13:29 | shut | 2026-03-02T13:30
            2026-03-02T13:30 | open | 2026-03-02T17:30
            2026-03-02T17:29 | open | 2026-03-02T17:30
            2026-03-02T17:30 | shut | 2026-03-03T08:30
            # Saturday morning, then nothing until Monday
            2026-03-07T11:59 | open | 2026-03-07T12:00
            2026-03-07T12:00 | shut | 2026-03-09T08:30
            2026-03-08T10:00 | shut | 2026-03-09T08:30
            # Qingming: Monday 6 April is off, and the weekend before joins it
            2026-04-04T10:00 | shut | 2026-04-07T08:30
            2026-04-06T10:00 | shut | 2026-04-07T08:30
            # Labour Day: Friday to Tuesday; Saturday 9 May is a moved working day
            2026-05-01T10:00 | shut | 2026-05-06T08:30
            2026-05-02T10:00 | shut | 2026-05-06T08:30
            2026-05-09T08:30 | open | 2026-05-09T12:00
            2026-05-09T17:29 | open | 2026-05-09T17:30
            2026-05-10T10:00 | shut | 2026-05-11T08:30
            # Spring Festival is longer than a week
            2026-02-15T10:00 | shut | 2026-02-24T08:30
            # a Sunday that is a moved working day
            2026-01-04T09:00 | open | 2026-01-04T12:00
            2026-01-03T10:00 | shut | 2026-01-04T08:30
            """)
    void anOfficeOpensAndClosesToTheMinute(String at, String state, String change) {
        assertThat(times(OFFICE).at(china(at))).isEqualTo(opening(state, change));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2026-03-02T21:59 | shut | 2026-03-02T22:00
            2026-03-02T22:00 | open | 2026-03-03T06:00
            2026-03-02T23:59 | open | 2026-03-03T06:00
            2026-03-03T00:00 | open | 2026-03-03T06:00
            2026-03-03T05:59 | open | 2026-03-03T06:00
            2026-03-03T06:00 | shut | 2026-03-03T22:00
            2026-05-01T23:00 | open | 2026-05-02T06:00
            """)
    void aNightGoesOnIntoTheNextDay(String at, String state, String change) {
        assertThat(times(NIGHT).at(china(at))).isEqualTo(opening(state, change));
    }

    @Test
    void whatIsOpenDayAndNightDoesNotClose() {
        assertThat(times("24/7").at(china("2026-05-01T03:00"))).isEqualTo(new Opening.Open(null));
    }

    @Test
    void whatNeverOpensIsClosed() {
        assertThat(times("").at(china("2026-03-02T10:00"))).isEqualTo(new Opening.Closed());
    }

    @Test
    void holidaysHaveTimesOfTheirOwnWhereThatIsSaid() {
        var times = times("Mo-Fr 08:30-17:30; PH 10:00-12:00");
        assertThat(times.at(china("2026-05-01T09:59"))).isEqualTo(opening("shut", "2026-05-01T10:00"));
        assertThat(times.at(china("2026-05-01T10:00"))).isEqualTo(opening("open", "2026-05-01T12:00"));
    }

    @Test
    void whatIsSaidOfADayHoldsForThatDayAlone() {
        var monday = LocalDate.of(2026, 3, 2);
        var times = new OpenTimes(
                OpeningHours.read(OFFICE).orElseThrow(),
                Map.of(monday, List.of(), monday.plusDays(1), Span.readAll("10:00-11:00")),
                CHINA);
        assertThat(times.at(china("2026-03-02T10:00"))).isEqualTo(opening("shut", "2026-03-03T10:00"));
        assertThat(times.at(china("2026-03-03T10:59"))).isEqualTo(opening("open", "2026-03-03T11:00"));
        assertThat(times.at(china("2026-03-03T11:00"))).isEqualTo(opening("shut", "2026-03-04T08:30"));
    }

    @Test
    void theNightBeforeADayOffStillEndsInTheMorning() {
        var tuesday = LocalDate.of(2026, 3, 3);
        var times = new OpenTimes(OpeningHours.read(NIGHT).orElseThrow(), Map.of(tuesday, List.of()), CHINA);
        assertThat(times.at(china("2026-03-03T05:00"))).isEqualTo(opening("open", "2026-03-03T06:00"));
        assertThat(times.at(china("2026-03-03T23:00"))).isEqualTo(opening("shut", "2026-03-04T22:00"));
    }

    @Test
    void timesThatTouchAreOne() {
        assertThat(times("Mo-Su 00:00-24:00").at(china("2026-03-05T12:00")))
                .as("until the next holiday, which is further than one looks")
                .isEqualTo(new Opening.Open(null));
        assertThat(times("Mo 08:00-12:00,12:00-18:00").at(china("2026-03-02T11:59")))
                .isEqualTo(opening("open", "2026-03-02T18:00"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Mo-Fr 08:30-12:00,13:30-17:30; Sa 09:00-12:00 | Mo-Fr 08:30-12:00,13:30-17:30; Sa 09:00-12:00
            周一至周五 8:30-12:00，13:30-17:30；周六 09:00-12:00 | Mo-Fr 08:30-12:00,13:30-17:30; Sa 09:00-12:00
            Mo,We,Fr 09:00-17:00 | Mo 09:00-17:00; We 09:00-17:00; Fr 09:00-17:00
            Mo-Su 08:00-20:00; PH off | Mo-Su 08:00-20:00
            每天 22:00-06:00；节假日 10:00-12:00 | Mo-Su 22:00-06:00; PH 10:00-12:00
            Fr-Mo 10:00-11:00 | Mo 10:00-11:00; Fr-Su 10:00-11:00
            Mo-Fr 09:00-24:00; We off | Mo-Tu 09:00-24:00; Th-Fr 09:00-24:00
            24/7 | 24/7
            """)
    void hoursAreReadAndWrittenInOneForm(String written, String form) {
        var hours = OpeningHours.read(written).orElseThrow();
        assertThat(hours.written()).isEqualTo(form);
        assertThat(OpeningHours.read(form)).contains(hours);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Mo-Fr",
                "Xx 08:00-10:00",
                "Mo 25:00-26:00",
                "Mo 08:00-10:00,09:00-11:00",
                "Mo 08:60-10:00",
                "morning",
                "Mo 24:00-02:00"
            })
    void whatCannotBeReadIsSaid(String written) {
        assertThat(OpeningHours.read(written)).isEmpty();
    }

    private static OpenTimes times(String hours) {
        return new OpenTimes(OpeningHours.read(hours).orElseThrow(), Map.of(), CHINA);
    }

    private static Opening opening(String state, String change) {
        return state.equals("open") ? new Opening.Open(china(change)) : new Opening.Opens(china(change));
    }

    private static Instant china(String local) {
        return LocalDateTime.parse(local).atZone(Words.ZONE).toInstant();
    }
}
