package org.anju.fieldwork;

import java.time.LocalDate;
import org.anju.shared.AccountId;
import org.jspecify.annotations.Nullable;

/// That a worker holds an area.
///
/// @param until the day after the last; `null` while it goes on
public record Holding(
        AreaId area,
        AccountId worker,
        LocalDate since,
        @Nullable LocalDate until) {}
