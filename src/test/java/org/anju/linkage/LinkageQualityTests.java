package org.anju.linkage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// How good the links are at the preset cut, without any label, on data with known truth.
class LinkageQualityTests {

    private static final Path DATA = Path.of(System.getProperty("anju.shared", "../shared"), "data", "linkage");

    private static Linkage.Result linked(Table table, boolean oneToOne) {
        return new Linkage(null, Linkage.Cuts.PRESET, List.of(), oneToOne, Linkage.SEED).run(table, (_, _) -> {});
    }

    @Test
    void householdsAreLinkedWithHardlyAFalseLink() {
        var register = Registers.of(11, 20_000);
        var result = register.linked(Linkage.learning());
        var links = Found.linked(register.table(), result, register.person());
        var asked = Found.linkedOrAsked(register.table(), result, register.person());
        assertThat(links.wrong()).isLessThanOrEqualTo(2);
        assertThat(links.recall()).isGreaterThan(0.92);
        assertThat(asked.recall()).isGreaterThan(0.98);
    }

    @Test
    void severalDuplicatesOfOneRecordAreAllFound() {
        var data = Dirty.make(31, 2000, 5, 3);
        var table = data.table();
        assertThat(Found.linked(table, linked(table, false), data.truth()).f1()).isGreaterThan(0.999);
    }

    @Test
    void heavyErrorsCostRecallBeforePrecision() {
        var data = Dirty.make(32, 1500, 5, 16);
        var table = data.table();
        var found = Found.linked(table, linked(table, false), data.truth());
        assertThat(found.precision()).isGreaterThan(0.998);
        assertThat(found.recall()).isGreaterThan(0.95);
    }

    @Test
    void oneToOneNeverGivesARecordTwoPartners() {
        var data = Dirty.make(33, 800, 3, 4);
        var originals = new LinkedHashMap<String, List<String>>();
        var copies = new LinkedHashMap<String, List<String>>();
        data.records().forEach((id, values) -> (id.endsWith("org") ? originals : copies).put(id, values));
        var table = data.table(originals, copies);
        var links = linked(table, true).links().stream()
                .filter(link -> link.decision() == Decision.LINK)
                .toList();
        assertThat(links).hasSizeGreaterThan(500);
        assertThat(links).extracting(Link::left).doesNotHaveDuplicates();
        assertThat(links).extracting(Link::right).doesNotHaveDuplicates();
        assertThat(linked(table, false).links()).hasSizeGreaterThan(links.size());
    }

    @Test
    void publicSetsAreLinkedWithoutLabels() throws IOException {
        assumeTrue(Files.isDirectory(DATA), "left out: there are no public sets in " + DATA);
        var four = table(read("dataset4a.csv"), read("dataset4b.csv"));
        assertThat(Found.linked(four, linked(four, false), febrl(four)).f1()).isGreaterThanOrEqualTo(0.9995);
        var one = table(read("dataset1.csv"), List.of());
        assertThat(Found.linked(one, linked(one, false), febrl(one)).f1()).isGreaterThanOrEqualTo(0.998);
        var rows = read("fake_1000.csv");
        var cluster = new LinkedHashMap<String, String>();
        rows.subList(1, rows.size()).forEach(row -> cluster.put(row.getFirst(), row.getLast()));
        var fake = table(rows, List.of());
        assertThat(fake.fields()).extracting(Field::name).doesNotContain("cluster");
        var found = Found.linked(fake, linked(fake, false), cluster);
        assertThat(found.precision()).isGreaterThan(0.98);
        assertThat(found.f1()).isGreaterThan(0.88);
    }

    /// The number in the id is the person.
    private static Map<String, String> febrl(Table table) {
        var truth = new LinkedHashMap<String, String>();
        for (int row = 0; row < table.rows(); row++) {
            truth.put(table.id(row), table.id(row).split("-", -1)[1]);
        }
        return truth;
    }

    private static List<List<String>> read(String file) throws IOException {
        return Files.readAllLines(DATA.resolve(file)).stream()
                .map(line ->
                        Arrays.stream(line.split(",", -1)).map(String::strip).toList())
                .toList();
    }

    private static Table table(List<List<String>> first, List<List<String>> second) {
        var guessed = Headings.fields(first.getFirst(), first.subList(1, first.size()));
        var table =
                new Table(guessed.stream().flatMap(java.util.Optional::stream).toList());
        add(table, first, guessed);
        if (!second.isEmpty()) {
            table.beginSecond();
            add(table, second, guessed);
        }
        return table;
    }

    private static void add(Table table, List<List<String>> rows, List<java.util.Optional<Field>> fields) {
        for (var row : rows.subList(1, rows.size())) {
            var values = new java.util.ArrayList<String>();
            for (int i = 0; i < fields.size(); i++) {
                if (fields.get(i).isPresent()) {
                    values.add(row.get(i));
                }
            }
            assertThat(table.add(row.getFirst(), values)).isTrue();
        }
    }
}
