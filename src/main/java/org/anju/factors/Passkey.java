package org.anju.factors;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A passkey 通行密钥, as its owner sees it.
///
/// @param reference names it where it is removed
/// @param name as its owner calls it
/// @param used when it was last used; `null` for never
public record Passkey(
        String reference,
        String name,
        Instant made,
        @Nullable Instant used) {}
