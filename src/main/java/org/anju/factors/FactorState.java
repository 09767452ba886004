package org.anju.factors;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The second factors of an account, as its owner sees them.
///
/// @param app since when there is an authenticator app; `null` for none
/// @param codes how many recovery codes are left
/// @param passkeys the passkeys, oldest first
public record FactorState(@Nullable Instant app, int codes, List<Passkey> passkeys) {

    public FactorState {
        passkeys = List.copyOf(passkeys);
    }

    /// Whether there is anything to show; recovery codes alone are none, they are for its loss.
    public boolean any() {
        return app != null || !passkeys.isEmpty();
    }
}
