package org.anju.linkage;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What has been learnt about how records of one person and of strangers agree (Fellegi and Sunter 1969).
/// Immutable; the same two records always get the same score from it.
///
/// {@snippet :
/// var model = Model.read(path);
/// var mine = model.row(Map.of("name", "王小明", "birth", "1985-03-12"));
/// var score = model.score(mine, model.row(candidate));
/// if (score.decision(model.thresholds()) == Decision.REVIEW) {
///     explain(score.fields());
/// }
/// }
///
/// @param version of the form of this record
/// @param prior bits: the odds that a pair, of which nothing is known, is one person
public record Model(
        int version,
        String engine,
        List<FieldModel> fields,
        double prior,
        Thresholds thresholds,
        Provenance provenance) {

    static final int VERSION = 1;
    static final String ENGINE = "anju-linkage 1";

    public Model {
        fields = List.copyOf(fields);
    }

    /// Makes a record ready.
    ///
    /// @param values by field name, as written; fields that are not known may be left out
    public Row row(Map<String, String> values) {
        return new Row(fields.stream()
                .map(field -> Normal.of(field.kind(), values.getOrDefault(field.name(), "")))
                .toList());
    }

    public Score score(Row one, Row other) {
        var levels = new byte[fields.size()];
        for (int i = 0; i < levels.length; i++) {
            var a = one.values().get(i);
            var b = other.values().get(i);
            levels[i] = a.isEmpty() || b.isEmpty()
                    ? Comparison.MISSING
                    : Comparison.level(fields.get(i).kind(), a, b);
        }
        return score(levels, 0, one.values());
    }

    /// @param values of one of the two records: where they are equal, it does not matter of which
    Score score(byte[] levels, int at, List<String> values) {
        var guard = new Guard(fields);
        boolean guarded = guard.suspects(levels, at);
        var weights = new ArrayList<Score.FieldWeight>(fields.size());
        double sum = prior;
        double notCounted = 0;
        for (int i = 0; i < fields.size(); i++) {
            var field = fields.get(i);
            int level = levels[at + i];
            double weight = level == Comparison.MISSING
                    ? 0
                    : level == 0 ? field.exactWeight(values.get(i)) : field.weight(level);
            if (guarded && guard.sharedByHousehold(i) && weight > 0) {
                notCounted += weight;
                weight = 0;
            }
            sum += weight;
            weights.add(new Score.FieldWeight(
                    field.name(),
                    level == Comparison.MISSING
                            ? "missing"
                            : field.kind().levels().get(level),
                    weight));
        }
        return new Score(sum, prior, weights, guarded, notCounted, guard.contradicts(levels, at));
    }

    /// Reads a model that [#write] wrote; throws [org.anju.shared.Problem] where it is none.
    public static Model read(Path file) throws IOException {
        return ModelFile.read(file);
    }

    /// Reads a model from its JSON; throws [org.anju.shared.Problem] where it is none.
    ///
    /// @param source what it is called in a complaint
    public static Model parse(String json, String source) {
        return ModelFile.parse(json, source);
    }

    public void write(Path file) throws IOException {
        ModelFile.write(this, file);
    }

    public Model with(Thresholds other) {
        return new Model(version, engine, fields, prior, other, provenance);
    }
}
