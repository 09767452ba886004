package org.anju.frame;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.http.ResponseEntity;

/// A table of a page as a file, for those who go on with it in a spreadsheet program.
public final class Csv {

    private Csv() {}

    /// @param name of the file, without its ending
    public static ResponseEntity<byte[]> of(String name, List<String> headings, List<List<String>> rows) {
        var text = new StringWriter();
        text.write('\ufeff'); // so that a spreadsheet program reads it as UTF-8
        try (var out = CsvWriter.builder().build(text)) {
            out.writeRecord(headings);
            rows.forEach(row -> out.writeRecord(row.stream().map(Csv::plain).toList()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ResponseEntity.ok()
                .header("Content-Type", "text/csv; charset=utf-8")
                .header("Content-Disposition", "attachment; filename=\"" + name + ".csv\"")
                .body(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    /// A text that no spreadsheet program takes for a formula.
    private static String plain(String text) {
        return text.isEmpty() || "=+-@".indexOf(text.charAt(0)) < 0 ? text : "'" + text;
    }
}
