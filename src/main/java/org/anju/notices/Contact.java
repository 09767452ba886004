package org.anju.notices;

import java.time.Instant;
import org.anju.shared.Tongue;
import org.jspecify.annotations.Nullable;

/// Where a person is told that there is something, by one way.
///
/// @param address confirmed by a code; empty where there is none
/// @param tongue in which the person is told
/// @param asked an address that waits for its code; empty where none does
/// @param until until when that code works; `null` where none does
public record Contact(
        Way way,
        String address,
        Tongue tongue,
        String asked,
        @Nullable Instant until) {}
