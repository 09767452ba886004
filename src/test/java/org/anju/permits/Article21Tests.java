package org.anju.permits;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Art. 21: the first card and endorsements are free; a replacement costs what the locality has set.
class Article21Tests {

    @Test
    void theFirstCardAndEndorsementsAreFree() {
        for (var place : Localities.values()) {
            var rules = place.on("2026-11-29");
            assertThat(rules.get(RuleKind.FEE_FIRST).value()).isEqualTo("0 yuan");
            assertThat(rules.get(RuleKind.FEE_ENDORSEMENT).value()).isEqualTo("0 yuan");
        }
    }

    @Test
    void noFeeIsInventedForAReplacement() {
        for (var place : Localities.values()) {
            assertThat(place.on("2026-11-29").replacementFee()).isEmpty();
        }
    }
}
