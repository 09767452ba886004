package org.anju.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.anju.shared.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordsTests {

    private static final Passwords PASSWORDS = new Passwords();

    @ParameterizedTest
    @CsvSource({
        "'', password-too-short",
        "ninechars, password-too-short",
        "安居乐业安居乐业安, password-too-short",
        "deng.xiaolan, password-is-login",
        "Deng.XiaoLan, password-is-login",
        "woaini1314, password-common",
        "WoAiNi1314, password-common",
        "5201314520, password-common",
        "aaaaaaaaaaaa, password-common",
        "abababababab, password-common"
    })
    void whatEverybodyTriesFirstIsRefused(String password, String problem) {
        assertThatThrownBy(() -> PASSWORDS.require(password, "deng.xiaolan"))
                .isInstanceOfSatisfying(
                        Problem.class, refused -> assertThat(refused.name()).isEqualTo(problem));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ten chars!", "河边第三棵柳树下有猫", "correct horse battery staple", "𬀩𬀩𬀩𬀩𬀩𬀩𬀩𬀩安居"})
    void aSentenceInAnyScriptIsAPassword(String password) {
        assertThatCode(() -> PASSWORDS.require(password, "deng.xiaolan")).doesNotThrowAnyException();
    }

    @Test
    void lengthIsCountedInCharactersThatPeopleSeeUpToTwoHundred() {
        var pattern = "𬀩安居";
        var longest = pattern.repeat(66) + "乐业";
        assertThat(longest.codePointCount(0, longest.length())).isEqualTo(Passwords.LONGEST);
        assertThatCode(() -> PASSWORDS.require(longest, "login")).doesNotThrowAnyException();
        assertThatThrownBy(() -> PASSWORDS.require(longest + "！", "login"))
                .isInstanceOfSatisfying(
                        Problem.class, refused -> assertThat(refused.name()).isEqualTo("password-too-long"));
    }

    @Test
    void aPasswordIsKeptAsArgon2idWithItsParametersAndAFreshSalt() {
        var kept = PASSWORDS.encode("河边第三棵柳树下有猫");
        assertThat(kept).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(PASSWORDS.encode("河边第三棵柳树下有猫")).isNotEqualTo(kept);
        assertThat(PASSWORDS.matches("河边第三棵柳树下有猫", kept)).isTrue();
        assertThat(PASSWORDS.matches("河边第三棵柳树下有狗", kept)).isFalse();
    }
}
