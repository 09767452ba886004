package org.anju.residents;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.anju.shared.PartialDate;
import org.anju.shared.Sex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExaminationTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
    private static final String NUMBER = "11010519491231002X"; // GB 11643-1999, example: female, born 1949-12-31

    private static Examination examined(
            String name, String sex, String kind, String number, String birth, String from) {
        return Examination.of(new Declaration(name, sex, kind, number, birth, "", "", from, "", "", ""), TODAY);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|女|居民身份证|11010519491231002X||2020|name-missing",
                "'　'|女|居民身份证|11010519491231002X||2020|name-missing",
                "张|女|驾驶证|11010519491231002X||2020|document-kind-unknown",
                "张|女|居民身份证|''||2020|document-number-missing",
                "张|甲|居民身份证|11010519491231002X||2020|sex-unreadable",
                "张|女|居民身份证|11010519491231002X|1949-13-01|2020|date-impossible",
                "张|女|居民身份证|11010519491231002X|昨天|2020|birth-date-unreadable",
                "张|女|居民身份证|11010519491231002X||2027|date-in-future",
                "张|女|居民身份证|11010519491231002X||2020-02-30|date-impossible",
                "张|女|居民身份证|11010519491231002X||1948|moved-in-before-birth",
                "张|女|无|''||2020|birth-date-missing",
            })
    void whatCannotBeUsedSaysWhy(
            String name, String sex, String kind, String number, String birth, String from, String reason) {
        assertThat(examined(name, sex, kind, number, birth == null ? "" : birth, from))
                .isInstanceOfSatisfying(
                        Examination.Refused.class,
                        refused -> assertThat(refused.verdict().reason()).isEqualTo(reason));
    }

    @ParameterizedTest
    @CsvSource({
        "女, 1949-12-31, ''",
        "女, 1949-12, ''",
        "女, 1949, ''",
        "'', '', ''",
        "男, 1949-12-31, sex-differs-from-document-number",
        "女, 1949-12-30, birth-date-differs-from-document-number",
        "女, 1950, birth-date-differs-from-document-number",
    })
    void whatContradictsItselfIsDoubted(String sex, String birth, String reason) {
        assertThat(examined("张", sex, "", NUMBER, birth, "2020"))
                .isInstanceOfSatisfying(Examination.Sound.class, sound -> {
                    assertThat(sound.sex()).isEqualTo(Sex.FEMALE);
                    assertThat(sound.birth()).isEqualTo(PartialDate.of(LocalDate.of(1949, 12, 31)));
                    var doubt = sound.doubt();
                    assertThat(doubt == null ? "" : doubt.reason()).isEqualTo(reason);
                });
    }

    @Test
    void aNameKeepsEveryCharacterAndIsFoundHoweverItIsSpaced() {
        assertThat(Examination.plainName("  古丽娜尔·艾力  ")).isEqualTo("古丽娜尔·艾力");
        assertThat(Examination.plainName("赵䶮𬀩")).isEqualTo("赵䶮𬀩");
        assertThat(Examination.nameKey("古丽娜尔•艾力")).isEqualTo(Examination.nameKey("古丽娜尔 · 艾力"));
        assertThat(Examination.nameKey("Müller, Jürgen")).isEqualTo(Examination.nameKey("MÜLLER JÜRGEN"));
        assertThat(Examination.nameKey("王明")).isNotEqualTo(Examination.nameKey("王朋"));
    }

    @ParameterizedTest
    @CsvSource({"王明, 王*", "王小明, 王**", "欧阳锋, 欧阳*", "𬀩明, 𬀩*", "王, 王*", "古丽娜尔·艾力, 古***", "'SMITH JOHN', S***"})
    void aMaskedNameShowsTheFamilyNameAlone(String name, String masked) {
        assertThat(Hit.masked(name)).isEqualTo(masked);
    }
}
