package org.anju.requests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.anju.frame.Words;
import org.anju.shared.Tongue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A copy is read by a person, not by a program.
class CopyWordsTests {

    private static String said(Tongue tongue, String table, String column, Map<String, String> row) {
        var held = Held.all().stream()
                .filter(one -> one.table().equals(table))
                .flatMap(one -> one.columns().stream())
                .filter(one -> one.name().equals(column))
                .findFirst()
                .orElseThrow();
        return new CopyWords(Words.in(tongue), List.of()).value(held, row);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            residents.particulars|sex|FEMALE|女|female
            residents.particulars|birth|1950-01|1950年1月|January 1950
            residents.particulars|valid|[2021-01-01,)|2021年1月1日 起|from 1 January 2021
            residents.particulars|valid|[2021-01-01,2022-03-01)|2021年1月1日 起，2022年3月1日 之前|from 1 January 2021 until 1 March 2022
            residents.particulars|recorded|["2026-11-29 08:00:00.123+00",)|2026年11月29日 16:00 起|from 29 November 2026, 16:00
            residents.document|kind|RESIDENT_IDENTITY_CARD|居民身份证|resident identity card
            residents.act|at|2026-11-29T08:00:00.5+00:00|2026年11月29日 16:00|29 November 2026, 16:00
            residents.act|file|2026-11-29|2026-11-29|2026-11-29
            requests.request|about|SEX|性别|sex
            requests.answer|refusal|NOT_SHOWN|所提供的材料不能证明|the paper named does not show it
            """)
    void codesAndTimesAreSaidInWords(String table, String column, String kept, String zh, String en) {
        assertThat(said(Tongue.ZH, table, column, Map.of(column, kept))).isEqualTo(zh);
        assertThat(said(Tongue.EN, table, column, Map.of(column, kept))).isEqualToIgnoringCase(en);
    }

    @Test
    void aReasonIsSaidWithWhatItIsAbout() {
        var row = Map.of("reason", "document-kind-unknown", "arguments", "[\"学生证\"]");
        assertThat(said(Tongue.ZH, "residents.observation", "reason", row)).contains("“学生证”");
    }
}
