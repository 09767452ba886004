package org.anju.accounts;

import java.time.Duration;
import java.time.Instant;
import org.anju.shared.Role;

/// How long one stays signed in: unused, and at all (OWASP ASVS 5.0, V7.3).
///
/// @param idle after this long without a page one is signed out
/// @param whole after this long one is signed out, whatever one does
public record Lifetime(Duration idle, Duration whole) {

    private static final Lifetime ADMINISTRATOR = new Lifetime(Duration.ofMinutes(15), Duration.ofHours(8));
    private static final Lifetime STAFF = new Lifetime(Duration.ofMinutes(30), Duration.ofHours(12));
    private static final Lifetime RESIDENT = new Lifetime(Duration.ofMinutes(30), Duration.ofHours(4));

    public static Lifetime of(Role role) {
        return switch (role) {
            case ADMINISTRATOR -> ADMINISTRATOR;
            // Often at a telephone that others use, or at a counter's machine.
            case RESIDENT -> RESIDENT;
            default -> STAFF;
        };
    }

    boolean overAt(Instant now, Instant began, Instant lastUsed) {
        return !now.isBefore(began.plus(whole)) || !now.isBefore(lastUsed.plus(idle));
    }
}
