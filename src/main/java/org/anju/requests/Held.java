package org.anju.requests;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import org.anju.shared.Tongue;
import org.jspecify.annotations.Nullable;

/// A table that has something about persons, and each of its columns 保存项目: in the copy that a person may
/// have, or left out for a reason. `held.tsv` is the list; a test compares it with the catalogue of the
/// database, both ways.
public record Held(String table, String zh, String en, List<Column> columns) {

    private static final String FILE = "/held.tsv";

    /// @param sealed whether the value is kept sealed
    /// @param means what its values are, so that they can be said in words: the beginning of the keys of their
    ///     messages, or one of the names here; empty where a value is shown as it is kept
    /// @param leftOut why it is not in the copy; `null` where it is
    public record Column(
            String name,
            boolean sealed,
            String means,
            @Nullable LeftOut leftOut,
            String zh,
            String en) {

        /// a day, a time, or a period
        static final String WHEN = "when";

        /// a code of the catalogue of purposes
        static final String PURPOSE = "purpose";

        /// why something was held or refused
        static final String REASON = "reason";

        public String name(Tongue tongue) {
            return tongue == Tongue.ZH ? zh : en;
        }
    }

    public Held {
        columns = List.copyOf(columns);
    }

    /// All of them, in the order in which a copy has them.
    public static List<Held> all() {
        var tables = new LinkedHashMap<String, Held>();
        var columns = new LinkedHashMap<String, List<Column>>();
        for (var line : lines()) {
            var cells = line.split("\t", -1);
            if (cells[1].equals("*")) {
                tables.put(cells[0], new Held(cells[0], cells[3], cells[4], List.of()));
            } else {
                columns.computeIfAbsent(cells[0], table -> new ArrayList<>()).add(column(cells));
            }
        }
        return tables.values().stream()
                .map(held -> new Held(
                        held.table, held.zh, held.en, Objects.requireNonNull(columns.get(held.table), held.table)))
                .toList();
    }

    /// The column that says whom a row is about.
    public String key() {
        return columns.stream().anyMatch(column -> column.name.equals("subject")) ? "subject" : "person";
    }

    /// Those that the copy has; none where the whole table is left out.
    public List<Column> copied() {
        return columns.stream().filter(column -> column.leftOut == null).toList();
    }

    public String title(Tongue tongue) {
        return tongue == Tongue.ZH ? zh : en;
    }

    private static Column column(String[] cells) {
        var form = cells[2].split(":", 2);
        var more = form.length > 1 ? form[1] : "";
        var out = form[0].equals("out");
        return new Column(
                cells[1],
                form[0].equals("sealed"),
                out ? "" : more,
                out ? LeftOut.valueOf(more) : null,
                cells[3],
                cells[4]);
    }

    private static List<String> lines() {
        var file = Objects.requireNonNull(Held.class.getResourceAsStream(FILE), FILE);
        try (Reader reader = new InputStreamReader(file, StandardCharsets.UTF_8)) {
            return reader.readAllLines().stream().skip(1).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
