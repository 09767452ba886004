package org.anju.places;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/// Divisions of an invented town, for tests.
final class Gazetteers {

    static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

    static final List<DivisionRow> TOWN = Stream.of(
                    "99 示例省",
                    "9901 示例市",
                    "990102 临江区",
                    "990103 望山区",
                    "990102001 望江街道",
                    "990102001001 新村社区",
                    "990102001004 梅林村",
                    "990102003 白石镇",
                    "990102003001 石塘村",
                    "990103001 望江街道",
                    "990103001002 石塘村",
                    "990103002 桥头街道",
                    "990103002003 石塘村",
                    "990103003 白石镇",
                    "990103003001 和平社区")
            .map(row -> row.split(" "))
            .map(row -> DivisionRow.today(row[0], row[1], ""))
            .toList();

    private Gazetteers() {}

    static Gazetteer town() {
        return of(TOWN);
    }

    static Gazetteer of(List<DivisionRow> rows) {
        var batch = new DivisionImport(rows);
        batch.against(List.of(), TODAY);
        return new Gazetteer(batch.opened(), TODAY);
    }
}
