package org.anju.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReceiptNumberTests {

    @RepeatedTest(20)
    void oneDigitMisheardIsNoticed() {
        var number = ReceiptNumber.next().digits();
        for (int at = 0; at < number.length(); at++) {
            for (char digit = '0'; digit <= '9'; digit++) {
                var other = number.substring(0, at) + digit + number.substring(at + 1);
                assertThat(ReceiptNumber.read(other).isPresent()).as(other).isEqualTo(digit == number.charAt(at));
            }
        }
    }

    @Test
    void exactlyOneDigitChecksEachNumber() {
        for (var eleven : new String[] {"00000000000", "99999999999", "12345678901", "50505050505"}) {
            var good = 0;
            for (char digit = '0'; digit <= '9'; digit++) {
                good += ReceiptNumber.read(eleven + digit).isPresent() ? 1 : 0;
            }
            assertThat(good).as(eleven).isEqualTo(1);
        }
    }

    @Test
    void aNumberIsReadAsItIsSaidAndPrinted() {
        var number = ReceiptNumber.next();
        var wide = new StringBuilder();
        number.digits().chars().forEach(digit -> wide.append((char) (digit - '0' + '０')));

        assertThat(number.spoken()).matches("[0-9]{4} [0-9]{4} [0-9]{4}");
        assertThat(ReceiptNumber.read(number.spoken())).contains(number);
        assertThat(ReceiptNumber.read(number.spoken().replace(' ', '-'))).contains(number);
        assertThat(ReceiptNumber.read("　" + wide)).contains(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "abc", "1234 5678 901", "12345678901234", "一二三四五六七八九〇一二"})
    void whatIsNoNumberIsNotRead(String typed) {
        assertThat(ReceiptNumber.read(typed)).isEmpty();
        assertThatThrownBy(() -> new ReceiptNumber(typed)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void numbersDoNotFollowOneAnother() {
        var seen = new HashSet<String>();
        for (int i = 0; i < 1_000; i++) {
            seen.add(ReceiptNumber.next().digits());
        }
        assertThat(seen).hasSize(1_000);
    }
}
