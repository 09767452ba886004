package org.anju.permits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.anju.shared.Problem;
import org.junit.jupiter.api.Test;

/// Art. 23: in force since 1 January 2016.
class Article23Tests {

    @Test
    void thereAreRulesFromTheFirstDayOn() {
        for (var place : Localities.values()) {
            assertThat(place.on("2016-01-01").intervalMonths()).isEqualTo(12);
            assertThatThrownBy(() -> place.on("2015-12-31"))
                    .isInstanceOfSatisfying(
                            Problem.class, problem -> assertThat(problem.name()).isEqualTo("permit-rules-none"));
        }
    }
}
