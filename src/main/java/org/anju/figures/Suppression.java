package org.anju.figures;

/// Which cells of a table are withheld so that nobody can work a small count out from the others 小数隐藏.
///
/// A count from 1 to 9 is withheld, and with it three more cells that form a rectangle with it: whoever
/// adds and subtracts can move an amount round that rectangle without changing any sum, and so learns of
/// the small count only that it lies in a range of at least ten (the hypercube method of statistical
/// disclosure control, for two dimensions). Sums are cells like all others and may be corners; where
/// nothing else will do, the sums themselves are withheld.
final class Suppression {

    /// Counts below it, and above zero, tell of too few.
    static final int LEAST = 10;

    private final long[][] cells;
    private final int sumRow;
    private final int sumColumn;
    private final boolean[][] withheld;

    private Suppression(long[][] cells) {
        this.cells = cells;
        this.sumRow = cells.length - 1;
        this.sumColumn = cells[0].length - 1;
        this.withheld = new boolean[cells.length][cells[0].length];
    }

    /// Which cells, sums included, are withheld: as many rows and columns as [Table#withSums()].
    static boolean[][] of(Table table) {
        var suppression = new Suppression(table.withSums());
        suppression.withholdSmall();
        suppression.protect();
        return suppression.withheld;
    }

    /// Whether a count tells of too few.
    static boolean small(long count) {
        return count > 0 && count < LEAST;
    }

    private boolean small(int row, int column) {
        return small(cells[row][column]);
    }

    private void withholdSmall() {
        for (int r = 0; r <= sumRow; r++) {
            for (int c = 0; c <= sumColumn; c++) {
                withheld[r][c] = small(r, c);
            }
        }
    }

    private void protect() {
        for (int r = 0; r <= sumRow; r++) {
            for (int c = 0; c <= sumColumn; c++) {
                if (small(r, c)) {
                    withholdRectangle(r, c);
                }
            }
        }
    }

    /// The rectangle that costs least: fewest cells withheld anew, sums dearer than others.
    private void withholdRectangle(int row, int column) {
        int bestRow = -1;
        int bestColumn = -1;
        double least = Double.MAX_VALUE;
        // Where a rectangle is withheld already, none is better.
        for (int r = 0; r <= sumRow && least > 0; r++) {
            for (int c = 0; c <= sumColumn && least > 0; c++) {
                if (r == row || c == column || !moves(row, column, r, c)) {
                    continue;
                }
                var price = price(row, c) + price(r, column) + price(r, c);
                if (price < least) {
                    least = price;
                    bestRow = r;
                    bestColumn = c;
                }
            }
        }
        if (bestRow < 0) {
            throw new IllegalStateException("The sums always make a rectangle.");
        }
        withheld[row][bestColumn] = true;
        withheld[bestRow][column] = true;
        withheld[bestRow][bestColumn] = true;
    }

    /// Whether the small cell may be larger by [#LEAST] with no other sum changed: each corner that becomes
    /// smaller by it must be able to.
    private boolean moves(int row, int column, int otherRow, int otherColumn) {
        int along = sign(column, otherColumn, sumColumn);
        int down = sign(row, otherRow, sumRow);
        int across = sign(row, otherRow, sumRow) * along;
        return able(row, otherColumn, along) && able(otherRow, column, down) && able(otherRow, otherColumn, across);
    }

    // Two cells of one line balance each other; a cell and the sum of its line go together.
    private static int sign(int one, int other, int sum) {
        return one == sum || other == sum ? 1 : -1;
    }

    private boolean able(int row, int column, int change) {
        return change > 0 || cells[row][column] >= LEAST;
    }

    private double price(int row, int column) {
        if (withheld[row][column]) {
            return 0;
        }
        var dear = (row == sumRow ? 1_000 : 1) * (column == sumColumn ? 1_000 : 1);
        return dear * (1 + Math.log1p(cells[row][column]));
    }
}
