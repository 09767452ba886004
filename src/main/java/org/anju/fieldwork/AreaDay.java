package org.anju.fieldwork;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// How an area was on a day: its dwellings and what waited, never who visited them.
///
/// @param visits how many visits were handed in that day; only shares are made of it
/// @param held how many visits waited for a decision
/// @param oldestHeld since when the first of them waited; `null` where none did
public record AreaDay(
        AreaId area,
        LocalDate day,
        Ages ages,
        int visits,
        int nobodyHome,
        int refusals,
        int held,
        @Nullable LocalDate oldestHeld) {}
