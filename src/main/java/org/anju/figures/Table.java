package org.anju.figures;

import java.util.List;

/// Counts by two properties, with the sums of rows and columns as last row and last column, as they would be
/// published if no cell were small.
///
/// @param rows names of the rows, the sums not among them
/// @param columns names of the columns, likewise
/// @param counts by row and column, none below zero
record Table(List<String> rows, List<String> columns, long[][] counts) {

    Table {
        rows = List.copyOf(rows);
        columns = List.copyOf(columns);
        if (counts.length != rows.size()) {
            throw new IllegalArgumentException("%d names for %d rows.".formatted(rows.size(), counts.length));
        }
        for (var row : counts) {
            if (row.length != columns.size()) {
                throw new IllegalArgumentException("%d names for %d columns.".formatted(columns.size(), row.length));
            }
        }
    }

    /// One of its rows as a table of its own.
    Table row(int row) {
        return new Table(List.of(rows.get(row)), columns, new long[][] {counts[row]});
    }

    /// The counts with their sums: one more row and one more column.
    long[][] withSums() {
        var all = new long[rows.size() + 1][columns.size() + 1];
        for (int r = 0; r < rows.size(); r++) {
            for (int c = 0; c < columns.size(); c++) {
                var count = counts[r][c];
                if (count < 0) {
                    throw new IllegalArgumentException("A count of %d.".formatted(count));
                }
                all[r][c] = count;
                all[r][columns.size()] += count;
                all[rows.size()][c] += count;
                all[rows.size()][columns.size()] += count;
            }
        }
        return all;
    }
}
