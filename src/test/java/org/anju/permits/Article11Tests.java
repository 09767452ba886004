package org.anju.permits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
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
                "ISSUED 2024-03-15, LOST 2025-03-01, ENDORSED 2025-03-10, REPLACED 2025-03-20 | 2025-03-20 | ACTIVE | endorsed while lost"
            })
    void aLossLastsUntilTheReplacement(String marks, LocalDate day, Standing.State state, String why) {
        var standing = Localities.NATIONAL.standing(marks, day);
        assertThat(standing.state()).as(why).isEqualTo(state);
        assertThat(standing.countedFrom()).isEqualTo("2024-03-15");
    }
}
