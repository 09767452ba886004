package org.anju.linkage;

/// The weights of a model laid out for the values of a table, so that a pair is a handful of additions. Gives
/// the same sums as [Model#score], in the same order.
final class Weights {

    private final double prior;
    private final double[][] byLevel;
    private final double[][] exact;
    private final Guard guard;
    private final Table table;

    Weights(Model model, Table table) {
        this.prior = model.prior();
        this.table = table;
        this.guard = new Guard(model.fields());
        int n = model.fields().size();
        byLevel = new double[n][];
        exact = new double[n][];
        for (int i = 0; i < n; i++) {
            var field = model.fields().get(i);
            byLevel[i] = new double[field.kind().levels().size()];
            byLevel[i][0] = field.rareWeight();
            for (int level = 1; level < byLevel[i].length; level++) {
                byLevel[i][level] = field.weight(level);
            }
            exact[i] = exact(field, table.column(i));
        }
    }

    /// Bits by value; empty where no value is frequent, so that all count alike.
    private static double[] exact(FieldModel field, Table.Column column) {
        if (field.frequent().isEmpty()) {
            return new double[0];
        }
        var bits = new double[column.values.size()];
        java.util.Arrays.fill(bits, field.rareWeight());
        field.frequent()
                .keySet()
                .forEach(value -> column.values.find(value).ifPresent(code -> bits[code] = field.exactWeight(value)));
        return bits;
    }

    double of(Pairs pairs, int pair) {
        return sum(pairs, pair, guard.suspects(pairs.levels, pair * byLevel.length));
    }

    /// What the guard for households leaves out is counted here.
    double withHousehold(Pairs pairs, int pair) {
        return sum(pairs, pair, false);
    }

    private double sum(Pairs pairs, int pair, boolean guarded) {
        int at = pair * byLevel.length;
        int row = pairs.left(pair);
        double sum = prior;
        for (int i = 0; i < byLevel.length; i++) {
            int level = pairs.levels[at + i];
            if (level != Comparison.MISSING) {
                boolean frequent = level == 0 && exact[i].length > 0;
                double weight = frequent ? exact[i][table.code(i, row)] : byLevel[i][level];
                sum += guarded && guard.sharedByHousehold(i) ? Math.min(0, weight) : weight;
            }
        }
        return sum;
    }

    boolean contradicted(Pairs pairs, int pair) {
        return guard.contradicts(pairs.levels, pair * byLevel.length);
    }

    /// Whether no machine may join the two: members of one household perhaps, or two verified numbers.
    boolean doubtful(Pairs pairs, int pair) {
        int at = pair * byLevel.length;
        return guard.suspects(pairs.levels, at) || guard.contradicts(pairs.levels, at);
    }
}
