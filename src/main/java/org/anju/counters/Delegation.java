package org.anju.counters;

import java.time.LocalDate;
import org.anju.shared.MatterCode;
import org.anju.shared.UnitId;
import org.jspecify.annotations.Nullable;

/// A function was delegated 委托: from a day on, this unit, or whoever runs this service point, may take this step in
/// this matter.
///
/// @param point `null` where a unit has it wherever it works
/// @param unit `null` where a service point has it, whoever runs it
/// @param until the first day on which it does not hold any more; `null` while none is set
/// @param basis on which legal ground or agreement, as published
/// @param byName the unit that delegated it
public record Delegation(
        DelegationId id,
        @Nullable ServicePointId point,
        @Nullable UnitId unit,
        MatterCode function,
        FunctionStep step,
        LocalDate since,
        @Nullable LocalDate until,
        String basis,
        String byName) {

    public boolean holdsOn(LocalDate day) {
        return !day.isBefore(since) && (until == null || day.isBefore(until));
    }

    /// A delegation that is to be written down.
    public record Wish(
            @Nullable ServicePointId point,
            @Nullable UnitId unit,
            MatterCode function,
            FunctionStep step,
            LocalDate since,
            @Nullable LocalDate until,
            String basis) {

        public Wish {
            if ((point == null) == (unit == null)) {
                throw new IllegalArgumentException("A function is delegated to a service point or to a unit.");
            }
        }
    }
}
