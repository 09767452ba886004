package org.anju.accounts;

import org.anju.shared.DivisionCode;
import org.anju.shared.UnitId;
import org.jspecify.annotations.Nullable;

/// An office, a station or a committee.
///
/// @param territory where its posts act; `null` for everywhere
public record Unit(
        UnitId id, String nameZh, String nameEn, @Nullable DivisionCode territory) {}
