package org.anju.linkage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/// Finds the pairs worth comparing: those that share the keys of at least one rule.
///
/// A rule sorts all rows by a hash of their keys and takes the runs; no table of all pairs is ever held. Blocks
/// above a cap are left out and told, never dropped in silence: another rule mostly divides them.
final class Blocking {

    private static final int CAP = 200;
    private static final int ALL = 200_000;

    private final Table table;
    private final List<Block> blocks = new ArrayList<>();
    private long[] found = new long[1 << 12];
    private int size;

    private Blocking(Table table) {
        this.table = table;
    }

    /// Candidates as [Pairs#rows], ascending, none twice; and what each rule brought.
    record Candidates(long[] rows, List<Block> blocks) {}

    static Candidates find(Table table) {
        var blocking = new Blocking(table);
        if (table.pairs() <= ALL) {
            blocking.all();
        } else {
            double budget = Math.max(2.5 * table.rows(), Math.min(60.0 * table.rows(), 1_500_000));
            blocking.byRules(budget);
        }
        return new Candidates(blocking.distinct(), List.copyOf(blocking.blocks));
    }

    private void all() {
        for (int a = 0; a < table.firstRows(); a++) {
            for (int b = table.twoFiles() ? table.firstRows() : a + 1; b < table.rows(); b++) {
                add(a, b);
            }
        }
        blocks.add(new Block("*", size, 0, 0));
    }

    private void byRules(double budget) {
        var rules = new Rules(table, budget / 8);
        double left = budget;
        for (var rule = rules.next(); !rule.keys().isEmpty() && left > 0; rule = rules.next()) {
            var rows = sorted(rule.keys());
            var block = counted(rule, rows);
            if (block.pairs() > budget / 4) {
                continue; // these keys go together more often than their fields let expect
            }
            rules.take(rule);
            blocks.add(block);
            left -= block.pairs();
            runs(rows, this::pairs);
        }
    }

    /// The rows that share all keys with another, as hash of the keys above and row below, in order; a few that
    /// share them with none are among them.
    private long[] sorted(List<Key> keys) {
        var rows = new long[table.rows()];
        int n = 0;
        long below = mask();
        int places = (int) (below + 1) * 4;
        var met = new BitSet(places);
        var again = new BitSet(places);
        for (int row = 0; row < table.rows(); row++) {
            long hash = 0;
            boolean known = true;
            for (var key : keys) {
                int code = key.code(table, row);
                known &= code != Table.MISSING;
                hash = Chance.mixed(hash * 31 + code + 1);
            }
            if (known) {
                rows[n++] = (hash & ~below) | row;
                int place = Chance.place(hash & ~below, places);
                (met.get(place) ? again : met).set(place);
            }
        }
        int shared = 0;
        for (int i = 0; i < n; i++) {
            if (again.get(Chance.place(rows[i] & ~below, places))) {
                rows[shared++] = rows[i];
            }
        }
        Arrays.sort(rows, 0, shared);
        return Arrays.copyOf(rows, shared);
    }

    private long mask() {
        return (Long.highestOneBit(Math.max(1, table.rows())) << 1) - 1;
    }

    /// Takes the rows of one block.
    private interface Run {
        void take(long[] rows, int from, int to);
    }

    private void runs(long[] rows, Run run) {
        long below = mask();
        int from = 0;
        for (int i = 1; i <= rows.length; i++) {
            if (i == rows.length || (rows[i] & ~below) != (rows[from] & ~below)) {
                if (i - from > 1) {
                    run.take(rows, from, i);
                }
                from = i;
            }
        }
    }

    private Block counted(Rules.Rule rule, long[] rows) {
        var sums = new long[3];
        runs(rows, (_, from, to) -> {
            long all = pairs(rows, from, to, false);
            if (to - from > CAP) {
                sums[1]++;
                sums[2] += all;
            } else {
                sums[0] += all;
            }
        });
        var names = rule.keys().stream().map(key -> key.name(table)).toList();
        return new Block(String.join(" + ", names), sums[0], sums[1], sums[2]);
    }

    private void pairs(long[] rows, int from, int to) {
        if (to - from <= CAP) {
            pairs(rows, from, to, true);
        }
    }

    private long pairs(long[] rows, int from, int to, boolean keep) {
        long below = mask();
        int first = 0;
        for (int i = from; i < to; i++) {
            first += (rows[i] & below) < table.firstRows() ? 1 : 0;
        }
        long n = to - from;
        if (keep) {
            for (int i = from; i < to; i++) {
                for (int j = i + 1; j < to; j++) {
                    int a = (int) (rows[i] & below);
                    int b = (int) (rows[j] & below);
                    if (table.comparable(a, b)) {
                        add(a, b);
                    }
                }
            }
        }
        return table.twoFiles() ? first * (n - first) : n * (n - 1) / 2;
    }

    private void add(int a, int b) {
        if (size == found.length) {
            found = Arrays.copyOf(found, size * 2);
        }
        found[size++] = Pairs.rows(a, b);
    }

    private long[] distinct() {
        Arrays.sort(found, 0, size);
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (i == 0 || found[i] != found[i - 1]) {
                found[kept++] = found[i];
            }
        }
        return Arrays.copyOf(found, kept);
    }
}
