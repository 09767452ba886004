package org.anju.places;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChineseNumberTests {

    @ParameterizedTest
    @CsvSource({
        "一, 1",
        "十, 10",
        "十二, 12",
        "二十, 20",
        "二十三, 23",
        "一百零五, 105",
        "一百一十, 110",
        "三〇一, 301",
        "五零二, 502",
        "两, 2",
        "101, 101",
        "A, A",
        "甲, 甲"
    })
    void numeralsBecomeDigitsAndAnythingElseStays(String written, String digits) {
        assertThat(ChineseNumber.digits(written)).isEqualTo(digits);
    }
}
