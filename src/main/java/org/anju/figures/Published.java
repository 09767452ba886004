package org.anju.figures;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.anju.frame.Csv;
import org.springframework.http.ResponseEntity;

/// A table as everybody may have it: instead of what is withheld there is a mark.
///
/// @param rows names; the last may be that of the sums
/// @param columns names, likewise
/// @param cells by row and column
public record Published(List<String> rows, List<String> columns, List<List<String>> cells) {

    /// Stands for a number that is withheld, small or not.
    public static final String WITHHELD = "–";

    /// So many columns fit a phone.
    public static final int FEW = 2;

    static final Published NONE = new Published(List.of(), List.of(), List.of());

    public Published {
        rows = List.copyOf(rows);
        columns = List.copyOf(columns);
        cells = cells.stream().map(List::copyOf).toList();
    }

    /// With the sums of rows and columns.
    ///
    /// @param withheld by [Suppression#of]
    /// @param sum what the line of the sums is called
    static Published withSums(Table table, boolean[][] withheld, String sum) {
        var counts = table.withSums();
        return new Published(
                and(table.rows(), sum),
                and(table.columns(), sum),
                IntStream.range(0, counts.length)
                        .mapToObj(r -> cells(counts[r], withheld[r]))
                        .toList());
    }

    /// Each row by itself with its own sum. There are no sums over rows: where rows come in with the years, two
    /// editions with such sums would tell, between them, what each withholds.
    static Published byRow(Table table, String sum) {
        return new Published(
                table.rows(),
                and(table.columns(), sum),
                IntStream.range(0, table.rows().size())
                        .mapToObj(table::row)
                        .map(Published::row)
                        .toList());
    }

    private static List<String> row(Table row) {
        return cells(row.withSums()[0], Suppression.of(row)[0]);
    }

    /// Each number by itself; none is the sum of others.
    static Published apart(Table table) {
        return new Published(
                table.rows(),
                table.columns(),
                Stream.of(table.counts())
                        .map(row -> LongStream.of(row).mapToObj(Published::told).toList())
                        .toList());
    }

    /// One number by itself.
    static String told(long count) {
        return Suppression.small(count) ? WITHHELD : Long.toString(count);
    }

    private static List<String> cells(long[] counts, boolean[] withheld) {
        return IntStream.range(0, counts.length)
                .mapToObj(c -> withheld[c] ? WITHHELD : Long.toString(counts[c]))
                .toList();
    }

    private static List<String> and(List<String> names, String sum) {
        return and(names, List.of(sum));
    }

    private static List<String> and(List<String> some, List<String> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    /// As a file, for a spreadsheet program.
    ///
    /// @param name of the file, without its ending
    /// @param first the heading of the names of the rows
    ResponseEntity<byte[]> file(String name, String first) {
        return Csv.of(name, and(List.of(first), columns), lines());
    }

    /// The rows with their names.
    List<List<String>> lines() {
        return IntStream.range(0, rows.size())
                .mapToObj(r -> and(List.of(rows.get(r)), cells.get(r)))
                .toList();
    }
}
