package org.anju.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// Who went where is told in cells of ten or more, and none can be worked out from the others.
class PostingFiguresTests {

    @Test
    void aSmallCellIsWithheldAndThoseThatWouldTellOfIt() {
        var table = new Table(List.of("甲省", "乙省", "丙省"), List.of("一区", "二区", "三区"), new long[][] {
            {9, 200, 300}, {40, 50, 60}, {70, 80, 90}
        });
        var published = Published.withSums(table, Suppression.of(table), "合计");
        assertThat(published.cells().getFirst().getFirst()).isEqualTo(Published.WITHHELD);
        for (var row : published.cells()) {
            assertThat(row.stream().filter(Published.WITHHELD::equals).count()).isNotEqualTo(1);
        }
        assertThat(published.cells().stream().flatMap(List::stream)).doesNotContain("9");
    }

    @Test
    void tenAreTold() {
        var table = new Table(List.of("甲省", "乙省"), List.of("一区", "二区"), new long[][] {{10, 20}, {30, 40}});
        assertThat(Published.withSums(table, Suppression.of(table), "合计").cells())
                .isEqualTo(List.of(List.of("10", "20", "30"), List.of("30", "40", "70"), List.of("40", "60", "100")));
    }
}
