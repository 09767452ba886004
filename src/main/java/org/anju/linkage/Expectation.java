package org.anju.linkage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Learns how often records of one person agree (m), and how many pairs are one person, without anybody
/// looking: from pairs that agree on a verified number where there are enough, else by expectation and
/// maximisation (Dempster, Laird, Rubin 1977) over the candidate pairs with u held fast.
///
/// Held fast, because in data with households a free u learns what families share. Sums run in the order of the
/// pairs, so that they come out the same each time.
final class Expectation {

    private static final int ITERATIONS = 25;
    private static final double SETTLED = 1e-4;

    /// Below so many pairs of equal number m is not taken from them.
    private static final int ENOUGH = 200;

    /// Weight of what is believed of m before anything is seen, in pairs.
    private static final double BELIEF = 2;

    private final Table table;
    private final Pairs pairs;
    private final int numbers;
    private final String digest;
    private String taught = "expectation";
    private int iterations;

    Expectation(Table table, Pairs pairs) {
        this.table = table;
        this.pairs = pairs;
        int found = -1;
        for (int i = 0; i < table.fields().size(); i++) {
            found = table.fields().get(i).kind() == Kind.IDENTITY ? i : found;
        }
        this.numbers = found;
        this.digest = table.digest();
    }

    Model learn(long seed, Thresholds thresholds) {
        var beliefs = table.fields().stream().map(field -> belief(field.kind())).toList();
        var fields = Strangers.learn(table, seed, beliefs);
        double prior = FieldModel.log2(1 / Math.max(1, table.pairs() / Math.max(1, table.rows() / 4.0)));
        boolean byNumber = numbers >= 0 && equalNumbers() >= ENOUGH;
        if (byNumber) {
            taught = "number";
            fields = learnt(fields, beliefs, counted(null));
        }
        var bits = bits(model(fields, 0, seed, thresholds));
        double moved = 1;
        for (iterations = 0; iterations < ITERATIONS && moved > SETTLED; iterations++) {
            var likely = likely(bits, prior);
            double matches = Arrays.stream(likely).sum();
            double next = FieldModel.log2(Math.max(matches, 1) / Math.max(1, table.pairs() - matches));
            moved = Math.abs(next - prior) / 10;
            prior = next;
            if (!byNumber) {
                var better = learnt(fields, beliefs, counted(likely));
                moved = Math.max(moved, moved(fields, better));
                fields = better;
                bits = bits(model(fields, 0, seed, thresholds));
            }
        }
        return model(fields, prior, seed, thresholds);
    }

    private Model model(List<FieldModel> fields, double prior, long seed, Thresholds thresholds) {
        var provenance = new Provenance(table.rows(), pairs.size(), seed, digest, taught, iterations);
        return new Model(Model.VERSION, Model.ENGINE, fields, prior, thresholds, provenance);
    }

    /// What is known of records of one person anywhere: mostly equal, slips next, seldom nothing in common.
    private static List<Double> belief(Kind kind) {
        int levels = kind.levels().size();
        var m = new Double[levels];
        Arrays.fill(m, 0.12 / (levels - 2));
        m[0] = 0.84;
        m[levels - 1] = 0.04;
        if (kind == Kind.IDENTITY) {
            m = new Double[] {0.995, 0.003, 0.001, 0.001};
        }
        return List.of(m);
    }

    private int equalNumbers() {
        int equal = 0;
        for (int pair = 0; pair < pairs.size(); pair++) {
            equal += verified(pair) ? 1 : 0;
        }
        return equal;
    }

    private boolean verified(int pair) {
        return pairs.level(pair, numbers) == 0
                && table.value(numbers, table.code(numbers, pairs.left(pair))).charAt(0) != Normal.UNVERIFIED;
    }

    /// The weight of each pair without the prior.
    private double[] bits(Model model) {
        var weights = new Weights(model, table);
        var bits = new double[pairs.size()];
        Arrays.setAll(bits, pair -> weights.of(pairs, pair));
        return bits;
    }

    /// The probability of each pair.
    private static double[] likely(double[] bits, double prior) {
        var likely = new double[bits.length];
        Arrays.setAll(likely, pair -> Score.probability(bits[pair] + prior));
        return likely;
    }

    /// How often each level was met in each field, each pair counted by its probability.
    private double[][] counted(double @org.jspecify.annotations.Nullable [] likely) {
        int width = table.fields().size();
        var met = new double[width][];
        for (int field = 0; field < width; field++) {
            met[field] = new double[table.fields().get(field).kind().levels().size()];
        }
        for (int pair = 0; pair < pairs.size(); pair++) {
            double share = likely == null ? (verified(pair) ? 1 : 0) : likely[pair];
            if (share > 1e-6) {
                for (int field = 0; field < width; field++) {
                    int level = pairs.level(pair, field);
                    if (level != Comparison.MISSING) {
                        met[field][level] += share;
                    }
                }
            }
        }
        return met;
    }

    private List<FieldModel> learnt(List<FieldModel> fields, List<List<Double>> beliefs, double[][] met) {
        var better = new ArrayList<FieldModel>(fields.size());
        for (int i = 0; i < fields.size(); i++) {
            var field = fields.get(i);
            var belief = beliefs.get(i);
            double all = Arrays.stream(met[i]).sum() + BELIEF;
            var m = new ArrayList<Double>(belief.size());
            for (int level = 0; level < belief.size(); level++) {
                m.add((met[i][level] + BELIEF * belief.get(level)) / all);
            }
            better.add(new FieldModel(
                    field.name(),
                    field.kind(),
                    field.role(),
                    field.kind() == Kind.IDENTITY ? belief : m,
                    field.u(),
                    field.rare(),
                    field.frequent()));
        }
        return better;
    }

    private static double moved(List<FieldModel> before, List<FieldModel> after) {
        double most = 0;
        for (int i = 0; i < before.size(); i++) {
            for (int level = 0; level < before.get(i).m().size(); level++) {
                most = Math.max(
                        most,
                        Math.abs(before.get(i).m().get(level) - after.get(i).m().get(level)));
            }
        }
        return most;
    }
}
