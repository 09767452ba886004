package org.anju.permits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Arts. 2, 3, 15 and 19: what ends a permit. No other ground does.
class Article15Tests {

    @ParameterizedTest
    @EnumSource(EndGround.class)
    void aPermitEndsOnTheDay(EndGround ground) {
        var marks = "ISSUED 2024-03-15, ENDED 2024-09-01 " + ground;
        for (var place : Localities.values()) {
            assertThat(place.on("2024-09-01").ends()).contains(ground);
            assertThat(place.standing(marks, LocalDate.of(2024, 8, 31)).state()).isEqualTo(Standing.State.ACTIVE);
            assertThat(place.standing(marks, LocalDate.of(2024, 9, 1)).state()).isEqualTo(Standing.State.ENDED);
        }
    }

    @Test
    void afterAnEndNothingCountsUntilItIsTakenBack() {
        var marks = "ISSUED 2024-03-15, ENDED 2024-09-01 LEFT, ENDORSED 2025-03-01, LOST 2025-03-02";
        var ended = Localities.NATIONAL.standing(marks, LocalDate.of(2025, 3, 10));
        assertThat(ended.state()).isEqualTo(Standing.State.ENDED);
        assertThat(ended.without()).hasSize(2);
        assertThat(ended.years()).isZero();
        var restored = Localities.NATIONAL.standing(marks + ", RESTORED 2025-03-05", LocalDate.of(2025, 3, 10));
        assertThat(restored.state()).isEqualTo(Standing.State.ACTIVE);
        assertThat(restored.lastDay()).isEqualTo("2025-03-15");
    }

    @Test
    void aNewAddressInTheSameLocalityChangesNothing() {
        var without = Localities.NATIONAL.standing("ISSUED 2024-03-15", LocalDate.of(2025, 1, 1));
        var with =
                Localities.NATIONAL.standing("ISSUED 2024-03-15, ADDRESS_CHANGED 2024-06-01", LocalDate.of(2025, 1, 1));
        assertThat(with).isEqualTo(without);
    }
}
