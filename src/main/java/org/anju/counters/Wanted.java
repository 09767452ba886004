package org.anju.counters;

import org.anju.shared.AsOf;
import org.anju.shared.DivisionCode;
import org.anju.shared.MatterCode;
import org.jspecify.annotations.Nullable;

/// Which service points somebody looks for.
///
/// @param function what has to be done there; `null` for whatever it is
/// @param step which of its steps; `null` for any
/// @param division in which it stands; `null` for anywhere
record Wanted(
        @Nullable MatterCode function,
        @Nullable FunctionStep step,
        @Nullable DivisionCode division,
        AsOf asOf) {}
