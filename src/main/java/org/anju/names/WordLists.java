package org.anju.names;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The own lists of this module: a word and what belongs to it on each line, `#` begins a remark.
final class WordLists {

    private WordLists() {}

    static Map<String, List<String>> read(String name) {
        var stream = Objects.requireNonNull(WordLists.class.getResourceAsStream("/names/" + name), name);
        try (var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            var words = new LinkedHashMap<String, List<String>>();
            lines.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
                var cells =
                        Arrays.stream(line.split(" ")).map(WordLists::character).toList();
                if (words.put(cells.getFirst(), cells.subList(1, cells.size())) != null) {
                    throw new IllegalStateException("%s has %s twice.".formatted(name, cells.getFirst()));
                }
            });
            return words;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A character may be written by its number, as `U+E863`.
    private static String character(String cell) {
        return cell.startsWith("U+") ? Character.toString(Integer.parseInt(cell, 2, cell.length(), 16)) : cell;
    }
}
