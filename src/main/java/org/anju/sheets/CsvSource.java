package org.anju.sheets;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.anju.shared.Problem;

/// A text file of separated values.
record CsvSource(Path file, String name, TextEncoding encoding, boolean temporary) implements Source {

    private static final char[] SEPARATORS = {',', ';', '\t', '|', '，'};
    private static final int SAMPLE = 1 << 16;

    @Override
    public Sheet.Table table(List<Column> wanted) throws IOException {
        var read = new AtomicLong();
        var rows = new CsvRows(reader(read), name, separator(wanted), read, Files.size(file), true);
        try {
            var seen = new ArrayList<Row>();
            return Sheet.find(rows, wanted, seen).orElseThrow(() -> Sheet.withoutHeadings(name, seen, wanted));
        } catch (RuntimeException e) {
            rows.close();
            throw e;
        }
    }

    private Reader reader(AtomicLong read) throws IOException {
        var in = new CountedInput(Files.newInputStream(file), read);
        in.skipNBytes(encoding.mark());
        return new InputStreamReader(in, encoding.charset().newDecoder());
    }

    /// The separator under which most of the wanted headings are found, else the one that makes most columns.
    private char separator(List<Column> wanted) throws IOException {
        var sample = new char[SAMPLE];
        int length = 0;
        try (var reader = reader(new AtomicLong())) {
            for (int n = 0; n >= 0 && length < SAMPLE; n = reader.read(sample, length, SAMPLE - length)) {
                length += n;
            }
        }
        var text = new String(sample, 0, length);
        char best = SEPARATORS[0];
        int most = -1;
        for (char separator : SEPARATORS) {
            int score = score(text, separator, wanted);
            if (score > most) {
                best = separator;
                most = score;
            }
        }
        return best;
    }

    private int score(String text, char separator, List<Column> wanted) throws IOException {
        var seen = new ArrayList<Row>();
        try (var rows = new CsvRows(new StringReader(text), name, separator, new AtomicLong(), 1, false)) {
            var table = Sheet.find(rows, wanted, seen);
            if (table.isPresent() && !wanted.isEmpty()) {
                return table.get().headings().matched() * CellText.LONGEST;
            }
            return table.map(found -> found.headings().unused().size()).orElse(width(seen));
        } catch (Problem _) {
            return width(seen); // the sample ends in the middle of a row, or the separator is the wrong one
        }
    }

    /// Where nothing is left of a file but separators, they are the right ones.
    private static int width(List<Row> rows) {
        return rows.stream().mapToInt(row -> row.cells().size()).max().orElse(Integer.MAX_VALUE);
    }

    @Override
    public String format() {
        return encoding.charset().name();
    }

    @Override
    public void close() throws IOException {
        if (temporary) {
            Files.deleteIfExists(file);
        }
    }
}
