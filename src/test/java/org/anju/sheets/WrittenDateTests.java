package org.anju.sheets;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.anju.shared.PartialDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WrittenDateTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2013-12-30 | 2013-12-30",
                "2013/6/5 | 2013-06-05",
                "1971.10.29 | 1971-10-29",
                "2013.6.5. | 2013-06-05",
                "2013 - 6 - 5 | 2013-06-05",
                "2013 06 05 | 2013-06-05",
                "20201212 | 2020-12-12",
                "1958年10月26日 | 1958-10-26",
                "2013 年 6 月 5 号 | 2013-06-05",
                "2013年6月 | 2013-06",
                "2013年06月份 | 2013-06",
                "2013年 | 2013",
                "2008-02 | 2008-02",
                "2008/12 | 2008-12",
                "2008.2 | 2008-02",
                "2008.10 | 2008-10",
                "6/2013 | 2013-06",
                "201306 | 2013-06",
                "2008 | 2008",
                "1800 | 1800",
                "二〇一三年六月五日 | 2013-06-05",
                "二零一三年十二月三十一日 | 2013-12-31",
                "一九五八年十月廿六日 | 1958-10-26",
                "二○二〇年十月 | 2020-10",
                "二〇一三年 | 2013",
                "２０１３－０６－０５ | 2013-06-05",
                "２０１３年６月５日 | 2013-06-05",
                "2013–06–05 | 2013-06-05",
                "2013-12-30 00:00:00 | 2013-12-30",
                "2013/12/30 8:05 | 2013-12-30",
                "1958年10月26日 12:30 | 1958-10-26",
                "2013-12-30T00:00:00 | 2013-12-30",
                "2013-12-30T00:00:00Z | 2013-12-30",
                "2013-12-29T15:59:59Z | 2013-12-29",
                "2013-12-29T16:00:00.000Z | 2013-12-30",
                "2013-12-30T00:00:00+08:00 | 2013-12-30",
                "2013-12-30Z | 2013-12-30",
                "10000 | 1927-05-18",
                "42440 | 2016-03-11",
                "44563 | 2022-01-02",
                "44563.5 | 2022-01-02",
                "73000 | 2099-11-11",
                "30/12/2013 | 2013-12-30",
                "12/30/2013 | 2013-12-30",
                "13.6.2013 | 2013-06-13",
                "5/5/2013 | 2013-05-05",
                "29/2/2024 | 2024-02-29",
                "30 December 2013 | 2013-12-30",
                "30-Dec-2013 | 2013-12-30",
                "Dec 30, 2013 | 2013-12-30",
                "June 2013 | 2013-06",
                "2024-02-29 | 2024-02-29",
                "不详 | unknown",
                "未知 | unknown",
                "Unknown | unknown",
                "？ | unknown"
            })
    void aDateIsReadAsExactlyAsItWasWritten(String written, String expected) {
        assertThat(WrittenDate.read(written))
                .isEqualTo(new WrittenDate.Read(PartialDate.read(expected).orElseThrow()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2031-02-30",
                "2023-13-01",
                "20231301",
                "2023-00-10",
                "2023年2月29日",
                "30/13/2013",
                "31/4/2013",
                "2013-13",
                "2013年13月",
                "二〇一三年二月三十日",
                "1900-02-29",
                "0001-01-01",
                "1799-12-31",
                "2013-6-31 00:00:00",
                "Feb 30, 2013",
                "2013年6月三十一日"
            })
    void aDayThatNoCalendarHasIsImpossible(String written) {
        assertThat(WrittenDate.read(written)).isEqualTo(new WrittenDate.Impossible(written));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "5/6/2013 | DAY_OR_MONTH_FIRST",
                "12.11.2013 | DAY_OR_MONTH_FIRST",
                "58.10.26 | TWO_DIGIT_YEAR",
                "13-12-30 | TWO_DIGIT_YEAR",
                "5/6/13 | TWO_DIGIT_YEAR",
                "58年10月 | TWO_DIGIT_YEAR",
                "五八年十月 | TWO_DIGIT_YEAR",
                "30-Dec-13 | TWO_DIGIT_YEAR",
                "581026 | TWO_DIGIT_YEAR",
                "2008.1 | JANUARY_OR_OCTOBER",
                "201212 | DAY_OR_MONTH_LAST",
                "9999 | NOT_A_DATE",
                "1799 | NOT_A_DATE",
                "9999.5 | NOT_A_DATE",
                "09999 | NOT_A_DATE",
                "73001 | NOT_A_DATE",
                "30122013 | NOT_A_DATE",
                "2013-12-30 25:00 | NOT_A_DATE",
                "2013-12-30T00:00:00+99:00 | NOT_A_DATE",
                "去年 | NOT_A_DATE",
                "2013年底 | NOT_A_DATE",
                "二〇一三年二六月 | NOT_A_DATE",
                "99010319711029826 | NOT_A_DATE",
                "12-30 | NOT_A_DATE",
                "#VALUE! | NOT_A_DATE"
            })
    void whatIsNotCertainIsNotReadAndSaysWhy(String written, WrittenDate.Why why) {
        assertThat(WrittenDate.read(written)).isEqualTo(new WrittenDate.Unreadable(written, why));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "\u3000", "\uFEFF", "-", "——", "无", "/", "NULL", "n/a"})
    void aCellThatSaysNothingIsAbsent(String written) {
        assertThat(WrittenDate.read(written)).isEqualTo(new WrittenDate.Absent());
    }

    @Test
    void everyDayComesBackFromEveryFormThatIsInUse() {
        for (var day = LocalDate.of(1927, 5, 18); day.getYear() < 2100; day = day.plusDays(37)) {
            var expected = new WrittenDate.Read(PartialDate.of(day));
            int y = day.getYear();
            int m = day.getMonthValue();
            int d = day.getDayOfMonth();
            assertThat(new String[] {
                        day.toString(),
                        "%d/%d/%d".formatted(y, m, d),
                        "%d.%02d.%02d".formatted(y, m, d),
                        "%d%02d%02d".formatted(y, m, d),
                        "%d年%d月%d日".formatted(y, m, d)
                    })
                    .extracting(WrittenDate::read)
                    .containsOnly(expected);
            long serial = day.toEpochDay() - LocalDate.of(1899, 12, 30).toEpochDay();
            if (serial <= 73_000) {
                assertThat(WrittenDate.read(Long.toString(serial))).isEqualTo(expected);
            }
        }
    }
}
