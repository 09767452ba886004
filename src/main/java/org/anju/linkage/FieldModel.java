package org.anju.linkage;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What agreement in one field is worth.
///
/// @param m for each level, how often two records of one person agree so
/// @param u for each level, how often two records of different persons agree so
/// @param rare how frequent a value is that is not in the table of frequent ones
/// @param frequent how frequent a value is among the records; only values that several persons share are kept,
///     and none of telephones, dwellings or documents, so that a model tells nothing about anybody
public record FieldModel(
        String name, Kind kind, Role role, List<Double> m, List<Double> u, double rare, Map<String, Double> frequent) {

    public FieldModel {
        m = List.copyOf(m);
        u = List.copyOf(u);
        frequent = Collections.unmodifiableMap(new TreeMap<>(frequent));
        if (m.size() != kind.levels().size() || u.size() != m.size()) {
            throw new IllegalArgumentException("The field '%s' needs %d levels (%d, %d)."
                    .formatted(name, kind.levels().size(), m.size(), u.size()));
        }
    }

    /// A field in which strangers agree as often as one person's records says nothing; it is refused.
    public boolean refused() {
        return m.getFirst() <= u.getFirst();
    }

    /// Bits for a level below equality.
    double weight(int level) {
        return refused() ? 0 : log2(m.get(level) / u.get(level));
    }

    /// Bits for equality in a value: the rarer it is, the more it says (Winkler 2000, frequency-based
    /// matching).
    double exactWeight(String value) {
        return refused() ? 0 : Math.max(0, log2(m.getFirst() / frequent.getOrDefault(value, rare)));
    }

    /// Bits for equality in a value that is not in the table of frequent ones.
    double rareWeight() {
        return refused() ? 0 : Math.max(0, log2(m.getFirst() / rare));
    }

    static double log2(double x) {
        return StrictMath.log(x) / StrictMath.log(2);
    }
}
