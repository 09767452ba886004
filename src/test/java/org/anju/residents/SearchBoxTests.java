package org.anju.residents;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.anju.Neighbourhood;
import org.anju.shared.DocumentKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What the one box makes of what somebody wrote.
class SearchBoxTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

    @ParameterizedTest
    @CsvSource({
        "王小明 1986, 王小明, 1986, '', ''",
        "王小明 1986-04, 王小明, 1986-04, '', ''",
        "王小明　１９８６－０４－１２, 王小明, 1986-04-12, '', ''",
        "王小明 19860412, 王小明, 1986-04-12, '', ''",
        "王小明 198604, 王小明, 1986-04, '', ''",
        "王小明 1986年4月12日, 王小明, 1986-04-12, '', ''",
        "1986-04-12 王小明, 王小明, 1986-04-12, '', ''",
        "wang xiao ming 1986, wang xiao ming, 1986, '', ''",
        "wxm 002x, wxm, '', 002X, ''",
        "王小明 0021, 王小明, '', 0021, ''",
        "王小明 *1986, 王小明, '', 1986, ''",
        "王小明 尾号1986, 王小明, '', 1986, ''",
        "王小明 1986 1987, 王小明, 1986, 1987, ''",
        "王小明 997201, 王小明, '', '', 997201",
        "王小明 997201001, 王小明, '', '', 997201001",
        "王小明 朝阳路8号1栋101室, 王小明, '', '', 朝阳路8号1栋101室",
        "王小明 临江区 朝阳街道, 王小明, '', '', 临江区朝阳街道",
        "'MÜLLER, JÜRGEN 1970', MÜLLER JÜRGEN, 1970, '', ''",
        "古丽娜尔·艾力 1990, 古丽娜尔·艾力, 1990, '', ''",
        "王\uE863 1986, 王\uE863, 1986, '', ''",
        "王小明, 王小明, '', '', ''",
    })
    void aNameAndFacts(String box, String name, String birth, String ending, String place) {
        var search = (Search.ByName) Search.read(box, TODAY);
        assertThat(search).isEqualTo(new Search.ByName(name, birth, ending, place));
    }

    @Test
    void aNumberHoweverItIsWritten() {
        var number = Neighbourhood.number();
        assertThat(Search.read(
                        " " + number.substring(0, 6) + " " + number.substring(6).toLowerCase(), TODAY))
                .isEqualTo(new Search.ByNumber(DocumentKind.RESIDENT_IDENTITY_CARD, number));
        assertThat(Search.read("UTO1234567890", TODAY))
                .isEqualTo(new Search.ByNumber(DocumentKind.PASSPORT, "UTO1234567890"));
    }

    @Test
    void aNumberWithAFaultIsToldAndNotTakenForAName() {
        var search = Search.read("110101198604120021", TODAY);
        assertThat(search).isInstanceOf(Search.ByNumber.class);
        assertThat(search.faults(TODAY))
                .extracting(fault -> fault.code())
                .containsExactly("document-number-check-digit");
    }

    @ParameterizedTest
    @ValueSource(strings = {"王小明", "wang xiaoming", "wxm"})
    void aNameAloneIsNotEnough(String box) {
        assertThat(Search.read(box, TODAY).faults(TODAY))
                .extracting(fault -> fault.code())
                .containsExactly("one-more-fact");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "1986-04-12"})
    void withoutANameNobodyIsLookedFor(String box) {
        assertThat(Search.read(box, TODAY).faults(TODAY))
                .extracting(fault -> fault.code())
                .containsExactly("name-missing");
    }
}
