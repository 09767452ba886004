package org.anju.notices;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.LocalTime;
import org.anju.frame.Words;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NightTests {

    @ParameterizedTest
    @CsvSource({
        "22:00, 07:00, 2026-03-01T21:59, false, 2026-03-02T07:00",
        "22:00, 07:00, 2026-03-01T22:00, true,  2026-03-02T07:00",
        "22:00, 07:00, 2026-03-02T00:00, true,  2026-03-02T07:00",
        "22:00, 07:00, 2026-03-02T06:59, true,  2026-03-02T07:00",
        "22:00, 07:00, 2026-03-02T07:00, false, 2026-03-03T07:00",
        "01:00, 06:00, 2026-03-02T00:59, false, 2026-03-02T06:00",
        "01:00, 06:00, 2026-03-02T01:00, true,  2026-03-02T06:00",
        "01:00, 06:00, 2026-03-02T06:00, false, 2026-03-03T06:00",
        "07:00, 07:00, 2026-03-02T07:00, false, 2026-03-03T07:00"
    })
    void nobodyIsDisturbedBetweenTwoHours(
            LocalTime from, LocalTime until, LocalDateTime now, boolean night, LocalDateTime morning) {
        var hours = new Night(from, until, Words.ZONE);
        var at = now.atZone(Words.ZONE).toInstant();
        assertThat(hours.at(at)).isEqualTo(night);
        assertThat(hours.morning(at)).isEqualTo(morning.atZone(Words.ZONE).toInstant());
    }
}
