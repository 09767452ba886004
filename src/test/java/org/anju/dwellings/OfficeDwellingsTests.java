package org.anju.dwellings;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.anju.places.DivisionRow;
import org.anju.places.Places;
import org.anju.places.PlacesDatabase;
import org.anju.shared.Verdict;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/// An office's files with the faults of real spreadsheets, and what must become of each address.
class OfficeDwellingsTests {

    static final Path DATA = Path.of(System.getProperty("anju.shared", "../shared"), "data", "office");
    static final int BATCH = 1000;

    @Test
    void everyAddressOfTheOfficeIsFoundOrAmbiguousOrUnknownAsExpected() throws SQLException, IOException {
        Assumptions.assumeTrue(Files.isDirectory(DATA), "the office's files are not here");
        try (var database = new PlacesDatabase("office_dwellings")) {
            database.the(Places.class)
                    .importDivisions(csv("divisions.csv").stream()
                            .map(row -> DivisionRow.today(
                                    row.getField("code"), row.getField("name"), row.getField("parent")))
                            .toList());
            var dwellings = database.the(Dwellings.class);
            var rows = csv("dwellings.csv").stream()
                    .map(row -> new DwellingRow(
                            row.getField("房屋编码"),
                            row.getField("区划代码"),
                            row.getField("标准地址"),
                            row.getField("经度"),
                            row.getField("纬度"),
                            row.getField("用途"),
                            ""))
                    .toList();

            assertThat(accepted(dwellings, rows))
                    .hasSize(rows.size())
                    .allMatch(verdict ->
                            verdict.equals(Verdict.ACCEPTED) || verdict.reason().equals("address-taken"));
            assertThat(accepted(dwellings, rows))
                    .filteredOn(verdict -> verdict.equals(Verdict.ALREADY_KNOWN))
                    .hasSize((int)
                            rows.stream().map(DwellingRow::address).distinct().count());

            check(dwellings, rows);
        }
    }

    // Two dwellings of the office can have one address: the second is held, and what fitted both fits one.
    private static void check(Dwellings dwellings, List<DwellingRow> rows) throws IOException {
        var expected = new HashMap<Integer, String>();
        for (var row : csv("expected-verdicts.csv")) {
            expected.put(Integer.parseInt(row.getField("row")), row.getField("why"));
        }
        var pairs =
                rows.size() - rows.stream().map(DwellingRow::address).distinct().count();
        var written = csv("residents-utf8.csv").stream()
                .map(row -> row.getField("现住址"))
                .toList();
        var located = dwellings.resolve(written);
        int ofPairs = 0;
        for (int i = 0; i < located.size(); i++) {
            var why = expected.getOrDefault(i + 2, "");
            var outcome = located.get(i);
            if (why.startsWith("dwelling-unknown")) {
                assertThat(outcome).as(written.get(i)).isInstanceOf(Located.Unknown.class);
            } else if (!why.startsWith("dwelling-ambiguous")) {
                assertThat(outcome).as(written.get(i)).isInstanceOf(Located.Found.class);
            } else if (outcome instanceof Located.Found) {
                ofPairs++;
            } else {
                assertThat(outcome).as(written.get(i)).isInstanceOf(Located.Ambiguous.class);
            }
        }
        assertThat(ofPairs).isLessThanOrEqualTo((int) pairs);
    }

    private static List<Verdict> accepted(Dwellings dwellings, List<DwellingRow> rows) {
        var verdicts = new ArrayList<Verdict>();
        for (int from = 0; from < rows.size(); from += BATCH) {
            verdicts.addAll(dwellings.accept(rows.subList(from, Math.min(rows.size(), from + BATCH))));
        }
        return verdicts;
    }

    private static List<NamedCsvRecord> csv(String file) throws IOException {
        try (var reader = CsvReader.builder().detectBomHeader(true).ofNamedCsvRecord(DATA.resolve(file))) {
            return reader.stream().toList();
        }
    }
}
