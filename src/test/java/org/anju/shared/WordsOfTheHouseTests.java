package org.anju.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Partial dates, division codes and the keyring: what all modules rely on.
class WordsOfTheHouseTests {

    @ParameterizedTest
    @CsvSource({
        "2016-05-26, 2016-05-26, 2016-05-26",
        "2016-02, 2016-02-01, 2016-02-29",
        "2015-02, 2015-02-01, 2015-02-28",
        "2016, 2016-01-01, 2016-12-31",
    })
    void aPartialDateIsKeptAsGivenAndKnowsItsBounds(String text, LocalDate earliest, LocalDate latest) {
        var date = PartialDate.read(text).orElseThrow();
        assertThat(date.text()).isEqualTo(text);
        assertThat(date.earliest()).isEqualTo(earliest);
        assertThat(date.latest()).isEqualTo(latest);
        assertThat(date.canBe(earliest)).isTrue();
        assertThat(date.canBe(latest.plusDays(1))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "16", "2016-13", "2016-02-30", "2016-5-6", "unknowns", "yesterday"})
    void whatIsNoDateIsNone(String text) {
        assertThat(PartialDate.read(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "11, 110000000000, PROVINCE, 11",
        "1101, 110100000000, CITY, 1101",
        "110105, 110105000000, COUNTY, 110105",
        "110105001, 110105001000, STREET, 110105001",
        "110105001002, 110105001002, COMMUNITY, 110105001002",
        "419001, 419001000000, COUNTY, 419001",
    })
    void aDivisionCodeKnowsItsLevel(String written, String value, DivisionCode.Level level, String prefix) {
        var code = DivisionCode.read(written);
        assertThat(code.value()).isEqualTo(value);
        assertThat(code.level()).isEqualTo(level);
        assertThat(code.prefix()).isEqualTo(prefix);
        assertThat(code.holds(DivisionCode.read("110105001002"))).isEqualTo("110105001002".startsWith(prefix));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "110", "11010", "00", "11010A", "1101051"})
    void whatIsNoDivisionCodeIsRefused(String written) {
        assertThatThrownBy(() -> DivisionCode.read(written)).isInstanceOf(Problem.class);
    }

    private static Keyring keyring(int seed) {
        var secret = new byte[Keyring.SECRET_BYTES];
        secret[0] = (byte) seed;
        return new Keyring(secret);
    }

    @Test
    void whatIsSealedIsOpenedOnlyByItsKeyAndUnchanged() {
        var sealed = keyring(1).seal("赵䶮 110105");
        assertThat(keyring(1).unseal(sealed)).isEqualTo("赵䶮 110105");
        assertThat(keyring(1).seal("赵䶮 110105")).isNotEqualTo(sealed);
        assertThatIllegalStateException().isThrownBy(() -> keyring(2).unseal(sealed));
        sealed[sealed.length - 1] ^= 1;
        assertThatIllegalStateException().isThrownBy(() -> keyring(1).unseal(sealed));
    }

    @Test
    void equalNumbersHaveEqualDigestsUnderOneKeyOnly() {
        assertThat(keyring(1).digest("x"))
                .isEqualTo(keyring(1).digest("x"))
                .isNotEqualTo(keyring(1).digest("y"));
        assertThat(keyring(1).digest("x")).isNotEqualTo(keyring(2).digest("x"));
    }

    @Test
    void aReferenceLeadsBackAndTellsNothingOfItsTime() {
        // Fixed: one of 64 blocks of chance would pass for a key.
        var first = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8061");
        var second = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8058");
        assertThat(keyring(1).key(keyring(1).reference(first))).contains(first);
        assertThat(keyring(2).key(keyring(1).reference(first))).isEmpty();
        assertThat(keyring(1).reference(first).substring(0, 8))
                .isNotEqualTo(keyring(1).reference(second).substring(0, 8));
        assertThat(keyring(1).key("not a reference")).isEmpty();
        assertThat(keyring(1).key("00112233445566778899aabbccddeeff")).isEmpty();
    }
}
