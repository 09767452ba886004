package org.anju.permits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Art. 11: a card that was lost or damaged is replaced; the permit goes on.
class Article11Tests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ISSUED 2024-03-15, LOST 2024-06-01 | 2024-05-31 | ACTIVE | the day before it was reported",
                "ISSUED 2024-03-15, LOST 2024-06-01 | 2024-06-01 | LOST | the day itself",
                "ISSUED 2024-03-15, LOST 2024-06-01, REPLACED 2024-06-10 | 2024-06-09 | LOST | the day before the new card",
                "ISSUED 2024-03-15, LOST 2024-06-01, REPLACED 2024-06-10 | 2024-06-10 | ACTIVE | the new card",
                "ISSUED 2024-03-15, REPLACED 2024-06-10 | 2024-06-10 | ACTIVE | a damaged card",
                "ISSUED 2024-03-15, LOST 2024-06-01 | 2025-06-01 | LOST | a loss hides that it was not endorsed",
                "ISSUED 2024-03-15, LOST 2024-06-01, REPLACED 2025-06-01 | 2025-06-01 | SUSPENDED | which shows after it",
                "ISSUED 2024-03-15, LOST 2025-06-01 | 2025-06-01 | LOST | lost while suspended",
                "ISSUED 2024-03-15, LOST 2024-06-01, LOST 2024-07-01 | 2024-07-01 | LOST | reported twice",
                "ISSUED 2024-03-15, LOST 2024-06-01, LOST 2024-07-01, REPLACED 2024-07-02 | 2024-07-02 | ACTIVE | and replaced once",
                "ISSUED 2024-03-15, LOST 2024-06-01, REPLACED 2024-06-10, LOST 2024-06-11 | 2024-06-11 | LOST | the new one is lost too",
                "ISSUED 2024-03-15, LOST 2024-06-01, REPLACED 2024-06-10, LOST 2024-06-11, REPLACED 2024-06-20 | 2024-06-20 | ACTIVE | and replaced too",
                "ISSUED 2024-03-15, LOST 2024-06-01, REPLACED 2024-06-01 | 2024-06-01 | ACTIVE | replaced on the day itself",
                "ISSUED 2024-03-15, LOST 2024-03-15 | 2024-03-15 | LOST | lost on the day of issue",
                "ISSUED 2024-03-15, ADDRESS_CHANGED 2025-06-01 | 2025-06-01 | SUSPENDED | a new address mends no missed endorsement",
                "ISSUED 2024-03-15, REPLACED 2025-06-01 | 2025-06-01 | SUSPENDED | nor does a new card",
                "ISSUED 2024-03-15, LOST 2025-03-01, ENDORSED 2025-03-10, REPLACED 2025-03-20 | 2025-03-20 | ACTIVE | endorsed while lost"
            })
    void aLossLastsUntilTheReplacement(String marks, LocalDate day, Standing.State state, String why) {
        var standing = Localities.NATIONAL.standing(marks, day);
        assertThat(standing.state()).as(why).isEqualTo(state);
        assertThat(standing.countedFrom()).isEqualTo("2024-03-15");
        assertThat(standing.without()).isEmpty();
    }

    /// Of two reports the first says since when.
    @Test
    void aCardIsLostSinceItWasReportedFirst() {
        var twice = Localities.NATIONAL.standing(
                "ISSUED 2024-03-15, LOST 2024-06-01, LOST 2024-07-01", LocalDate.of(2024, 7, 1));
        assertThat(twice.lostSince()).isEqualTo("2024-06-01");
        var again = Localities.NATIONAL.standing(
                "ISSUED 2024-03-15, LOST 2024-06-01, REPLACED 2024-06-10, LOST 2024-06-11", LocalDate.of(2024, 7, 1));
        assertThat(again.lostSince()).isEqualTo("2024-06-11");
    }

    /// Made up while it is lost: the new card, when it comes, is a valid one.
    @Test
    void aSuspendedPermitIsMadeUpWhileItsCardIsLost() {
        for (var place : Localities.values()) {
            var marks = "ISSUED 2024-03-15, LOST 2025-06-01, MADE_UP 2025-07-01";
            assertThat(place.standing(marks, LocalDate.of(2025, 6, 30)).suspendedSince())
                    .isEqualTo("2025-03-16");
            assertThat(place.standing(marks, LocalDate.of(2025, 7, 1)).suspendedSince())
                    .isNull();
            assertThat(place.standing(marks, LocalDate.of(2025, 7, 1)).state()).isEqualTo(Standing.State.LOST);
            assertThat(place.standing(marks + ", REPLACED 2025-07-02", LocalDate.of(2025, 7, 2))
                            .state())
                    .isEqualTo(Standing.State.ACTIVE);
        }
    }
}
