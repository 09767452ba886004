package org.anju.permits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

    /// What an end hid is there again once it is taken back: a window that passed meanwhile was missed, and is made
    /// up.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ISSUED 2024-03-15, ENDED 2025-01-10 DIED, RESTORED 2025-01-10 | 2025-01-10 | ACTIVE | on the day itself",
                "ISSUED 2024-03-15, ENDED 2025-01-10 DIED, RESTORED 2025-03-15 | 2025-03-15 | ACTIVE | on the last day of the window",
                "ISSUED 2024-03-15, ENDED 2025-01-10 DIED, RESTORED 2025-03-15, ENDORSED 2025-03-15 | 2025-03-16 | ACTIVE | and endorsed on it",
                "ISSUED 2024-03-15, ENDED 2025-01-10 DIED, RESTORED 2025-03-16 | 2025-03-16 | SUSPENDED | a day later",
                "ISSUED 2024-03-15, ENDED 2025-01-10 DIED, RESTORED 2025-05-01, MADE_UP 2025-05-01 | 2025-05-01 | ACTIVE | and made up",
                "ISSUED 2024-03-15, ENDED 2025-06-01 LEFT, RESTORED 2025-07-01 | 2025-07-01 | SUSPENDED | ended while suspended",
                "ISSUED 2024-03-15, LOST 2024-05-01, ENDED 2024-06-01 LEFT, RESTORED 2024-07-01 | 2024-07-01 | LOST | ended while lost",
                "ISSUED 2024-03-15, ENDED 2024-06-01 LEFT, RESTORED 2024-07-01, ENDED 2024-08-01 FRAUD | 2024-08-01 | ENDED | ended twice"
            })
    void anEndThatIsTakenBackLeaves(String marks, LocalDate day, Standing.State state, String why) {
        var standing = Localities.NATIONAL.standing(marks, day);
        assertThat(standing.state()).as(why).isEqualTo(state);
        assertThat(standing.without()).isEmpty();
        assertThat(standing.lastDay().equals(LocalDate.of(2025, 3, 15)))
                .isEqualTo(!marks.contains("ENDORSED") && !marks.contains("MADE_UP"));
    }

    /// A locality that does not know a ground ends nothing on it.
    @Test
    void onlyTheGroundsOfThePlaceEndAPermit() {
        var own = RuleFile.read("x.yaml", """
                division: "9977"
                name: {zh: 某市, en: A city}
                instruments:
                  own: {zh: 某市办法, en: Its rules}
                rules:
                  - {rule: ends, value: "household-moved, died, fraud", from: 2020-01-01, instrument: own, article: {zh: 第一条, en: art. 1}}
                """);
        var rules = RuleSets.with(java.util.List.of(own)).of(org.anju.shared.DivisionCode.read("997701"));
        var left = Standing.on(
                        Localities.marks("ISSUED 2024-03-15, ENDED 2024-09-01 LEFT"), rules, LocalDate.of(2024, 9, 1))
                .orElseThrow();
        assertThat(left.state()).isEqualTo(Standing.State.ACTIVE);
        assertThat(left.without()).hasSize(1);
        var died = Standing.on(
                        Localities.marks("ISSUED 2024-03-15, ENDED 2024-09-01 DIED"), rules, LocalDate.of(2024, 9, 1))
                .orElseThrow();
        assertThat(died.state()).isEqualTo(Standing.State.ENDED);
        assertThat(died.rules()).singleElement().satisfies(rule -> {
            assertThat(rule.kind()).isEqualTo(RuleKind.ENDS);
            assertThat(rule.division()).isEqualTo("9977");
        });
    }

    @Test
    void aNewAddressInTheSameLocalityChangesNothing() {
        var without = Localities.NATIONAL.standing("ISSUED 2024-03-15", LocalDate.of(2025, 1, 1));
        var with =
                Localities.NATIONAL.standing("ISSUED 2024-03-15, ADDRESS_CHANGED 2024-06-01", LocalDate.of(2025, 1, 1));
        assertThat(with).isEqualTo(without);
    }
}
