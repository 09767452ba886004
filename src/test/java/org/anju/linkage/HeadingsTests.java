package org.anju.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HeadingsTests {

    private static List<Optional<Field>> fields(List<String> headings, List<String> row) {
        return Headings.fields(headings, List.of(row));
    }

    @Test
    void chineseHeadingsAreUnderstood() {
        var fields = fields(
                List.of("编号", "姓名", "性别", "出生日期", "身份证号", "联系电话", "住址", "籍贯"),
                List.of("1", "王伟", "男", "1985年3月12日", "990102198503120031", "19400000001", "海棠路1号", "青畴县"));
        assertThat(fields.getFirst()).isEmpty();
        assertThat(fields.subList(1, 8))
                .extracting(field -> field.orElseThrow().role())
                .containsExactly(
                        Role.FULL_NAME, Role.SEX, Role.BIRTH, Role.OTHER, Role.PHONE, Role.DWELLING, Role.HOME);
    }

    @Test
    void aNumberThatFailsItsCheckDigitIsNotTakenForAVerifiedOne() {
        assertThat(fields(List.of("id", "idnumber"), List.of("1", "6988048")).getLast())
                .hasValueSatisfying(field -> assertThat(field.kind()).isNotEqualTo(Kind.IDENTITY));
    }

    @Test
    void theAnswerIsNotLookedAt() {
        var fields = fields(List.of("unique_id", "first_name", "cluster"), List.of("1", "robert", "7"));
        assertThat(fields.get(1)).isPresent();
        assertThat(fields.getLast()).isEmpty();
    }

    @Test
    void aWholeNameBesideItsPartsIsLeftOut() {
        var fields = fields(
                List.of("id", "full_name", "first_and_surname", "first_name", "surname"),
                List.of("1", "robert alan, 1st baron", "robert alan", "robert", "alan"));
        assertThat(fields).extracting(Optional::isPresent).containsExactly(false, false, false, true, true);
    }

    @Test
    void unknownHeadingsAreToldByTheirValues() {
        var fields = fields(List.of("id", "a", "b", "c"), List.of("1", "1985-03-12", "4011", "some words here"));
        assertThat(fields.subList(1, 4))
                .extracting(field -> field.orElseThrow().kind())
                .containsExactly(Kind.DATE, Kind.CODE, Kind.TEXT);
    }
}
