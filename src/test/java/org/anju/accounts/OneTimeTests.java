package org.anju.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Locale;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OneTimeTests {

    private final OneTime oneTime = new OneTime();

    @RepeatedTest(50)
    void aCodeHasTenLettersOfWhichNoneLooksLikeAnother() {
        assertThat(oneTime.code()).matches("[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "7K3PM-Q2X90",
                "7k3pm-q2x90",
                "7K3PMQ2X90",
                "\" 7K3PM Q2X90 \"",
                "7K3PM-Q2X9O",
                "7k3pm-q2x9o",
                "7K3PM－Q2X90",
                "７Ｋ３ＰＭ－Ｑ２Ｘ９０",
                "\"7K3PM　Q2X90\"",
                "7K3PM–Q2X90"
            })
    void aCodeIsReadAsItWasPrintedHoweverItIsTyped(String typed) {
        assertThat(OneTime.plain(typed)).isEqualTo("7K3PMQ2X90");
    }

    @Test
    void theLettersThatLookLikeOneAreOne() {
        assertThat(OneTime.plain("Il1iL-00oO0")).isEqualTo("1111100000");
    }

    @Test
    void aCodeComesBackFromTypingInLowerCaseWithoutItsHyphen() {
        var code = oneTime.code();
        assertThat(OneTime.plain(code.toLowerCase(Locale.ROOT).replace("-", " ")))
                .isEqualTo(OneTime.plain(code));
    }

    @Test
    void tokensAreLongAndNeverTheSame() {
        var made = new HashSet<String>();
        for (int i = 0; i < 1_000; i++) {
            made.add(oneTime.token());
        }
        assertThat(made).hasSize(1_000).allMatch(token -> token.matches("[0-9a-hjkmnp-tv-z]{32}"));
    }
}
