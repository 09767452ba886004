package org.anju.fieldwork;

/// What is taken for one fact of a visit.
///
/// @param fact its place among the facts of the visit; [#OUTCOME] for the visit as a whole where it has no
///     facts
public record Choice(int fact, Take take) {

    /// The outcome itself: "as recorded", or "not a dwelling".
    public static final int OUTCOME = -1;
}
