package org.anju.linkage;

import java.util.Arrays;
import java.util.stream.IntStream;

/// Pairs of rows in order of the left and then the right row, and the level of agreement of each in every
/// field.
final class Pairs {

    private final long[] rows;
    private final int width;
    final byte[] levels;

    /// @param rows left row in the upper, right row in the lower half; ascending, none twice
    private Pairs(long[] rows, int width, byte[] levels) {
        this.rows = rows;
        this.width = width;
        this.levels = levels;
    }

    /// Compares each pair in each field. Fields are independent of each other, so that it does not matter how
    /// many are compared at once.
    static Pairs compare(Table table, long[] rows) {
        int width = table.fields().size();
        var levels = new byte[Math.multiplyExact(rows.length, width)];

        IntStream.range(0, width).parallel().forEach(field -> {
            var memory = new Memory(table, field);
            for (int pair = 0; pair < rows.length; pair++) {
                levels[pair * width + field] =
                        memory.level(table.code(field, (int) (rows[pair] >>> 32)), table.code(field, (int) rows[pair]));
            }
        });
        return new Pairs(rows, width, levels);
    }

    /// Compares one more pair by itself.
    static Pairs one(Table table, int left, int right) {
        var levels = new byte[table.fields().size()];
        for (int field = 0; field < levels.length; field++) {
            int a = table.code(field, left);
            int b = table.code(field, right);
            levels[field] = a == Table.MISSING || b == Table.MISSING
                    ? Comparison.MISSING
                    : Comparison.level(table.fields().get(field).kind(), table.value(field, a), table.value(field, b));
        }
        return new Pairs(new long[] {rows(left, right)}, levels.length, levels);
    }

    int size() {
        return rows.length;
    }

    int left(int pair) {
        return (int) (rows[pair] >>> 32);
    }

    int right(int pair) {
        return (int) rows[pair];
    }

    int level(int pair, int field) {
        return levels[pair * width + field];
    }

    static long rows(int left, int right) {
        return (long) left << 32 | right;
    }

    /// Where the pair of these rows is, or negative.
    int find(int left, int right) {
        return Arrays.binarySearch(rows, rows(left, right));
    }

    /// Remembers the last comparisons of one field: pairs come in order of rows, and the same two values often
    /// come again. Where two pairs of values fall on one place, the later stays.
    private static final class Memory {

        private static final int SIZE = 1 << 18;

        private final Table table;
        private final int field;
        private final Kind kind;
        private final long[] keys = new long[SIZE];
        private final byte[] found = new byte[SIZE];

        Memory(Table table, int field) {
            this.table = table;
            this.field = field;
            this.kind = table.fields().get(field).kind();
            Arrays.fill(keys, -1);
        }

        byte level(int a, int b) {
            if (a == Table.MISSING || b == Table.MISSING) {
                return Comparison.MISSING;
            }
            if (a == b) {
                return 0;
            }
            long key = rows(Math.min(a, b), Math.max(a, b));
            int place = (int) (Chance.mixed(key) >>> 46);
            if (keys[place] != key) {
                keys[place] = key;
                found[place] = Comparison.level(kind, table.value(field, a), table.value(field, b));
            }
            return found[place];
        }
    }
}
