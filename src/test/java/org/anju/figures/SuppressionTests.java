package org.anju.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hipparchus.exception.MathIllegalStateException;
import org.hipparchus.optim.LocalizedOptimFormats;
import org.hipparchus.optim.linear.LinearConstraint;
import org.hipparchus.optim.linear.LinearConstraintSet;
import org.hipparchus.optim.linear.LinearObjectiveFunction;
import org.hipparchus.optim.linear.NonNegativeConstraint;
import org.hipparchus.optim.linear.Relationship;
import org.hipparchus.optim.linear.SimplexSolver;
import org.hipparchus.optim.nonlinear.scalar.GoalType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// An attacker who has the whole published table and can add, subtract and solve linear programs learns of no
/// withheld cell more than that it lies in a range of ten.
class SuppressionTests {

    private static Table table(long[]... counts) {
        return new Table(names("r", counts.length), names("c", counts[0].length), counts);
    }

    private static List<String> names(String letter, int count) {
        return IntStream.range(0, count).mapToObj(i -> letter + i).toList();
    }

    static Stream<Table> hardOnes() {
        return Stream.of(
                table(new long[] {5}),
                table(new long[] {5, 100}),
                table(new long[] {5, 100, 0}),
                table(new long[] {5}, new long[] {100}),
                table(new long[] {1, 1}, new long[] {1, 1}),
                table(new long[] {9, 10, 11}, new long[] {0, 0, 0}, new long[] {10, 0, 10}),
                table(new long[] {3, 40, 50}, new long[] {60, 70, 80}),
                table(new long[] {3, 0, 0}, new long[] {0, 5, 0}, new long[] {0, 0, 7}),
                table(new long[] {0, 0}, new long[] {0, 0}),
                table(new long[] {1_000_000, 9}, new long[] {9, 1_000_000}));
    }

    @ParameterizedTest
    @MethodSource("hardOnes")
    void nothingWithheldCanBeWorkedOut(Table table) {
        attack(table);
    }

    @Test
    void nothingWithheldCanBeWorkedOutOfAThousandTables() {
        var random = new Random(20261129);
        int withheld = 0;
        for (int i = 0; i < 1_000; i++) {
            var counts = new long[1 + random.nextInt(6)][1 + random.nextInt(6)];
            var spread = List.of(3, 12, 30, 400).get(random.nextInt(4));
            for (var row : counts) {
                for (int c = 0; c < row.length; c++) {
                    row[c] = random.nextInt(5) == 0 ? 0 : random.nextInt(spread);
                }
            }
            withheld += attack(table(counts));
        }
        System.out.printf("Of 1,000 tables %,d withheld cells were attacked.%n", withheld);
        assertThat(withheld).isGreaterThan(5_000);
    }

    @Test
    void theAttackFindsWhatSuppressionOfSmallCellsAloneGivesAway() {
        var table = table(new long[] {3, 40}, new long[] {60, 70});
        var naive = new boolean[3][3];
        naive[0][0] = true;
        assertThat(widths(table, naive)).containsExactly(0.0);
    }

    @Test
    void whatIsPublishedOfAYearStaysAsItIsWhenAnotherYearComes() {
        var random = new Random(7);
        for (int i = 0; i < 300; i++) {
            var counts = new long[5][3];
            for (var row : counts) {
                for (int c = 0; c < row.length; c++) {
                    row[c] = random.nextInt(40);
                }
            }
            var edition = Published.byRow(table(java.util.Arrays.copyOf(counts, 4)), "sum");
            var next = Published.byRow(table(counts), "sum");
            assertThat(next.cells().subList(0, 4)).isEqualTo(edition.cells());
            assertThat(next.rows()).as("no sums over years").hasSize(5);
        }
    }

    @Test
    void ofARowByItselfNothingWithheldCanBeWorkedOut() {
        var random = new Random(8);
        for (int i = 0; i < 500; i++) {
            attackRow(table(new long[] {random.nextInt(30), random.nextInt(30), random.nextInt(300)}));
        }
    }

    /// Of a row there is its sum and nothing else.
    private static void attackRow(Table row) {
        var cells = Published.byRow(row, "sum").cells().getFirst();
        var counts = row.withSums()[0];
        int last = counts.length - 1;
        long hidden = cells.stream().filter(Published.WITHHELD::equals).count();
        for (int c = 0; c <= last; c++) {
            if (counts[c] > 0 && counts[c] < 10) {
                assertThat(cells.get(c)).isEqualTo(Published.WITHHELD);
            }
        }
        if (hidden == 0) {
            return;
        }
        assertThat(hidden).as("one alone is the difference of the others").isGreaterThan(1);
        if (!cells.get(last).equals(Published.WITHHELD)) {
            long shared = counts[last]
                    - IntStream.range(0, last)
                            .filter(c -> !cells.get(c).equals(Published.WITHHELD))
                            .mapToLong(c -> counts[c])
                            .sum();
            assertThat(shared).as("what the withheld ones share, of %s", cells).isGreaterThanOrEqualTo(10);
        }
    }

    @Test
    void largeCellsStayWhereNothingSmallNeedsThem() {
        var none = Suppression.of(table(new long[] {10, 40}, new long[] {60, 0}));
        assertThat(none).isDeepEqualTo(new boolean[3][3]);
    }

    /// Returns how many withheld cells there were.
    private static int attack(Table table) {
        var withheld = Suppression.of(table);
        var cells = table.withSums();
        for (int r = 0; r < cells.length; r++) {
            for (int c = 0; c < cells[r].length; c++) {
                if (cells[r][c] > 0 && cells[r][c] < 10) {
                    assertThat(withheld[r][c]).isTrue();
                }
            }
        }
        var widths = widths(table, withheld);
        assertThat(widths).as("%s", (Object) table.counts()).allMatch(width -> width > 10 - 1e-6);
        return widths.size();
    }

    /// How narrow the range of each withheld cell is for whoever knows all others.
    private static List<Double> widths(Table table, boolean[][] withheld) {
        var cells = table.withSums();
        var hidden = new ArrayList<int[]>();
        for (int r = 0; r < cells.length; r++) {
            for (int c = 0; c < cells[r].length; c++) {
                if (withheld[r][c]) {
                    hidden.add(new int[] {r, c});
                }
            }
        }
        var known = new ArrayList<LinearConstraint>();
        for (int r = 0; r < cells.length; r++) {
            int row = r;
            known.add(sum(cells, hidden, IntStream.range(0, cells[0].length).mapToObj(c -> new int[] {row, c}), true));
        }
        for (int c = 0; c < cells[0].length; c++) {
            int column = c;
            known.add(sum(cells, hidden, IntStream.range(0, cells.length).mapToObj(r -> new int[] {r, column}), false));
        }
        var telling = known.stream()
                .filter(one -> one.getCoefficients().getL1Norm() > 0)
                .toList();
        return IntStream.range(0, hidden.size())
                .mapToObj(i -> extreme(i, hidden.size(), telling, GoalType.MAXIMIZE)
                        - extreme(i, hidden.size(), telling, GoalType.MINIMIZE))
                .toList();
    }

    // The parts of a line less its sum are nothing; what is published of it goes to the other side.
    private static LinearConstraint sum(long[][] cells, List<int[]> hidden, Stream<int[]> line, boolean row) {
        var factors = new double[hidden.size()];
        var right = new double[1];
        line.forEach(cell -> {
            var last = row ? cell[1] == cells[0].length - 1 : cell[0] == cells.length - 1;
            int sign = last ? -1 : 1;
            int at = indexOf(hidden, cell);
            if (at >= 0) {
                factors[at] = sign;
            } else {
                right[0] -= (double) sign * cells[cell[0]][cell[1]];
            }
        });
        return new LinearConstraint(factors, Relationship.EQ, right[0]);
    }

    private static int indexOf(List<int[]> hidden, int[] cell) {
        for (int i = 0; i < hidden.size(); i++) {
            if (hidden.get(i)[0] == cell[0] && hidden.get(i)[1] == cell[1]) {
                return i;
            }
        }
        return -1;
    }

    private static double extreme(int cell, int cells, Collection<LinearConstraint> known, GoalType goal) {
        var factors = new double[cells];
        factors[cell] = 1;
        try {
            return new SimplexSolver()
                    .optimize(
                            new LinearObjectiveFunction(factors, 0),
                            new LinearConstraintSet(known),
                            goal,
                            new NonNegativeConstraint(true))
                    .getValue();
        } catch (MathIllegalStateException e) {
            assertThat(e.getSpecifier()).isEqualTo(LocalizedOptimFormats.UNBOUNDED_SOLUTION);
            return Double.POSITIVE_INFINITY;
        }
    }
}
