package org.anju.cases;

import java.util.Set;
import org.anju.shared.MatterCode;
import org.jspecify.annotations.Nullable;

/// Which cases a work list shows.
///
/// @param matter `null` for all that the unit may handle
/// @param states those that wait for an office, or some of them
/// @param late only those whose limit is over
public record WorkFilter(@Nullable MatterCode matter, Set<CaseState> states, boolean late) {

    /// The states in which a case waits for an office.
    public static final Set<CaseState> WAITING =
            Set.of(CaseState.SUBMITTED, CaseState.ACCEPTED, CaseState.REVIEW, CaseState.PAUSED, CaseState.GRANTED);

    public static final WorkFilter ALL = new WorkFilter(null, WAITING, false);

    public WorkFilter {
        states = Set.copyOf(states);
    }
}
