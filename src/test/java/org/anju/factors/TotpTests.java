package org.anju.factors;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The test vectors of RFC 4226 (appendix D) and RFC 6238 (appendix B, SHA-1, their last six digits), and
/// when a code counts.
class TotpTests {

    /// "12345678901234567890" in base 32.
    private static final String SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    @ParameterizedTest
    @CsvSource({
        "0, 755224", "1, 287082", "2, 359152", "3, 969429", "4, 338314",
        "5, 254676", "6, 287922", "7, 162583", "8, 399871", "9, 520489"
    })
    void countsAsRfc4226Does(long counter, String code) {
        assertThat(Totp.code(SECRET, counter)).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({
        "59, 287082",
        "1111111109, 081804",
        "1111111111, 050471",
        "1234567890, 005924",
        "2000000000, 279037",
        "20000000000, 353130"
    })
    void tellsTheTimeAsRfc6238Does(long second, String code) {
        var now = Instant.ofEpochSecond(second);
        assertThat(Totp.code(SECRET, Totp.step(now))).isEqualTo(code);
        assertThat(Totp.stepOf(SECRET, code, now, 0)).hasValue(Totp.step(now));
    }

    @ParameterizedTest(name = "a code of {0} steps ago counts: {1}")
    @CsvSource({"-2, false", "-1, true", "0, true", "1, true", "2, false"})
    void aCodeCountsForHalfAMinuteAroundItsOwn(int ago, boolean counts) {
        var now = Instant.parse("2026-11-29T04:00:07Z");
        var code = Totp.code(SECRET, Totp.step(now) - ago);
        assertThat(Totp.stepOf(SECRET, code, now, 0).isPresent()).isEqualTo(counts);
    }

    @Test
    void aCodeCountsOnceAndNoneFromBeforeIt() {
        var now = Instant.parse("2026-11-29T04:00:07Z");
        var step = Totp.step(now);
        assertThat(Totp.stepOf(SECRET, Totp.code(SECRET, step), now, step)).isEmpty();
        assertThat(Totp.stepOf(SECRET, Totp.code(SECRET, step - 1), now, step)).isEmpty();
        assertThat(Totp.stepOf(SECRET, Totp.code(SECRET, step + 1), now, step)).hasValue(step + 1);
    }

    @Test
    void whatIsNoCodeIsNone() {
        for (var typed : new String[] {"", "1", "28708", "2870820", "２８７０８２", "abcdef"}) {
            assertThat(Totp.stepOf(SECRET, typed, Instant.ofEpochSecond(59), 0)).isEmpty();
        }
    }

    @Test
    void aSecretHas160BitsAndNoTwoAreOne() {
        assertThat(Totp.secret()).matches("[A-Z2-7]{32}").isNotEqualTo(Totp.secret());
        var secret = "A".repeat(31) + "B";
        assertThat(Totp.code(secret, 1)).isNotEqualTo(Totp.code("A".repeat(32), 1));
    }
}
