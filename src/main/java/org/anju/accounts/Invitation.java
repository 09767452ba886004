package org.anju.accounts;

import java.util.UUID;
import org.anju.shared.Role;
import org.jspecify.annotations.Nullable;

/// A one-time link that is still good.
///
/// @param unit `null` for the first administrator, who names the unit
public record Invitation(
        Kind kind, String login, String name, @Nullable UUID unit, Role role) {

    public enum Kind {
        SETUP,
        STAFF
    }
}
