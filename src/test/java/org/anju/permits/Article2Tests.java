package org.anju.permits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Art. 2: half a year, and one of three grounds.
class Article2Tests {

    /// The half year is full on the day of that number, or on the last of the month (Civil Code, art. 202).
    @ParameterizedTest
    @CsvSource({
        "2025-01-15, 2025-07-15, an ordinary day",
        "2025-08-31, 2026-02-28, no 31 February",
        "2027-08-31, 2028-02-29, nor in a leap year",
        "2025-08-29, 2026-02-28, nor a 29th",
        "2025-08-28, 2026-02-28, the same day",
        "2025-03-31, 2025-09-30, no 31 September",
        "2024-02-29, 2024-08-29, from the leap day",
        "2025-06-30, 2025-12-30, not the last of the month but the 30th",
        "2025-12-31, 2026-06-30, over the year",
        "2025-08-30, 2026-02-28, nor a 30th",
        "2027-08-30, 2028-02-29, the leap day instead",
        "2027-08-29, 2028-02-29, the leap day itself",
        "2024-08-29, 2025-02-28, which comes every fourth year",
        "2025-05-31, 2025-11-30, no 31 November",
        "2025-10-31, 2026-04-30, no 31 April",
        "2025-07-01, 2026-01-01, the first of a month",
        "2016-01-01, 2016-07-01, the first day of the decree"
    })
    void halfAYearIsFullOn(LocalDate since, LocalDate from, String why) {
        for (var place : Localities.values()) {
            assertThat(place.rules().on(from).mayApplyFrom(since)).as(why).isEqualTo(from);
        }
    }

    /// The decree says who has lived there; Guangdong, from when that was declared.
    @ParameterizedTest
    @CsvSource({"NATIONAL, RESIDENCE", "HANGZHOU, RESIDENCE", "GUANGZHOU, DECLARATION"})
    void theHalfYearIsReckonedFrom(Localities place, RuleSet.ReckonedFrom from) {
        assertThat(place.on("2026-11-29").reckonedFrom()).isEqualTo(from);
    }

    @Test
    void oneGroundIsEnoughAndThereAreThree() {
        for (var place : Localities.values()) {
            assertThat(place.on("2026-11-29").grounds()).containsExactly(RuleSet.Ground.values());
        }
    }

    /// "To another city": moving within the city is no such thing.
    @Test
    void aPermitHoldsInItsCity() {
        var locality = Localities.HANGZHOU.on("2026-11-29").locality(org.anju.shared.DivisionCode.read("330106001"));
        assertThat(locality.prefix()).isEqualTo("3301");
    }
}
