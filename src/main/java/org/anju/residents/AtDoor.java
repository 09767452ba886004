package org.anju.residents;

import org.anju.dwellings.Located;
import org.anju.shared.Verdict;
import org.jspecify.annotations.Nullable;

/// A declaration made at the door of the very dwelling that it means.
///
/// @param declaration its address is the dwelling's own, for whoever reads it later
/// @param doubt why it has to wait whatever it says; `null` where nothing outside it stands against it
public record AtDoor(
        Declaration declaration,
        Located.Found home,
        @Nullable Verdict doubt) {}
