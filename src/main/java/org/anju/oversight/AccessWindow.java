package org.anju.oversight;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Which looks somebody asks for.
///
/// @param from the first moment; `null` for the beginning
/// @param until the last moment; `null` for now
/// @param offset how many of the newest are passed over
/// @param limit how many are told at most
public record AccessWindow(@Nullable Instant from, @Nullable Instant until, int offset, int limit) {}
