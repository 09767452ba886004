package org.anju.sheets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Path;

/// Writes what became of each row: `row,verdict,reason,detail`, in UTF-8 with a byte-order mark so that Excel
/// opens it right.
///
/// The detail may repeat what a stranger wrote into a file. A cell that starts with `=`, `+`, `-`, `@`
/// (full-width ones too) or an invisible sign, which spreadsheet programs take for a formula, gets an
/// apostrophe in front (OWASP, CSV Injection); line breaks become spaces, so that a line of the report is a
/// row. Only whole lines are handed to the operating system, all that are pending at each [#flush()]: a killed
/// process leaves no half line, and [#resume] goes on behind the last row that was committed.
public final class ReportWriter implements Closeable {

    private static final String HEADINGS = "\uFEFFrow,verdict,reason,detail\r\n";
    private static final int PENDING = 1 << 16;

    private final FileChannel out;
    private final StringBuilder pending = new StringBuilder();

    private ReportWriter(FileChannel out) {
        this.out = out;
    }

    /// Starts a new report; one that is there under this name is replaced.
    public static ReportWriter create(Path file) {
        return resume(file, 0);
    }

    /// Goes on with a report: lines for rows after `row` (they will be done again) and half a line at the end
    /// are dropped.
    public static ReportWriter resume(Path file, int row) {
        try {
            var out = FileChannel.open(file, CREATE, READ, WRITE);
            long kept = row == 0 ? 0 : kept(out, row);
            out.truncate(kept).position(kept);
            var report = new ReportWriter(out);
            if (kept == 0) {
                report.pending.append(HEADINGS);
                report.flush();
            }
            return report;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Bytes up to the end of the last whole line that is for a row up to `row`.
    private static long kept(FileChannel out, int row) throws IOException {
        Reader reader = new BufferedReader(
                Channels.newReader(out, UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPLACE), -1));
        long kept = 0;
        long bytes = 0;
        var number = new StringBuilder();
        boolean inNumber = true;
        for (int c = reader.read(); c >= 0; c = reader.read()) {
            bytes += c < 0x80 ? 1 : c < 0x800 ? 2 : Character.isSurrogate((char) c) ? 2 : 3;
            inNumber &= c != ',';
            if (inNumber) {
                number.append((char) c);
            }
            if (c == '\n') {
                if (kept > 0
                        && (!number.toString().matches("[0-9]{1,9}") || Integer.parseInt(number.toString()) > row)) {
                    return kept;
                }
                kept = bytes;
                number.setLength(0);
                inNumber = true;
            }
        }
        return kept;
    }

    /// @param reason a stable code; empty where there is nothing to say
    public void write(int row, String verdict, String reason, String detail) {
        pending.append(row)
                .append(',')
                .append(cell(verdict))
                .append(',')
                .append(cell(reason))
                .append(',')
                .append(cell(detail))
                .append("\r\n");
        if (pending.length() >= PENDING) {
            flush();
        }
    }

    static String cell(String text) {
        var line = text.replaceAll("[\\r\\n\\u0085\\u2028\\u2029]+", " ");
        var safe = line.isEmpty() || !startsFormula(line.charAt(0)) ? line : "'" + line;
        return safe.chars().anyMatch(c -> c == ',' || c == '"' || c == ';' || c == '\t')
                ? '"' + safe.replace("\"", "\"\"") + '"'
                : safe;
    }

    private static boolean startsFormula(char c) {
        return "=+-@＝＋－＠|%".indexOf(c) >= 0 || c < ' ' || c == '\uFEFF';
    }

    /// Hands all lines to the operating system; call it after each commit.
    public void flush() {
        try {
            var bytes = ByteBuffer.wrap(pending.toString().getBytes(UTF_8));
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            pending.setLength(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try (out) {
            flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
