package org.anju.linkage;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Links the records of a table: brings pairs together, learns a model from them or uses the one that is given,
/// and joins what is one person.
///
/// @param model in use; null learns one
/// @param cuts where to link and where to ask
/// @param oneToOne whether a record of the first file has at most one partner in the second
public record Linkage(@Nullable Model model, Cuts cuts, List<Ruling> rulings, boolean oneToOne, long seed) {

    public static final long SEED = 1;

    /// Where to link and where to ask, as far as it is said.
    ///
    /// @param both null takes those of the model, or of the kind of data
    /// @param link bits; null as in `both`
    /// @param review bits; null as in `both`, or as far below as there where only `link` is said
    public record Cuts(
            @Nullable Thresholds both,
            @Nullable Double link,
            @Nullable Double review) {

        public static final Cuts PRESET = new Cuts(null, null, null);

        Thresholds of(Thresholds preset) {
            var base = both == null ? preset : both;
            double from = link == null ? base.link() : link;
            double ask = review == null ? base.review() + from - base.link() : review;
            return new Thresholds(from, Math.min(from, ask));
        }
    }

    /// What a linkage found.
    ///
    /// @param links pairs that are linked or go to review, in order of their rows
    /// @param groups for each row the first row of its group
    /// @param candidates how many pairs were compared
    /// @param unknownRulings decisions about records that are not in the table
    public record Result(
            Model model,
            List<Link> links,
            int[] groups,
            List<Block> blocks,
            long candidates,
            List<Ruling> unknownRulings) {}

    public Linkage {
        rulings = List.copyOf(rulings);
    }

    /// Learns from the data, with the thresholds for its kind.
    public static Linkage learning() {
        return new Linkage(null, Cuts.PRESET, List.of(), false, SEED);
    }

    public Result run(Table table, Watch watch) {
        watch.begins(Watch.Stage.BLOCKING, table.rows());
        var candidates = Blocking.find(table);
        watch.begins(Watch.Stage.COMPARING, candidates.rows().length);
        var pairs = Pairs.compare(table, candidates.rows());
        var used = model == null ? learnt(table, pairs, watch) : fitting(model, table);
        used = used.with(cuts.of(used.thresholds()));
        watch.begins(Watch.Stage.GROUPING, pairs.size());
        var clustering = new Clustering(table, pairs, new Weights(used, table), used.thresholds(), oneToOne);
        var unknown = rulings.stream()
                .filter(ruling -> !ruled(ruling, table, clustering))
                .toList();
        var links = clustering.run();
        return new Result(used, links, clustering.groups().all(), candidates.blocks(), pairs.size(), unknown);
    }

    private Model learnt(Table table, Pairs pairs, Watch watch) {
        watch.begins(Watch.Stage.LEARNING, pairs.size());
        return new Expectation(table, pairs).learn(seed, Thresholds.fitting(table.fields()));
    }

    private static Model fitting(Model model, Table table) {
        var known = model.fields().stream()
                .map(field -> new Field(field.name(), field.kind(), field.role()))
                .toList();
        if (!known.equals(table.fields())) {
            throw new IllegalArgumentException(
                    "The model knows the fields %s, the table has %s.".formatted(known, table.fields()));
        }
        return model;
    }

    private static boolean ruled(Ruling ruling, Table table, Clustering clustering) {
        var left = table.row(ruling.left(), false);
        var right = table.row(ruling.right(), true);
        if (left.isEmpty() || right.isEmpty()) {
            return false;
        }
        clustering.rule(left.get(), right.get(), ruling.same());
        return true;
    }
}
