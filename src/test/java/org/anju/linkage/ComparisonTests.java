package org.anju.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComparisonTests {

    @ParameterizedTest
    @CsvSource({
        "NAME, 王小明, 王小明, exact",
        "NAME, 王小明, 王晓明, same-sound",
        "NAME, 王小明, 王小亮, alike",
        "NAME, 王小明, 王明小, alike",
        "NAME, 王伟, 王强, loose",
        "NAME, 王伟, 王维, same-sound",
        "NAME, 王小明, 李国强, different",
        "NAME, Michaela, michaela, exact",
        "NAME, michaela, micheala, close",
        "NAME, robert, rob, alike",
        "NAME, bill, william, different",
        "DATE, 1985-03-12, 1985年3月12日, exact",
        "DATE, 12/03/1985, 19850312, exact",
        "DATE, 1985-03-12, 1985-12-03, close",
        "DATE, 1985-03-12, 1985-03-21, close",
        "DATE, 1985-03-12, 1958-03-12, close",
        "DATE, 1985-03-12, 1985-01-21, lunar",
        "DATE, 1950-01-10, 1949-11-22, lunar",
        "DATE, 1985-03-12, 1985-03-25, two-parts",
        "DATE, 1985-03, 1985-03-25, two-parts",
        "DATE, 1985-03-12, 1985-11-25, same-year",
        "DATE, 1985-03-12, 1963-11-25, different",
        "TEXT, 12 Long Street, 12 long st., close",
        "TEXT, 临澜区海棠路12号, 临澜区海棠路12号3室, close",
        "TEXT, devon, kent, different",
        "CODE, 194-6631 5101, 19466315101, exact",
        "CODE, 19466315101, 19466315107, close",
        "CODE, 19466315101, 19466315011, close",
        "CODE, nsw, vic, different",
        "NUMBER, 100, 104, close",
        "NUMBER, 995, 1004, near",
        "NUMBER, 5, 105, different"
    })
    void twoValuesAgreeAtTheirLevel(Kind kind, String a, String b, String level) {
        byte found = Comparison.level(kind, Normal.of(kind, a), Normal.of(kind, b));
        assertThat(kind.levels().get(found)).isEqualTo(level);
        assertThat(Comparison.level(kind, Normal.of(kind, b), Normal.of(kind, a)))
                .isEqualTo(found);
    }

    @ParameterizedTest
    @CsvSource({
        // equal, the last character in lower case
        "99010219850312048X, 99010219850312048x, exact",
        // the second fails its check digit
        "99010219850312048X, 99010219850312047X, close",
        "99010219850312048X, 99010219600000003X, unlike",
        // twins: both fit
        "99010219850312048X, 990102198503120463, different"
    })
    void twoNumbersThatFitTheirCheckDigitAreNoSlipOfOneAnother(String a, String b, String level) {
        byte found = Comparison.level(Kind.IDENTITY, Normal.of(Kind.IDENTITY, a), Normal.of(Kind.IDENTITY, b));
        assertThat(Kind.IDENTITY.levels().get(found)).isEqualTo(level);
    }

    @ParameterizedTest
    @CsvSource({"-", "N/A", "null", "不详", "未知", "unknown"})
    void whatStandsForNotKnownIsMissing(String written) {
        assertThat(Normal.of(Kind.NAME, written)).isEmpty();
        assertThat(Normal.of(Kind.DATE, written)).isEmpty();
    }

    @Test
    void aDictionaryNumbersTextsInOrderAndFindsThemAgain() {
        var dictionary = new Dictionary();
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < 50_000; i++) {
                assertThat(dictionary.code("值" + i * 7)).isEqualTo(i);
            }
        }
        assertThat(dictionary.size()).isEqualTo(50_000);
        assertThat(dictionary.value(49_999)).isEqualTo("值" + 49_999 * 7);
        assertThat(dictionary.find("值1")).isEmpty();
        assertThat(dictionary.find("值14")).contains(2);
    }
}
