package org.anju.declarations;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A code that a landlord made, as the landlord sees it: whether it was used, never by whom.
///
/// @param usedOn `null` while it was not
public record CodeLine(
        Instant madeAt, Instant expires, @Nullable LocalDate usedOn, boolean open) {}
