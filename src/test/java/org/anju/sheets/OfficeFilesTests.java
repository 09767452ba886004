package org.anju.sheets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Files that nobody of this project wrote, where they are at hand.
class OfficeFilesTests {

    private static final Path DATA = Path.of(System.getProperty("anju.shared", "../shared"), "data");

    @BeforeEach
    void theFilesAreThere() {
        assumeTrue(Files.isDirectory(DATA.resolve("office")), "left out: there are no files of an office in " + DATA);
    }

    private static List<Row> residents(String file) {
        var rows = new ArrayList<Row>();
        try (var sheet = Sheet.open(DATA.resolve("office").resolve(file), Columns.RESIDENTS)) {
            assertThat(sheet.headings().missing()).isEmpty();
            assertThat(sheet.headings().unused()).isEmpty();
            for (var row : sheet) {
                var cells = Columns.RESIDENTS.stream()
                        .map(column -> column.name().equals("birth")
                                        || column.name().equals("moved-in")
                                ? WrittenDate.read(sheet.headings()
                                                .in(row, column.name())
                                                .orElse(""))
                                        .toString()
                                : sheet.headings().in(row, column.name()).orElse(""))
                        .toList();
                rows.add(new Row(row.number(), cells, row.lostDigits()));
            }
        }
        return rows;
    }

    @Test
    void threeFormatsOfOneFileGiveTheSameRows() {
        var rows = residents("residents-utf8.csv");
        assertThat(rows).hasSize(5000);
        assertThat(rows.getFirst().number()).isEqualTo(2);
        assertThat(rows.getLast().number()).isEqualTo(5001);
        assertThat(residents("residents-gb18030.csv")).isEqualTo(rows);
        assertThat(residents("residents.xlsx")).isEqualTo(rows);
    }

    @Test
    void everyDateIsReadOrImpossibleExactlyWhereItWasExpectedToBe() {
        var impossible = new ArrayList<Integer>();
        try (var expected = Sheet.open(
                DATA.resolve("office/expected-verdicts.csv"),
                List.of(new Column("row", true, List.of("row")), new Column("why", true, List.of("why"))))) {
            for (var row : expected) {
                if (expected.headings().in(row, "why").orElse("").startsWith("date-impossible")) {
                    impossible.add(
                            Integer.parseInt(expected.headings().in(row, "row").orElseThrow()));
                }
            }
        }
        var found = new ArrayList<Integer>();
        try (var sheet = Sheet.open(DATA.resolve("office/residents-utf8.csv"), Columns.RESIDENTS)) {
            for (var row : sheet) {
                for (var column : List.of("birth", "moved-in")) {
                    switch (WrittenDate.read(sheet.headings().in(row, column).orElse(""))) {
                        case WrittenDate.Read _ -> {}
                        case WrittenDate.Impossible _ -> found.add(row.number());
                        case WrittenDate.Unreadable unreadable ->
                            throw new AssertionError(row.number() + ": " + unreadable);
                        case WrittenDate.Absent _ -> throw new AssertionError(row.number() + ": absent");
                    }
                }
            }
        }
        assertThat(found).isEqualTo(impossible).isNotEmpty();
    }

    @Test
    void publishedDivisionsAndTheOfficesDwellingsAreUnderstood() {
        assertFile("divisions/areas.csv", Columns.DIVISIONS, 2978, "parent", "1101");
        assertFile("divisions/streets.csv", Columns.DIVISIONS, 41352, "parent", "110101");
        assertFile("divisions/cities.csv", Columns.DIVISIONS, 342, "parent", "11");
        assertFile("divisions/provinces.csv", Columns.DIVISIONS, 31, "name", "北京市");
        assertFile("divisions/gbt2260-code-timeline-1980-2020.csv", Columns.DIVISIONS, 7657, "code", "110000");
        assertFile("office/divisions.csv", Columns.DIVISIONS, 34, "name", "示例省");
        assertFile("office/dwellings.csv", Columns.DWELLINGS, 10056, "code", "9901020010010000000");
    }

    private static void assertFile(String file, List<Column> wanted, int size, String column, String first) {
        try (var sheet = Sheet.open(DATA.resolve(file), wanted)) {
            assertThat(sheet.headings().missing()).as(file).isEmpty();
            var rows = new ArrayList<Row>();
            sheet.forEach(rows::add);
            assertThat(rows).as(file).hasSize(size);
            assertThat(sheet.headings().in(rows.getFirst(), column)).as(file).contains(first);
        }
    }
}
