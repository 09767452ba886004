package org.anju.linkage;

/// Two rows of a table that are linked, or that a person should look at.
///
/// @param weight bits of the pair alone; in a group it may be below the threshold, because a third record joins
///     the two
public record Link(int left, int right, double weight, Decision decision) {

    public double probability() {
        return Score.probability(weight);
    }
}
