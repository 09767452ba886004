package org.anju.permits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
    void noLocalityTakesAFeeForThem() {
        var source = new Rule.Source("某市办法", "A city's rules", "第一条", "art. 1");
        for (var kind : new RuleKind[] {RuleKind.FEE_FIRST, RuleKind.FEE_ENDORSEMENT}) {
            assertThatThrownBy(() -> new Rule("99", kind, "1 yuan", Rules.FIRST, null, source))
                    .hasMessageContaining("art. 21");
        }
    }

    @Test
    void noFeeIsInventedForAReplacement() {
        for (var place : Localities.values()) {
            assertThat(place.on("2026-11-29").replacementFee()).isEmpty();
        }
    }
}
