package org.anju.town;

import java.util.List;
import org.anju.shared.DocumentKind;
import org.anju.shared.Sex;

/// Somebody of a household, with all the moves of a life in this town. Days are days since 1970-01-01.
///
/// @param first six-digit division of first registration, which the identity number states
/// @param household six-digit division of the household register
/// @param passport empty for holders of another document
/// @param moves in order, never two on one day
record Member(
        String name,
        Sex sex,
        DocumentKind kind,
        int birth,
        String first,
        String household,
        String passport,
        String phone,
        List<Move> moves) {

    /// @param place 0 and 1 for the household's own dwellings, 2 and more for former ones
    /// @param precision how well the day is known
    record Move(int day, int place, String reason, String source, Precision precision) {}

    enum Precision {
        DAY,
        MONTH,
        YEAR,
        NONE
    }
}
