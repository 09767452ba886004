package org.anju.front;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.anju.frame.Frame;
import org.springframework.stereotype.Component;

/// What Anju does not hold, and why: published, and held to by a test that reads the schema.
@Component
public class NotHeld {

    private final List<Entry> entries = read();

    /// A field that is not held.
    ///
    /// @param pattern a regular expression that no name of a table or column may contain
    public record Entry(String fieldZh, String fieldEn, String whyZh, String whyEn, String pattern) {

        public String field(Frame page) {
            return page.either(fieldZh, fieldEn);
        }

        public String why(Frame page) {
            return page.either(whyZh, whyEn);
        }
    }

    List<Entry> entries() {
        return entries;
    }

    private static List<Entry> read() {
        try (var table = NotHeld.class.getResourceAsStream("/not-held.tsv")) {
            return new String(Objects.requireNonNull(table).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> line.split("\t", -1))
                    .map(cells -> new Entry(cells[0], cells[1], cells[2], cells[3], cells[4]))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
