package org.anju.linkage;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Records of one file, or of two that are to be linked with each other, held by column: every distinct value
/// once, a record as numbers. Row numbers of the second file go on after the first.
public final class Table {

    static final int MISSING = -1;

    private static final int SEEN = 1 << 10;

    /// One field of all records.
    static final class Column {

        final Dictionary values = new Dictionary();
        int[] codes = new int[1024];

        private final String[] seen = new String[SEEN];
        private final int[] seenHash = new int[SEEN];
        private final int[] seenAs = new int[SEEN];
        private int[] counts = new int[0];

        /// The number of a value as written. What came lately is remembered as it was written: sexes, towns,
        /// the dwelling of the one before come again and again.
        int code(Kind kind, String written) {
            int hash = written.hashCode();
            int place = Chance.place(hash, SEEN);
            if (seenHash[place] != hash || !written.equals(seen[place])) {
                var value = Normal.of(kind, written);
                seen[place] = written;
                seenHash[place] = hash;
                seenAs[place] = value.isEmpty() ? MISSING : values.code(value);
            }
            return seenAs[place];
        }

        /// How many records have each value. Counted once: most of the time of such a count goes into waiting
        /// for memory.
        synchronized int[] counts(int rows) {
            if (counts.length == 0) {
                counts = new int[values.size()];
                for (int row = 0; row < rows; row++) {
                    if (codes[row] != MISSING) {
                        counts[codes[row]]++;
                    }
                }
            }
            return counts;
        }
    }

    private final List<Field> fields;
    private final List<Column> columns;
    private final Dictionary left = new Dictionary();
    private final Dictionary right = new Dictionary();
    private int rows;
    private int boundary = -1;

    public Table(List<Field> fields) {
        this.fields = List.copyOf(fields);
        this.columns = fields.stream().map(_ -> new Column()).toList();
    }

    /// From now on records belong to the second file.
    public void beginSecond() {
        boundary = rows;
    }

    /// Adds a record.
    ///
    /// @param values as written, in the order of the fields; empty where not known
    /// @return whether the id was new in its file; a record whose id is taken is not added
    public boolean add(String id, List<String> values) {
        var ids = boundary < 0 ? left : right;
        int known = ids.size();
        if (ids.code(id) < known) {
            return false;
        }
        for (int i = 0; i < columns.size(); i++) {
            var column = columns.get(i);
            if (rows == column.codes.length) {
                column.codes = Arrays.copyOf(column.codes, rows * 3 / 2);
            }
            column.codes[rows] = column.code(fields.get(i).kind(), values.get(i));
        }
        rows++;
        return true;
    }

    public List<Field> fields() {
        return fields;
    }

    public int rows() {
        return rows;
    }

    /// How many records the first file has: all, where there is one file.
    int firstRows() {
        return boundary < 0 ? rows : boundary;
    }

    public boolean twoFiles() {
        return boundary >= 0;
    }

    /// 1 or 2.
    public int fileOf(int row) {
        return row < firstRows() ? 1 : 2;
    }

    public String id(int row) {
        return row < firstRows() ? left.value(row) : right.value(row - boundary);
    }

    /// The row of an id in the first file, or in the second one where there are two.
    Optional<Integer> row(String id, boolean second) {
        var ids = second && twoFiles() ? right : left;
        return ids.find(id).map(code -> second && twoFiles() ? code + boundary : code);
    }

    /// A record as a model reads it; [Model#score] of two explains their pair.
    public Row record(int row) {
        return new Row(IntStream.range(0, columns.size())
                .mapToObj(field -> code(field, row) == MISSING ? "" : value(field, code(field, row)))
                .toList());
    }

    Column column(int field) {
        return columns.get(field);
    }

    /// How many records have each value of a field.
    int[] counts(int field) {
        return columns.get(field).counts(rows);
    }

    int code(int field, int row) {
        return columns.get(field).codes[row];
    }

    String value(int field, int code) {
        return columns.get(field).values.value(code);
    }

    /// How many pairs of records there are at all.
    double pairs() {
        return twoFiles() ? (double) firstRows() * (rows - firstRows()) : rows * (rows - 1.0) / 2;
    }

    /// Whether these two records may be a pair: of two files, one must be of each.
    boolean comparable(int a, int b) {
        return !twoFiles() || (a < boundary) != (b < boundary);
    }

    /// A fingerprint of everything in the table (SHA-256, hex).
    String digest() {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            left.digest(sha);
            right.digest(sha);
            var bytes = new byte[1 << 14];
            for (var column : columns) {
                column.values.digest(sha);
                int at = 0;
                for (int row = 0; row < rows; row++) {
                    int code = column.codes[row];
                    for (int shift = 0; shift < 32; shift += 8) {
                        bytes[at++] = (byte) (code >>> shift);
                    }
                    if (at == bytes.length || row == rows - 1) {
                        sha.update(bytes, 0, at);
                        at = 0;
                    }
                }
            }
            return HexFormat.of().formatHex(sha.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }
}
