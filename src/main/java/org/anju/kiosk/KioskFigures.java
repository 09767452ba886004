package org.anju.kiosk;

import java.util.SortedMap;
import java.util.function.Function;

/// How turns at machines went in a time: no turn is told apart.
///
/// @param finished how many reached their receipt
/// @param seconds of those, by quantile; by upper ends of steps of five seconds
/// @param touches of those
/// @param givenUp on which page how many left
/// @param handedOver on which page how many asked for a person
public record KioskFigures(
        long finished,
        Quantiles seconds,
        Quantiles touches,
        SortedMap<Integer, Long> givenUp,
        SortedMap<Integer, Long> handedOver) {

    static KioskFigures of(Function<Measure, SortedMap<Integer, Long>> counts) {
        var seconds = counts.apply(Measure.SECONDS);
        return new KioskFigures(
                sum(seconds),
                Quantiles.of(seconds),
                Quantiles.of(counts.apply(Measure.TOUCHES)),
                counts.apply(Measure.GIVEN_UP),
                counts.apply(Measure.HANDED_OVER));
    }

    /// How many asked for a person, on whichever page.
    public long handOvers() {
        return sum(handedOver);
    }

    private static long sum(SortedMap<Integer, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /// Half of the turns needed no more than the one, nineteen in twenty no more than the other; zero where there
    /// were none.
    public record Quantiles(int p50, int p95) {

        static Quantiles of(SortedMap<Integer, Long> counts) {
            return new Quantiles(at(counts, 0.50), at(counts, 0.95));
        }

        private static int at(SortedMap<Integer, Long> counts, double share) {
            var all = counts.values().stream().mapToLong(Long::longValue).sum();
            long below = 0;
            for (var step : counts.entrySet()) {
                below += step.getValue();
                if (below >= share * all) {
                    return step.getKey();
                }
            }
            return 0;
        }
    }
}
