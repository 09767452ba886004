package org.anju.figures;

import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.anju.figures.ServiceMonths.Turns;

/// Turns at machines in a month, and what of them is told.
///
/// @param counties by their digits
/// @param whole of all of them together
record KioskMonth(SortedMap<String, Told> counties, Told whole) {

    /// What is told of some machines.
    ///
    /// @param finished whether their number is told; where it is not, their seconds are not either
    /// @param handedOver whether that of those who asked for a person is
    record Told(Turns of, boolean finished, boolean handedOver) {

        boolean half() {
            return finished && of.finished() >= ServiceFigures.LEAST_FOR_HALF;
        }

        boolean most() {
            return finished && of.finished() >= ServiceFigures.LEAST_FOR_MOST;
        }

        List<String> cells() {
            return List.of(
                    cell(finished, of.finished()),
                    cell(half(), of.half()),
                    cell(most(), of.most()),
                    cell(handedOver, of.handedOver()));
        }

        private static String cell(boolean told, long number) {
            return told ? Long.toString(number) : Published.WITHHELD;
        }
    }

    /// @param of those of one month, of each county and of the whole
    static KioskMonth of(List<Turns> of) {
        var counties = of.stream()
                .filter(one -> !one.whole())
                .sorted(Comparator.comparing(Turns::county))
                .toList();
        var finished = withheld(counties, Turns::finished);
        var handedOver = withheld(counties, Turns::handedOver);
        var told = new TreeMap<String, Told>();
        for (var county : counties) {
            int row = told.size();
            told.put(county.county(), new Told(county, !finished[row][0], !handedOver[row][0]));
        }
        int sum = told.size();
        var whole = of.stream().filter(Turns::whole).findFirst().orElseThrow();
        return new KioskMonth(told, new Told(whole, !finished[sum][0], !handedOver[sum][0]));
    }

    // The two numbers are no sum of each other: each is a table of its own, with the sum of all counties.
    private static boolean[][] withheld(List<Turns> counties, ToLongFunction<Turns> number) {
        return Suppression.of(new Table(
                counties.stream().map(Turns::county).toList(),
                List.of("number"),
                counties.stream().map(of -> new long[] {number.applyAsLong(of)}).toArray(long[][]::new)));
    }
}
