package org.anju.linkage;

/// Chance that comes out the same everywhere: SplitMix64 (Steele, Lea, Flood 2014), written out so that no
/// version of a library changes what a seed draws.
final class Chance {

    private long state;

    Chance(long seed) {
        this.state = seed;
    }

    long next() {
        state += 0x9E3779B97F4A7C15L;
        return mixed(state);
    }

    static long mixed(long z) {
        long a = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        long b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
        return b ^ (b >>> 31);
    }

    /// A place among `places`, a power of two, the same for the same hash.
    static int place(long hash, int places) {
        return (int) mixed(hash) & (places - 1);
    }

    /// 0 up to but not including `bound`.
    int below(int bound) {
        return (int) Math.unsignedMultiplyHigh(next(), bound);
    }

    /// 0 up to but not including 1.
    double unit() {
        return (next() >>> 11) * 0x1p-53;
    }
}
