package org.anju.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `anju link` and `anju synth households` as they are typed.
class LinkCommandTests {

    @TempDir
    private Path directory;

    private String said = "";

    private int anju(String... arguments) {
        var err = System.err;
        var heard = new ByteArrayOutputStream();
        System.setErr(new PrintStream(heard, true, StandardCharsets.UTF_8));
        try {
            var all = new ArrayList<>(List.of(arguments));
            all.addAll(List.of("--lang", "en"));
            return Commands.run(Object.class, all.toArray(String[]::new));
        } finally {
            System.setErr(err);
            said = heard.toString(StandardCharsets.UTF_8);
        }
    }

    private String file(String name, String... lines) throws IOException {
        var file = directory.resolve(name);
        Files.write(file, Arrays.asList(lines));
        return file.toString();
    }

    private String at(String name) {
        return directory.resolve(name).toString();
    }

    private List<String> lines(String name) throws IOException {
        return Files.readAllLines(directory.resolve(name));
    }

    private String people() throws IOException {
        return file(
                "people.csv",
                "rec_id, given_name, surname, date_of_birth, suburb, soc_sec_id",
                "a1, michaela, neumann, 19151111, winston hills, 5304218",
                "a2, micheala, neumann, 19151111, winston hills, 5304218",
                "a3, courtney, painter, 19161214, richlands, 4066625",
                "a4, charles, green, 19480930, dapto, 4365168",
                "a5, vanessa, parr, 19951119, norlane, 9239102",
                "a6, vanesa, parr, 19951119, norlane, 9239102",
                "a7, mikayla, malloney, 19860208, northwood, 7207688",
                "a8, blake, howie, 19250301, cronulla, 5180548");
    }

    @Test
    void duplicatesOfOneFileAreFoundAndGrouped() throws Exception {
        assertThat(anju("link", people(), "--out", at("pairs.csv"), "--clusters", at("clusters.csv")))
                .isZero();
        assertThat(lines("pairs.csv").getFirst()).isEqualTo("left,right,weight,probability,decision");
        assertThat(lines("pairs.csv"))
                .filteredOn(line -> line.endsWith(",link"))
                .extracting(line -> line.substring(0, 5))
                .containsExactly("a1,a2", "a5,a6");
        assertThat(lines("clusters.csv")).hasSize(9).contains("id,cluster", "a1,a1", "a2,a1", "a3,a3", "a6,a5");
    }

    @Test
    void theWeightsOfAnExplainedPairAddUp() throws Exception {
        assertThat(anju("link", people(), "--out", at("pairs.csv"), "--explain"))
                .isZero();
        var headings = lines("pairs.csv").getFirst().split(",", -1);
        assertThat(headings).contains("prior", "surname.level", "surname.weight");
        for (var line : lines("pairs.csv").subList(1, lines("pairs.csv").size())) {
            var cells = line.split(",", -1);
            double sum = 0;
            for (int i = 5; i < cells.length; i++) {
                sum += headings[i].equals("prior") || headings[i].endsWith(".weight")
                        ? Double.parseDouble(cells[i])
                        : 0;
            }
            assertThat(sum).isCloseTo(Double.parseDouble(cells[2]), within(0.001));
        }
    }

    @Test
    void twoFilesAreLinkedWithEachOtherByTheSameHeadingsInAnyOrder() throws Exception {
        var other = file(
                "other.csv",
                "id;date_of_birth;surname;given_name;soc_sec_id;suburb",
                "a1;1916-12-14;painter;courtney;4066625;richlands",
                "b2;1948-09-30;grean;charles;4365168;dapto",
                "b3;1999-01-01;nobody;at all;1111111;nowhere");
        assertThat(anju(
                        "link",
                        people(),
                        other,
                        "--out",
                        at("pairs.csv"),
                        "--clusters",
                        at("clusters.csv"),
                        "--one-to-one"))
                .isZero();
        assertThat(lines("pairs.csv"))
                .filteredOn(line -> line.endsWith(",link"))
                .extracting(line -> line.substring(0, 5))
                .containsExactly("a3,a1", "a4,b2");
        assertThat(lines("clusters.csv")).contains("id,cluster,file", "a1,1:a1,1", "a1,1:a3,2", "b3,2:b3,2");
    }

    @Test
    void aPersonsDecisionAndASavedModelAreKept() throws Exception {
        var decisions = file("decisions.csv", "left,right,decision", "a1,a2,not-the-same", "a3,a4,same");
        assertThat(anju("link", people(), "--out", at("one.csv"), "--save-model", at("model.json")))
                .isZero();
        assertThat(anju("link", people(), "--out", at("two.csv"), "--model", at("model.json")))
                .isZero();
        assertThat(directory.resolve("two.csv")).hasSameBinaryContentAs(directory.resolve("one.csv"));
        assertThat(anju("link", people(), "--out", at("ruled.csv"), "--decisions", decisions))
                .isZero();
        assertThat(lines("ruled.csv"))
                .noneMatch(line -> line.startsWith("a1,a2"))
                .anyMatch(line -> line.startsWith("a3,a4") && line.endsWith(",link"));
    }

    @Test
    void columnsCanBeSaidInAFile() throws Exception {
        var strange = file(
                "strange.csv", "nr,wer,wann", "1,robert alan,1971-06-24", "2,robert alan,1971-06-24", "3,bob,1950");
        assertThat(anju("link", strange, "--out", at("pairs.csv"))).isEqualTo(1);
        assertThat(said).contains("no column of ids").contains("nr | wer | wann");
        var config = file("columns.properties", "id = nr", "column.wer = name full-name", "column.wann = date birth");
        assertThat(anju("link", strange, "--out", at("pairs.csv"), "--config", config))
                .isZero();
        var wrong = file("wrong.properties", "id = nr", "column.wer = nonsense");
        assertThat(anju("link", strange, "--out", at("pairs.csv"), "--config", wrong))
                .isEqualTo(1);
        assertThat(said).contains("column.wer = nonsense");
        var unknown = file("unknown.properties", "id = nr", "column.wo = text");
        assertThat(anju("link", strange, "--out", at("pairs.csv"), "--config", unknown))
                .isEqualTo(1);
        assertThat(said).contains("no column “wo”");
    }

    @Test
    void whatCannotBeLinkedIsRefusedInWords() throws Exception {
        assertThat(anju("link", file("twice.csv", "id,name", "1,a", "1,b"), "--out", at("p.csv")))
                .isEqualTo(1);
        assertThat(said).contains("The id 1 in row 3");
        assertThat(anju("link", file("none.csv", "id,name"), "--out", at("p.csv")))
                .isEqualTo(1);
        assertThat(said).contains("no records");
        assertThat(anju("link", file("empty.csv"), "--out", at("p.csv"))).isEqualTo(1);
        assertThat(said).contains("empty.csv");
        assertThat(anju("link", file("noid.csv", "id,name", "1,a", ",b"), "--out", at("p.csv")))
                .isEqualTo(1);
        assertThat(said).contains("Row 3").contains("has no id");
        assertThat(anju("link", at("missing.csv"), "--out", at("p.csv"))).isEqualTo(1);
        assertThat(anju("link", file("ids.csv", "id", "1", "2"), "--out", at("p.csv")))
                .isEqualTo(1);
        assertThat(said).contains("no column that can be compared");
        assertThat(anju("link", people(), "--out", at("p.csv"), "--one-to-one")).isEqualTo(1);
        assertThat(anju(
                        "link",
                        people(),
                        "--out",
                        at("p.csv"),
                        "--decisions",
                        file("d.csv", "left,right,d", "a1,a2,perhaps")))
                .isEqualTo(1);
        assertThat(said).contains("Row 2").contains("a1,a2,perhaps");
        assertThat(anju("link", people(), "--out", at("p.csv"), "--model", file("m.json", "{}")))
                .isEqualTo(1);
        assertThat(anju("link")).isEqualTo(2);
    }

    @Test
    void householdsComeOutTheSameForTheSameSeedAndAreNobodys() throws Exception {
        for (var name : List.of("one", "two")) {
            assertThat(anju(
                            "synth",
                            "households",
                            "--persons",
                            "3000",
                            "--seed",
                            "4",
                            "--out",
                            at(name + ".csv"),
                            "--truth",
                            at(name + ".truth")))
                    .isZero();
        }
        assertThat(directory.resolve("two.csv")).hasSameBinaryContentAs(directory.resolve("one.csv"));
        assertThat(directory.resolve("two.truth")).hasSameBinaryContentAs(directory.resolve("one.truth"));
        var rows = lines("one.csv").stream()
                .skip(1)
                .map(line -> line.split(",", -1))
                .toList();
        assertThat(rows).hasSizeBetween(3700, 4200).allMatch(row -> row.length == 8);
        assertThat(rows)
                .extracting(row -> row[4])
                .filteredOn(number -> !number.isEmpty())
                .hasSizeBetween(rows.size() * 35 / 100, rows.size() * 45 / 100)
                .allMatch(number -> number.startsWith("99"));
        assertThat(lines("one.truth")).hasSize(rows.size() + 1);
        assertThat(anju("link", at("one.csv"), "--out", at("pairs.csv"))).isZero();
        assertThat(lines("pairs.csv"))
                .anyMatch(line -> line.endsWith(",review"))
                .hasSizeGreaterThan(800);
        assertThat(anju("synth", "households", "--persons", "0", "--out", at("no.csv")))
                .isEqualTo(1);
        assertThat(said).contains("1 to");
    }

    @Test
    void theBenchTellsCostAndQualityBesideTheRawRead() throws Exception {
        assertThat(anju("bench", "linkage", "--persons", "3000", "--json", at("bench.json")))
                .isZero();
        var figure = tools.jackson.databind.json.JsonMapper.shared()
                .readTree(Files.readString(directory.resolve("bench.json")))
                .path("figures")
                .path(0);
        assertThat(figure.path("ratio").asDouble()).isPositive();
        assertThat(figure.path("details").path("precision").asDouble()).isGreaterThan(0.99);
        assertThat(figure.path("details").path("recallWithReview").asDouble()).isBetween(0.95, 1.0);
    }
}
