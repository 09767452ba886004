package org.anju.cli;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import org.anju.sheets.Headings;
import org.anju.sheets.Row;

/// Writes rows back as they came, with the reason beside them: mended, the same file can be imported.
final class BackWriter implements Closeable {

    private final CsvWriter out;
    private int width;
    private boolean begun;

    private BackWriter(CsvWriter out) {
        this.out = out;
    }

    static BackWriter create(Path file) {
        try {
            var writer = Files.newBufferedWriter(file);
            writer.write('\ufeff'); // so that a spreadsheet program reads it as UTF-8
            return new BackWriter(CsvWriter.builder().build(writer));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void begin(Headings headings) {
        if (!begun) {
            begun = true;
            var cells = new ArrayList<>(headings.cells());
            width = cells.size();
            cells.add("_reason");
            cells.add("_detail");
            out.writeRecord(cells);
        }
    }

    void write(Row row, String reason, String detail) {
        var cells = new ArrayList<>(row.cells());
        while (cells.size() < width) {
            cells.add("");
        }
        cells.add(reason);
        cells.add(detail);
        out.writeRecord(cells);
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
