package org.anju.sheets;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.RecordType;
import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.anju.shared.Problem;
import org.anju.shared.Problem.Kind;

/// The rows of a CSV file (RFC 4180, with other separators and any line ends). A cell in quotes may hold line
/// breaks, and its row is still one. A quote that is never closed would swallow rows in silence; it is refused
/// with the row in which it stands.
final class CsvRows implements Rows {

    private static final int LONGEST_RECORD = 1 << 18;

    private final CsvReader<List<String>> reader;
    private final CloseableIterator<List<String>> records;
    private final Fields fields = new Fields();
    private final Tail tail;
    private final String name;
    private final AtomicLong read;
    private final long size;
    private final boolean toTheEnd;
    private int number;

    /// @param toTheEnd whether the text is a whole file, not a sample of its beginning
    CsvRows(Reader text, String name, char separator, AtomicLong read, long size, boolean toTheEnd) {
        this.tail = new Tail(text);
        this.name = name;
        this.read = read;
        this.size = size;
        this.toTheEnd = toTheEnd;
        this.reader = CsvReader.builder()
                .fieldSeparator(separator)
                .skipEmptyLines(false)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .allowExtraCharsAfterClosingQuote(false)
                .maxBufferSize(LONGEST_RECORD)
                .build(fields, tail);
        this.records = reader.iterator();
    }

    @Override
    public Optional<Row> next() {
        try {
            while (records.hasNext()) {
                var cells = records.next();
                number++;
                if (fields.longest > CellText.LONGEST
                        || (toTheEnd && fields.quoted && tail.endsInsideQuotes() && !records.hasNext())) {
                    throw new Problem(Kind.INVALID, "sheet-quote-open", name, number);
                }
                var row = new Row(number, cells, lostDigits(cells));
                if (!row.blank()) {
                    return Optional.of(row);
                }
            }
            return Optional.empty();
        } catch (CsvParseException _) {
            throw new Problem(Kind.INVALID, "sheet-quote-open", name, number + 1);
        }
    }

    private static Set<Integer> lostDigits(List<String> cells) {
        Set<Integer> lost = Set.of();
        for (int i = 0; i < cells.size(); i++) {
            if (cells.get(i).contains("E+") && CellText.lostDigits(CellText.clean(cells.get(i)))) {
                lost = lost.isEmpty() ? new HashSet<>() : lost;
                lost.add(i);
            }
        }
        return lost;
    }

    @Override
    public double progress() {
        return (double) read.get() / size;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    /// Collects the cells of one record.
    private static final class Fields extends CsvCallbackHandler<List<String>> {

        private List<String> cells = new ArrayList<>();
        private boolean quoted;
        private int longest;
        private RecordType type = RecordType.DATA;

        @Override
        protected RecordType getRecordType() {
            return type;
        }

        @Override
        protected int getFieldCount() {
            return cells.size();
        }

        @Override
        protected void beginRecord(long line) {
            cells = new ArrayList<>(cells.size());
            quoted = false;
            longest = 0;
            type = RecordType.DATA;
        }

        @Override
        protected void addField(char[] text, int offset, int length, boolean inQuotes) {
            cells.add(new String(text, offset, length));
            quoted = inQuotes;
            longest = Math.max(longest, length);
        }

        @Override
        protected void setComment(char[] text, int offset, int length) {
            throw new IllegalStateException("Comments are not looked for.");
        }

        @Override
        protected void setEmpty() {
            type = RecordType.EMPTY;
        }

        @Override
        protected List<String> buildRecord() {
            return cells;
        }
    }

    /// Remembers the last character of a text that is not a line end.
    private static final class Tail extends FilterReader {

        private char last;
        private boolean ended;

        Tail(Reader text) {
            super(text);
        }

        boolean endsInsideQuotes() {
            return ended && last != '"';
        }

        @Override
        public int read(char[] text, int offset, int length) throws IOException {
            int n = super.read(text, offset, length);
            ended = n < 0;
            for (int i = offset + n - 1; i >= offset; i--) {
                if (text[i] != '\n' && text[i] != '\r') {
                    last = text[i];
                    break;
                }
            }
            return n;
        }
    }
}
