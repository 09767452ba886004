package org.anju.cases;

import java.time.Instant;
import java.time.LocalDate;
import org.anju.shared.Channel;
import org.anju.shared.Role;
import org.jspecify.annotations.Nullable;

/// A step that was taken 办理过程.
///
/// @param due the last day of the limit that ran when it was taken, or runs since; `null` where none does
/// @param ground why the clock was stopped, as the matter names it; empty otherwise
/// @param unitName the unit in whose name it was taken, as it was called then
public record TakenStep(
        CaseStep step,
        CaseState before,
        CaseState after,
        LocalDate on,
        @Nullable LocalDate due,
        String ground,
        Role role,
        String unitName,
        Channel channel,
        Instant at) {}
