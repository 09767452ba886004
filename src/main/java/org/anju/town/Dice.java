package org.anju.town;

import java.util.ArrayList;
import java.util.List;

/// Chance that comes out the same everywhere: SplitMix64 (Steele, Lea, Flood 2014), written out here so that no
/// version of a library can change the town that a seed grows.
final class Dice {

    private static final long STEP = 0x9E3779B97F4A7C15L;

    private long state;

    private Dice(long state) {
        this.state = state;
    }

    /// Dice for one thing alone: what is thrown for another never moves these.
    static Dice of(long seed, Topic topic, long index) {
        return new Dice(mixed(mixed(seed + STEP) ^ mixed(topic.ordinal() * STEP + index)));
    }

    /// What the dice are thrown for.
    enum Topic {
        PLAN,
        NAMES_OF_PLACES,
        PLOTS,
        OFFICES,
        HOUSEHOLD,
        WRITING,
        ORDER,
        NAMESAKE,
        KIN,
        SURVEY
    }

    long next() {
        state += STEP;
        return mixed(state);
    }

    private static long mixed(long z) {
        var a = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        var b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
        return b ^ (b >>> 31);
    }

    /// 0 up to but not including `bound`.
    int below(int bound) {
        return (int) Long.remainderUnsigned(next(), bound);
    }

    /// `from` up to and including `to`.
    int between(int from, int to) {
        return to <= from ? from : from + below(to - from + 1);
    }

    /// 0 up to but not including 1.
    double unit() {
        return (next() >>> 11) * 0x1p-53;
    }

    double spread(double from, double to) {
        return from + (to - from) * unit();
    }

    boolean chance(double share) {
        return unit() < share;
    }

    <T> T pick(List<T> among) {
        return among.get(below(among.size()));
    }

    /// A copy in an order of chance.
    <T> List<T> shuffled(List<T> of) {
        var mixed = new ArrayList<>(of);
        for (int i = mixed.size() - 1; i > 0; i--) {
            var j = below(i + 1);
            var kept = mixed.get(i);
            mixed.set(i, mixed.get(j));
            mixed.set(j, kept);
        }
        return mixed;
    }
}
