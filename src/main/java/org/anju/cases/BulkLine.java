package org.anju.cases;

import org.jspecify.annotations.Nullable;

/// One case among many that are decided together.
///
/// @param line the case; `null` where it is not decided
/// @param why it is not; empty where it is
public record BulkLine(String reference, @Nullable CaseLine line, String why) {}
