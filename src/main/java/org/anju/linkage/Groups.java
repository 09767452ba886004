package org.anju.linkage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Groups of rows that are one person, joined pair by pair, and what must never be joined: two different
/// verified numbers, two records that a person held apart, and, one to one, two of the same file.
final class Groups {

    private static final int NONE = -1;

    private final Table table;
    private final boolean oneToOne;
    private final int[] parent;
    private final int[] next;
    private final int[] last;
    private final int[] sizes;
    private final int[] numbers;
    private final List<int[]> apart = new ArrayList<>();

    Groups(Table table, boolean oneToOne) {
        this.table = table;
        this.oneToOne = oneToOne;
        int rows = table.rows();
        parent = new int[rows];
        Arrays.setAll(parent, row -> row);
        last = parent.clone();
        next = new int[rows];
        Arrays.fill(next, NONE);
        sizes = new int[rows];
        Arrays.fill(sizes, 1);
        numbers = numbers(table);
    }

    private static int[] numbers(Table table) {
        var numbers = new int[table.rows()];
        Arrays.fill(numbers, NONE);
        for (int field = 0; field < table.fields().size(); field++) {
            if (table.fields().get(field).kind() == Kind.IDENTITY) {
                for (int row = 0; row < numbers.length; row++) {
                    int code = table.code(field, row);
                    boolean verified =
                            code != Table.MISSING && !table.column(field).values.startsWith(code, Normal.UNVERIFIED);
                    numbers[row] = verified ? code : NONE;
                }
            }
        }
        return numbers;
    }

    /// The group of a row, by one of its rows.
    int of(int row) {
        int root = row;
        while (parent[root] != root) {
            root = parent[root];
        }
        for (int at = row; at != root; ) {
            int up = parent[at];
            parent[at] = root;
            at = up;
        }
        return root;
    }

    void keepApart(int a, int b) {
        apart.add(new int[] {a, b});
    }

    boolean keptApart(int a, int b) {
        return apart.stream().anyMatch(pair -> (pair[0] == a && pair[1] == b) || (pair[0] == b && pair[1] == a));
    }

    /// Whether two groups may be one.
    boolean allows(int a, int b) {
        boolean differ = numbers[a] != NONE && numbers[b] != NONE && numbers[a] != numbers[b];
        return !differ && !(oneToOne && sizes[a] + sizes[b] > 2) && !separated(a, b);
    }

    boolean separated(int a, int b) {
        for (var pair : apart) {
            int left = of(pair[0]);
            int right = of(pair[1]);
            if ((left == a && right == b) || (left == b && right == a)) {
                return true;
            }
        }
        return false;
    }

    void join(int a, int b) {
        int into = Math.min(a, b);
        int from = Math.max(a, b);
        parent[from] = into;
        next[last[into]] = from;
        last[into] = last[from];
        sizes[into] += sizes[from];
        numbers[into] = Math.max(numbers[into], numbers[from]);
    }

    int size(int group) {
        return sizes[group];
    }

    /// The rows of a group in the order in which they joined.
    int[] rows(int group) {
        var rows = new int[sizes[group]];
        int row = group;
        for (int i = 0; i < rows.length; i++) {
            rows[i] = row;
            row = next[row];
        }
        return rows;
    }

    /// The group of each row.
    int[] all() {
        var all = new int[parent.length];
        Arrays.setAll(all, this::of);
        return all;
    }

    /// Groups of more than one row, in order.
    List<Integer> several() {
        Set<Integer> seen = new HashSet<>();
        var several = new ArrayList<Integer>();
        for (int row = 0; row < parent.length; row++) {
            int group = of(row);
            if (sizes[group] > 1 && seen.add(group)) {
                several.add(group);
            }
        }
        return several;
    }
}
