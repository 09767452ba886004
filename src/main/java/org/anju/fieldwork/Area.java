package org.anju.fieldwork;

import java.time.LocalDate;
import org.anju.shared.DivisionCode;
import org.jspecify.annotations.Nullable;

/// An area 采集片区 that community workers hold: a community, or a grid of buildings in one.
///
/// @param withinDays the target: how old the last confirmation of a dwelling may be
/// @param ended the day from which it is none any more; `null` while it goes on
public record Area(
        AreaId id,
        String name,
        DivisionCode division,
        int withinDays,
        @Nullable LocalDate ended) {}
