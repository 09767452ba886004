package org.anju.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.anju.linkage.Field;
import org.anju.linkage.Headings;
import org.anju.linkage.Kind;
import org.anju.linkage.Role;
import org.anju.shared.Problem;
import org.jspecify.annotations.Nullable;

/// Says which columns of a file are compared and how: guessed from headings and values, corrected by a small
/// file of properties.
///
/// ```properties
/// id = record_no
/// column.name = name full_name
/// column.born = date birth
/// column.remark = ignore
/// ```
///
/// @param id heading of the column of ids; null guesses it
/// @param set what is said of a column, by its plain heading; empty for one that is ignored
record LinkColumns(@Nullable String id, Map<String, Optional<Field>> set) {

    private static final String COLUMN = "column.";

    static LinkColumns guessed() {
        return new LinkColumns(null, Map.of());
    }

    static LinkColumns read(Path file) throws IOException {
        var properties = new Properties();
        try (var text = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(text);
        } catch (IllegalArgumentException | java.nio.charset.CharacterCodingException e) {
            throw new Problem(Problem.Kind.UNREADABLE, "link-config-unreadable", file);
        }
        String id = null;
        var set = new LinkedHashMap<String, Optional<Field>>();
        for (var key : properties.stringPropertyNames().stream().sorted().toList()) {
            var value = properties.getProperty(key).strip();
            if (key.equals("id")) {
                id = value;
            } else if (key.startsWith(COLUMN)) {
                var heading = key.substring(COLUMN.length());
                set.put(Headings.plain(heading), field(file, heading, value));
            } else {
                throw new Problem(Problem.Kind.INVALID, "link-config-value", file, key, value);
            }
        }
        return new LinkColumns(id, set);
    }

    private static Optional<Field> field(Path file, String heading, String value) {
        if (value.equalsIgnoreCase("ignore")) {
            return Optional.empty();
        }
        var words = value.toUpperCase(Locale.ROOT).replace('-', '_').split("[\\s,]+", -1);
        try {
            var role = words.length > 1 ? Role.valueOf(words[1]) : Role.OTHER;
            return Optional.of(new Field(heading, Kind.valueOf(words[0]), role));
        } catch (IllegalArgumentException e) {
            throw new Problem(Problem.Kind.INVALID, "link-config-value", file, COLUMN + heading, value);
        }
    }

    /// Which column holds the ids.
    Optional<Integer> idColumn(List<String> headings) {
        if (id == null) {
            return Headings.id(headings);
        }
        int found = headings.stream().map(Headings::plain).toList().indexOf(Headings.plain(id));
        return found < 0 ? Optional.empty() : Optional.of(found);
    }

    /// What each column is; empty where it is not compared.
    List<Optional<Field>> fields(List<String> headings, List<List<String>> sample) {
        var guessed = new ArrayList<>(Headings.fields(headings, sample));
        var ids = idColumn(headings);
        for (int i = 0; i < guessed.size(); i++) {
            var heading = headings.get(i).strip();
            var said = set.get(Headings.plain(heading));
            if (said != null) {
                guessed.set(i, said.map(field -> new Field(heading, field.kind(), field.role())));
            }
            int at = i;
            if (ids.filter(column -> column == at).isPresent()) {
                guessed.set(i, Optional.empty());
            }
        }
        return guessed;
    }

    /// Throws where something is said of a column that no file has.
    void check(Path file, List<String> headings) {
        var plain = headings.stream().map(Headings::plain).toList();
        for (var heading : set.keySet()) {
            if (!plain.contains(heading)) {
                throw new Problem(
                        Problem.Kind.INVALID, "link-config-column", file, heading, String.join(" | ", headings));
            }
        }
    }
}
