package org.anju.linkage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// How often records of different persons agree (u): equality from the frequencies of the values, the levels
/// below it from a sample of pairs in fixed order.
final class Strangers {

    private static final int SAMPLE = 100_000;

    /// A value stands in the model only if at least so many records share it.
    private static final int SHARED = 5;

    private static final int MOST_FREQUENT = 20_000;

    private Strangers() {}

    /// One field model for each field of the table, with every m still as given.
    static List<FieldModel> learn(Table table, long seed, List<List<Double>> m) {
        return IntStream.range(0, table.fields().size())
                .parallel()
                .mapToObj(field -> learn(table, field, seed, m.get(field)))
                .toList();
    }

    private static FieldModel learn(Table table, int index, long seed, List<Double> m) {
        var field = table.fields().get(index);
        var counts = table.counts(index);
        long present = Arrays.stream(counts).asLongStream().sum();
        var frequent = telling(field) ? frequent(table, index, counts, present) : Map.<String, Double>of();
        double kept = frequent.values().stream().mapToDouble(f -> f * f).sum();
        double equal = equal(table, index, counts);
        return new FieldModel(
                field.name(),
                field.kind(),
                field.role(),
                m,
                levels(table, index, seed, equal),
                rare(counts, present, frequent, kept),
                frequent);
    }

    /// Whether frequent values may stand in a model: not where they point to a household or a person.
    private static boolean telling(Field field) {
        return field.kind() != Kind.IDENTITY && field.role() != Role.PHONE && field.role() != Role.DWELLING;
    }

    private static Map<String, Double> frequent(Table table, int field, int[] counts, long present) {
        var codes = new ArrayList<Integer>();
        for (int code = 0; code < counts.length; code++) {
            if (counts[code] >= SHARED) {
                codes.add(code);
            }
        }
        codes.sort(Comparator.<Integer>comparingInt(code -> -counts[code]).thenComparingInt(code -> code));
        var frequent = new TreeMap<String, Double>();
        for (int code : codes.subList(0, Math.min(codes.size(), MOST_FREQUENT))) {
            frequent.put(table.value(field, code), (double) counts[code] / present);
        }
        return frequent;
    }

    /// How frequent the other values are that at least two records share, weighed by those records.
    private static double rare(int[] counts, long present, Map<String, Double> frequent, double kept) {
        double squares = 0;
        double records = 0;
        for (int count : counts) {
            if (count > 1) {
                squares += (double) count * count;
                records += count;
            }
        }
        double all = present;
        double listed = frequent.values().stream().mapToDouble(f -> f).sum() * all;
        squares = Math.max(0, squares - kept * all * all);
        records = Math.max(0, records - listed);
        double least = 1 / Math.max(2, all);
        return records < 1 ? least : Math.max(least, squares / records / all);
    }

    /// The chance that two records of which both are known are equal.
    private static double equal(Table table, int field, int[] counts) {
        int values = counts.length;
        if (!table.twoFiles()) {
            double same = 0;
            double all = 0;
            for (int count : counts) {
                same += count * (count - 1.0);
                all += count;
            }
            return all < 2 ? 0 : same / (all * (all - 1));
        }
        var first = new int[values];
        double inFirst = 0;
        for (int row = 0; row < table.firstRows(); row++) {
            int code = table.code(field, row);
            if (code != Table.MISSING) {
                first[code]++;
                inFirst++;
            }
        }
        double same = 0;
        double inSecond = -inFirst;
        for (int code = 0; code < values; code++) {
            same += (double) first[code] * (counts[code] - first[code]);
            inSecond += counts[code];
        }
        return inFirst == 0 || inSecond == 0 ? 0 : same / (inFirst * inSecond);
    }

    private static List<Double> levels(Table table, int index, long seed, double equal) {
        var kind = table.fields().get(index).kind();
        var chance = new Chance(Chance.mixed(seed + index));
        var met = new double[kind.levels().size()];
        Arrays.fill(met, 0.5);
        double known = 0;
        for (int i = 0; i < SAMPLE; i++) {
            int a = chance.below(table.firstRows());
            int b = table.twoFiles()
                    ? table.firstRows() + chance.below(table.rows() - table.firstRows())
                    : chance.below(table.rows());
            int left = table.code(index, a);
            int right = table.code(index, b);
            if (left != right && left != Table.MISSING && right != Table.MISSING) {
                met[Comparison.level(kind, table.value(index, left), table.value(index, right))]++;
                known++;
            }
        }
        double unequal = 1 - Math.min(equal, 0.999_999);
        var levels = new ArrayList<Double>(met.length);
        levels.add(Math.max(equal, 1e-12));
        for (int level = 1; level < met.length; level++) {
            levels.add(unequal * met[level] / (known + 0.5 * (met.length - 1)));
        }
        return List.copyOf(levels);
    }
}
