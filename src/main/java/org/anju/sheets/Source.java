package org.anju.sheets;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.anju.shared.Problem;
import org.anju.shared.Problem.Kind;

/// A file of a format that we can read.
sealed interface Source extends Closeable permits CsvSource, Workbook {

    /// The table in it; throws [Problem] where it has no headings that are wanted.
    Sheet.Table table(List<Column> wanted) throws IOException;

    String format();

    /// Tells the format by the content: the name of a file says nothing (web systems call HTML `.xls`).
    /// @param temporary whether the file is to vanish when the source is closed
    static Source of(Path file, String name, boolean temporary) throws IOException {
        byte[] head;
        try (var in = Files.newInputStream(file)) {
            head = in.readNBytes(4096);
        }
        var start = new String(head, StandardCharsets.ISO_8859_1);
        if (start.isEmpty()) {
            throw new Problem(Kind.INVALID, "sheet-empty", name);
        }
        if (start.startsWith("PK\3\4") || start.startsWith("PK\5\6")) {
            return Workbook.open(file, name, temporary);
        }
        if (start.startsWith("\u00D0\u00CF\u0011\u00E0")) {
            throw unknown(name, "XLS");
        }
        if (start.startsWith("%PDF")) {
            throw unknown(name, "PDF");
        }
        if (start.startsWith("{\\rtf")) {
            throw unknown(name, "RTF");
        }
        var text = start.replaceFirst("^\u00EF\u00BB\u00BF", "").stripLeading().toLowerCase(Locale.ROOT);
        if (text.startsWith("<!doctype") || text.startsWith("<html") || text.startsWith("<table")) {
            throw unknown(name, "HTML");
        }
        if (text.startsWith("<?xml")) {
            throw unknown(name, "XML");
        }
        return new CsvSource(file, name, TextEncoding.of(file, name), temporary);
    }

    static Problem unknown(String name, String format) {
        return new Problem(Kind.INVALID, "sheet-format-unknown", name, format);
    }
}
