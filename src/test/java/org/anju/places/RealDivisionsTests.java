package org.anju.places;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.anju.shared.DivisionCode;
import org.anju.shared.Verdict;
import org.anju.shared.Verdict.Kind;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/// The statistical codes of 2023 and the editions of GB/T 2260 from 1980 to 2020.
class RealDivisionsTests {

    static final Path DATA = Path.of(System.getProperty("anju.shared", "../shared"), "data", "divisions");

    @Test
    void aNationIsImportedInOneGoAndItsOldCodesAreKnown() throws SQLException, IOException {
        Assumptions.assumeTrue(Files.isDirectory(DATA), "the division files are not here");
        try (var database = new PlacesDatabase("real_divisions")) {
            var places = database.the(Places.class);
            var today = today();
            var through = csv("gbt2260-code-timeline-1980-2020.csv").stream()
                    .map(row -> DivisionRow.through(
                            row.getField("code"),
                            row.getField("name"),
                            row.getField("start_year"),
                            row.getField("end_year")))
                    .toList();

            assertThat(places.importDivisions(today)).extracting(Verdict::kind).doesNotContain(Kind.HELD, Kind.REFUSED);
            assertThat(places.importDivisions(through))
                    .extracting(Verdict::kind)
                    .doesNotContain(Kind.HELD, Kind.REFUSED);
            assertThat(places.importDivisions(through)).containsOnly(Verdict.ALREADY_KNOWN);
            assertThat(places.importDivisions(today)).containsOnly(Verdict.ALREADY_KNOWN);

            assertThat(places.divisionOn("110103", LocalDate.of(1990, 1, 1))).isEqualTo(new DivisionCheck.Known("崇文区"));
            assertThat(places.divisionOn("110103", LocalDate.of(2015, 1, 1)))
                    .isInstanceOf(DivisionCheck.Abolished.class);
            assertThat(places.divisionOn("119999", LocalDate.of(1990, 1, 1))).isEqualTo(new DivisionCheck.Unknown());
            assertThat(places.divisionOn("990101", LocalDate.of(1990, 1, 1))).isEqualTo(new DivisionCheck.NotLoaded());
            assertThat(places.name(DivisionCode.read("110101001"))).isEqualTo("北京市东城区东华门街道");
            assertThat(places.name(DivisionCode.read("441900003"))).isEqualTo("广东省东莞市东城街道");
        }
    }

    private static List<DivisionRow> today() throws IOException {
        var rows = new ArrayList<DivisionRow>();
        for (var row : csv("provinces.csv")) {
            rows.add(DivisionRow.today(row.getField("code"), row.getField("name"), ""));
        }
        for (var row : csv("cities.csv")) {
            rows.add(DivisionRow.today(row.getField("code"), row.getField("name"), row.getField("provinceCode")));
        }
        for (var row : csv("areas.csv")) {
            rows.add(DivisionRow.today(row.getField("code"), row.getField("name"), row.getField("cityCode")));
        }
        for (var row : csv("streets.csv")) {
            rows.add(DivisionRow.today(row.getField("code"), row.getField("name"), row.getField("areaCode")));
        }
        return rows;
    }

    private static List<NamedCsvRecord> csv(String file) throws IOException {
        try (var reader = CsvReader.builder().ofNamedCsvRecord(DATA.resolve(file))) {
            return reader.stream().toList();
        }
    }
}
