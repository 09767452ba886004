package org.anju.linkage;

import java.util.List;

/// How likely two records are about one person, and why. It is about this pair of records, never about a
/// person.
///
/// @param weight bits of evidence: the prior and the weights of all fields; at 0 as likely as not
/// @param guarded whether the two may be members of one household, twins perhaps, so that what a household
///     shares was not counted and only a person may decide
/// @param notCounted bits that were left out because of that; 0 where it is not so
/// @param contradicted whether the two bear different verified numbers, so that they are never joined
public record Score(
        double weight,
        double prior,
        List<FieldWeight> fields,
        boolean guarded,
        double notCounted,
        boolean contradicted) {

    /// Beyond so many bits a double tells a probability from 0 or 1 no better; most pairs of strangers are
    /// there.
    private static final double CERTAIN = 53;

    /// What one field contributed.
    ///
    /// @param level one of [Kind#levels()], or `missing`
    public record FieldWeight(String field, String level, double weight) {}

    public Score {
        fields = List.copyOf(fields);
    }

    public double probability() {
        return probability(weight);
    }

    public Decision decision(Thresholds thresholds) {
        return Decision.of(weight, guarded || contradicted, contradicted ? 0 : notCounted, thresholds);
    }

    static double probability(double weight) {
        return Math.abs(weight) > CERTAIN ? (weight > 0 ? 1 : 0) : 1 / (1 + StrictMath.pow(2, -weight));
    }
}
