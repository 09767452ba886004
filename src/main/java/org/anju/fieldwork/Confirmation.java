package org.anju.fieldwork;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.anju.dwellings.DwellingId;
import org.anju.shared.Channel;
import org.jspecify.annotations.Nullable;

/// When and by which channel a dwelling was last confirmed; nothing of who lives there, or who went.
///
/// @param on `null` where it never was
/// @param by `null` likewise
/// @param withinDays the target of its area
public record Confirmation(
        DwellingId dwelling,
        @Nullable LocalDate on,
        @Nullable Channel by,
        int withinDays) {

    /// Days since then; `null` where it never was.
    public @Nullable Integer age(LocalDate today) {
        return on == null ? null : (int) Math.max(0, ChronoUnit.DAYS.between(on, today));
    }

    /// Whether it is as fresh as its area wants.
    public boolean withinTarget(LocalDate today) {
        var age = age(today);
        return age != null && age <= withinDays;
    }
}
