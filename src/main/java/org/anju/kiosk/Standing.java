package org.anju.kiosk;

import org.anju.shared.PersonId;
import org.jspecify.annotations.Nullable;

/// At which machine a page is asked for, and whose turn it is.
///
/// @param turn `null` while nobody has begun
record Standing(Machine machine, @Nullable Turn turn) {

    /// The turn; [KioskGuard] lets nobody to pages that ask for it without one.
    Turn on() {
        if (turn == null) {
            throw new IllegalStateException("A page of a turn was shown without one.");
        }
        return turn;
    }

    /// Who was identified; [KioskGuard] lets nobody else to pages that ask for it.
    PersonId person() {
        return on().person().orElseThrow(() -> new IllegalStateException("Nobody was identified in this turn."));
    }
}
