package org.anju.accounts;

import java.time.Instant;
import org.anju.shared.AccountId;
import org.jspecify.annotations.Nullable;

/// A phone with which a community worker collects. Nothing is kept of where it was or when it was in use.
///
/// @param label what the worker calls it
/// @param revoked when it was revoked; `null` while it works
public record Phone(
        PhoneId id,
        AccountId account,
        String worker,
        String label,
        Instant enrolled,
        @Nullable Instant revoked) {}
