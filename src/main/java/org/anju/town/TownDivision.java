package org.anju.town;

import org.jspecify.annotations.Nullable;

/// A division of the invented province.
///
/// @param code twelve digits, beginning with 99
/// @param name its own name, without those above it
/// @param parent the code of the division it lies in; `null` for the province
public record TownDivision(
        String code, String name, @Nullable String parent) {}
