package org.anju.sheets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeadingsTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "姓名（必填） | name",
                "＊姓　名 | name",
                "姓名* | name",
                "1.姓名 | name",
                "②姓名 | name",
                "姓名 Name | name",
                "FULL NAME | name",
                "XM | name",
                "性别：男/女 | sex",
                "Gender | sex",
                "身份证号 | document-number",
                "公民身份号码【18位】 | document-number",
                "ID No. | document-number",
                "ＩＤ号码ID number | none",
                "证件种类 | document-kind",
                "ID Type | document-kind",
                "出生年月 | birth",
                "Date of Birth | birth",
                "户籍地区划 | household-division",
                "居住地址 | address",
                "现居住地址(到户) | address",
                "E-mail 地址 | none",
                "入住日期(yyyy-mm-dd) | moved-in",
                "move_in_date | moved-in",
                "From | moved-in",
                "居住原因 | reason",
                "手机 | phone",
                "Mobile | phone",
                "信息来源 | source",
                "房东姓名 | none",
                "备注 | none"
            })
    void aHeadingIsKnownInManyDresses(String written, String column) {
        var headings = Headings.match(List.of("x", written), Columns.RESIDENTS);
        var row = new Row(2, List.of("no", "yes"));
        var found = Columns.RESIDENTS.stream()
                .map(Column::name)
                .filter(name -> headings.in(row, name).isPresent())
                .toList();
        assertThat(found).isEqualTo(column.equals("none") ? List.of() : List.of(column));
    }

    @Test
    void aHeadingBrokenOverTwoLinesIsOne() {
        assertThat(Headings.match(List.of("证件\n号码"), Columns.RESIDENTS).has("document-number"))
                .isTrue();
    }

    @Test
    void theOrderOfColumnsDoesNotMatterAndTheRestIsNamed() {
        var headings = Headings.match(List.of("备注", "现住址", "姓名", "", "手机"), Columns.RESIDENTS);
        var row = new Row(2, List.of("x", "\u3000朝阳路1号 ", "王\u00A0五\uFEFF", "y"));
        assertThat(headings.in(row, "name")).contains("王\u00A0五");
        assertThat(headings.in(row, "address")).contains("朝阳路1号");
        assertThat(headings.in(row, "phone"))
                .as("a row shorter than its headings")
                .isEmpty();
        assertThat(headings.in(row, "birth")).as("no such column").isEmpty();
        assertThat(headings.missing()).containsExactly("document-number");
        assertThat(headings.unused()).containsExactly("备注");
    }

    @Test
    void theEarlierAliasWinsWhereAFileHasSeveral() {
        var headings =
                Headings.match(List.of("code", "name", "areaCode", "provinceCode", "cityCode"), Columns.DIVISIONS);
        assertThat(headings.in(new Row(2, List.of("110101001", "东华门街道", "110101", "11", "1101")), "parent"))
                .contains("110101");
        assertThat(headings.unused()).containsExactly("provinceCode", "cityCode");
    }

    @Test
    void aColumnThatWasNotAskedForIsAMistakeOfTheProgram() {
        var headings = Headings.match(List.of("姓名"), Columns.RESIDENTS);
        assertThatThrownBy(() -> headings.in(new Row(2, List.of("a")), "nmae"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aNumberThatLostDigitsIsToldByItsColumn() {
        var headings = Headings.match(List.of("姓名", "证件号码"), Columns.RESIDENTS);
        var row = new Row(2, List.of("a", "990103197110298000"), Set.of(1));
        assertThat(headings.lostDigits(row, "document-number")).isTrue();
        assertThat(headings.lostDigits(row, "name")).isFalse();
        assertThat(headings.lostDigits(row, "phone")).isFalse();
    }

    @Test
    void theTricksThatKeepANumberTextAreTakenOff() {
        var headings = Headings.match(List.of("证件号码"), Columns.RESIDENTS);
        for (var written : List.of("=\"990103197110298262\"", "'990103197110298262", "990103197110298262\t")) {
            assertThat(headings.in(new Row(2, List.of(written)), "document-number"))
                    .contains("990103197110298262");
        }
        assertThat(Headings.match(List.of("姓名"), Columns.RESIDENTS).in(new Row(2, List.of("'t Hooft")), "name"))
                .contains("'t Hooft");
    }

    @Test
    void noHeadingMeansTwoColumnsOfOneKindOfFile() {
        for (var kind : List.of(Columns.DIVISIONS, Columns.DWELLINGS, Columns.RESIDENTS)) {
            var seen = new HashSet<String>();
            for (var column : kind) {
                for (var alias : column.aliases()) {
                    assertThat(Headings.match(List.of(alias), kind).has(column.name()))
                            .as(alias)
                            .isTrue();
                    assertThat(seen.add(alias.toLowerCase(java.util.Locale.ROOT)))
                            .as(alias)
                            .isTrue();
                }
            }
        }
    }
}
