package org.anju.linkage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Makes groups of pairs, the strongest pair first, so that no chain of weak links ties strangers together: two
/// groups are joined only where all their pairs on average speak for one person. What is not joined though it
/// is strong enough goes to a person.
final class Clustering {

    /// Groups larger than this are not looked through pair by pair; real persons have fewer records.
    private static final int LARGE = 200;

    private final Table table;
    private final Pairs pairs;
    private final Weights weights;
    private final Thresholds thresholds;
    private final Groups groups;

    Clustering(Table table, Pairs pairs, Weights weights, Thresholds thresholds, boolean oneToOne) {
        this.table = table;
        this.pairs = pairs;
        this.weights = weights;
        this.thresholds = thresholds;
        this.groups = new Groups(table, oneToOne);
    }

    Groups groups() {
        return groups;
    }

    /// What persons decided comes first.
    void rule(int left, int right, boolean same) {
        if (!same) {
            groups.keepApart(left, right);
            return;
        }
        int a = groups.of(left);
        int b = groups.of(right);
        if (a != b && !groups.separated(a, b)) {
            groups.join(a, b);
        }
    }

    List<Link> run() {
        var bits = IntStream.range(0, pairs.size())
                .parallel()
                .mapToDouble(pair -> weights.of(pairs, pair))
                .toArray();
        for (int pair : strongest(bits)) {
            int a = groups.of(pairs.left(pair));
            int b = groups.of(pairs.right(pair));
            if (a != b && groups.allows(a, b) && holds(a, b)) {
                groups.join(a, b);
            }
        }
        var links = new ArrayList<Link>();
        for (int pair = 0; pair < bits.length; pair++) {
            int left = pairs.left(pair);
            int right = pairs.right(pair);
            if (groups.of(left) == groups.of(right)) {
                links.add(new Link(left, right, bits[pair], Decision.LINK));
            } else if (asks(pair, bits[pair]) && !groups.keptApart(left, right)) {
                links.add(new Link(left, right, bits[pair], Decision.REVIEW));
            }
        }
        addUncompared(links);
        links.sort(Comparator.comparingInt(Link::left).thenComparingInt(Link::right));
        return List.copyOf(links);
    }

    /// Whether a person looks at a pair that is not linked.
    private boolean asks(int pair, double bits) {
        return bits >= thresholds.review()
                || (!weights.contradicted(pairs, pair) && weights.withHousehold(pairs, pair) >= thresholds.link());
    }

    /// Pairs that may be linked by machine, the strongest first, and among equals by row.
    private int[] strongest(double[] bits) {
        return IntStream.range(0, bits.length)
                .filter(pair -> bits[pair] >= thresholds.link() && !weights.doubtful(pairs, pair))
                .mapToLong(pair -> weakness(bits[pair]) | pair)
                .sorted()
                .mapToInt(place -> (int) place)
                .toArray();
    }

    /// The weaker a pair, the larger, in the upper half of a place in order; two weights that differ by less
    /// than a millionth of a bit count as equal.
    private static long weakness(double bits) {
        return -Math.round(bits * (1 << 20)) << Integer.SIZE;
    }

    private boolean holds(int a, int b) {
        int size = groups.size(a) + groups.size(b);
        if (size == 2) {
            return true;
        }
        if (size > LARGE) {
            return false;
        }
        double sum = 0;
        for (int left : groups.rows(a)) {
            for (int right : groups.rows(b)) {
                sum += weight(Math.min(left, right), Math.max(left, right));
            }
        }
        return sum / ((double) groups.size(a) * groups.size(b)) >= thresholds.review();
    }

    private double weight(int left, int right) {
        int pair = pairs.find(left, right);
        return pair >= 0 ? weights.of(pairs, pair) : weights.of(Pairs.one(table, left, right), 0);
    }

    /// Pairs within a group that no rule brought together are one person all the same.
    private void addUncompared(List<Link> links) {
        for (int group : groups.several()) {
            var rows = groups.rows(group);
            Arrays.sort(rows);
            for (int i = 0; i < rows.length; i++) {
                for (int j = i + 1; j < rows.length; j++) {
                    if (pairs.find(rows[i], rows[j]) < 0 && table.comparable(rows[i], rows[j])) {
                        links.add(new Link(rows[i], rows[j], weight(rows[i], rows[j]), Decision.LINK));
                    }
                }
            }
        }
    }
}
