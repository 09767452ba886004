package org.anju.figures;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A table as everybody may have it: rows and columns with their sums, and instead of what is withheld a mark.
///
/// @param rows names, the last of them that of the sums
/// @param columns names, likewise
/// @param cells by row and column
public record Published(List<String> rows, List<String> columns, List<List<String>> cells) {

    /// Stands for a number that is withheld, small or not.
    public static final String WITHHELD = "–";

    public Published {
        rows = List.copyOf(rows);
        columns = List.copyOf(columns);
        cells = cells.stream().map(List::copyOf).toList();
    }

    /// @param sum what the line of the sums is called
    static Published of(Table table, String sum) {
        var counts = table.withSums();
        var withheld = Suppression.of(table);
        return new Published(
                Stream.concat(table.rows().stream(), Stream.of(sum)).toList(),
                Stream.concat(table.columns().stream(), Stream.of(sum)).toList(),
                IntStream.range(0, counts.length)
                        .mapToObj(r -> IntStream.range(0, counts[r].length)
                                .mapToObj(c -> withheld[r][c] ? WITHHELD : Long.toString(counts[r][c]))
                                .toList())
                        .toList());
    }

    public boolean withholds() {
        return cells.stream().anyMatch(row -> row.contains(WITHHELD));
    }

    /// The rows with their names, for a file.
    List<List<String>> lines() {
        return IntStream.range(0, rows.size())
                .mapToObj(r -> Stream.concat(Stream.of(rows.get(r)), cells.get(r).stream())
                        .toList())
                .toList();
    }
}
