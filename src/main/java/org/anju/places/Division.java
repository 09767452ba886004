package org.anju.places;

import java.time.LocalDate;
import org.anju.shared.DivisionCode;
import org.jspecify.annotations.Nullable;

/// One belief about a division: its name over a period.
///
/// @param parent the division above; `null` for a province
/// @param from the first day, [LocalDate#MIN] where it always was
/// @param until the day after the last, [LocalDate#MAX] while it goes on
/// @param history whether a list through time said so, not merely a list of today
/// @param learnt the day on which we came to believe it
record Division(
        DivisionCode code,
        String name,
        @Nullable DivisionCode parent,
        LocalDate from,
        LocalDate until,
        boolean history,
        LocalDate learnt) {

    boolean on(LocalDate day) {
        return !day.isBefore(from) && day.isBefore(until);
    }

    boolean overlaps(Division other) {
        return from.isBefore(other.until) && other.from.isBefore(until);
    }

    boolean saysTheSameAs(Division other) {
        return name.equals(other.name) && java.util.Objects.equals(parent, other.parent);
    }

    Division over(LocalDate newFrom, LocalDate newUntil) {
        return new Division(code, name, parent, newFrom, newUntil, history, learnt);
    }
}
