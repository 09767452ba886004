package org.anju.sheets;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.anju.shared.Problem;
import org.anju.shared.Problem.Kind;

/// A table as an office hands it over, read row by row: CSV or XLSX by content, whatever the file is called.
///
/// Offices put titles above the table: the headings are the first of the first ten rows that hold something in
/// which at least two of the wanted columns are found. In a workbook that is looked for on each visible sheet
/// in turn, because the first may be instructions. Memory does not grow with the file.
public final class Sheet implements AutoCloseable, Iterable<Row> {

    private static final int ROWS_TO_LOOK_FOR_HEADINGS = 10;

    /// A table whose headings have been found; its rows go on below them.
    record Table(Rows rows, Headings headings, int headingRow, List<String> otherTabs) {}

    private final Source source;
    private final Table table;
    private final long size;
    private boolean begun;

    private Sheet(Source source, Table table, long size) {
        this.source = source;
        this.table = table;
        this.size = size;
    }

    /// Opens a file and finds the wanted columns; where none are wanted, the first row that holds something is
    /// the headings. Throws [Problem] `sheet-empty`, `sheet-format-unknown`, `sheet-encoding`, `sheet-broken`
    /// or `sheet-headings-unknown`.
    public static Sheet open(Path file, List<Column> wanted) {
        return open(file, String.valueOf(file.getFileName()), wanted, false);
    }

    /// Opens what is being uploaded, by way of a temporary file that is removed at the end.
    /// @param name what the person who sent it calls it, for messages only
    public static Sheet open(InputStream in, String name, List<Column> wanted) {
        try {
            var spool = Files.createTempFile("anju-upload-", ".sheet");
            try {
                Files.copy(in, spool, StandardCopyOption.REPLACE_EXISTING);
                return open(spool, name, wanted, true);
            } catch (IOException | RuntimeException e) {
                Files.deleteIfExists(spool);
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Sheet open(Path file, String name, List<Column> wanted, boolean temporary) {
        try {
            var source = Source.of(file, name, temporary);
            try {
                return new Sheet(source, source.table(wanted), Files.size(file));
            } catch (IOException | RuntimeException e) {
                source.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Looks for the headings at the top of a table; empty where there are none among the first rows, which it
    /// then leaves in `seen`.
    static Optional<Table> find(Rows rows, List<Column> wanted, List<Row> seen) {
        int enough = Math.min(2, wanted.size());
        while (seen.size() < ROWS_TO_LOOK_FOR_HEADINGS) {
            var row = rows.next();
            if (row.isEmpty()) {
                break;
            }
            var headings = Headings.match(row.get().cells(), wanted);
            if (headings.matched() >= enough) {
                return Optional.of(new Table(rows, headings, row.get().number(), List.of()));
            }
            seen.add(row.get());
        }
        return Optional.empty();
    }

    /// Why a file has no headings: it is empty, or they are none that we know.
    static Problem withoutHeadings(String name, List<Row> seen, List<Column> wanted) {
        if (seen.isEmpty()) {
            return new Problem(Kind.INVALID, "sheet-empty", name);
        }
        var found = new ArrayList<String>();
        seen.getFirst().cells().stream()
                .map(CellText::clean)
                .filter(cell -> !cell.isEmpty())
                .limit(12)
                .map(cell -> cell.substring(
                        0, cell.offsetByCodePoints(0, Math.min(20, cell.codePointCount(0, cell.length())))))
                .forEach(found::add);
        var needed = wanted.stream()
                .filter(Column::required)
                .map(column -> column.aliases().getFirst())
                .toList();
        return new Problem(
                Kind.INVALID, "sheet-headings-unknown", name, String.join(" | ", found), String.join(" | ", needed));
    }

    public Headings headings() {
        return table.headings();
    }

    /// The row in which the headings stand.
    public int headingRow() {
        return table.headingRow();
    }

    /// How the file was read: `XLSX`, or the name of the encoding of a CSV file.
    public String format() {
        return source.format();
    }

    /// Names of visible sheets of a workbook that are not read, so that nobody believes that they were.
    public List<String> otherTabs() {
        return table.otherTabs();
    }

    /// Size of the file in bytes.
    public long size() {
        return size;
    }

    /// About how many bytes of the file have been taken in; for showing progress, from any thread.
    public long bytesRead() {
        return Math.min(size, Math.round(table.rows().progress() * size));
    }

    /// The rows below the headings, once.
    @Override
    public Iterator<Row> iterator() {
        if (begun) {
            throw new IllegalStateException("The rows of a sheet are read once.");
        }
        begun = true;
        return new Iterator<>() {
            private Optional<Row> ahead = table.rows().next();

            @Override
            public boolean hasNext() {
                return ahead.isPresent();
            }

            @Override
            public Row next() {
                var row = ahead.orElseThrow(NoSuchElementException::new);
                ahead = table.rows().next();
                return row;
            }
        };
    }

    @Override
    public void close() {
        try (source;
                var _ = table.rows()) {
            begun = true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
