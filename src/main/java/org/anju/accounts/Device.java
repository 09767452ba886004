package org.anju.accounts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A browser in which somebody is or was signed in, as its owner sees it.
///
/// @param name the browser and the system it runs on, as it says itself
/// @param ended when it was signed out; `null` where nobody ended it, though it may be over all the same
public record Device(
        DeviceId id,
        String name,
        Means means,
        Instant since,
        Instant lastUsed,
        @Nullable Instant ended) {

    /// By what somebody signed in.
    public enum Means {
        PASSWORD,
        CODE,
        PASSKEY,
        PROVIDER
    }
}
