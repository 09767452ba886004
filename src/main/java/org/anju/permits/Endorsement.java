package org.anju.permits;

import java.time.LocalDate;
import org.anju.cases.Case;

/// What comes of asking that a permit be endorsed 签注.
public sealed interface Endorsement {

    /// @param of the case by which it was done, with its receipt
    record Granted(Permit permit, Case of) implements Endorsement {}

    /// It was missed and is made up: the function is back.
    record MadeUp(Permit permit, Case of) implements Endorsement {}

    /// @param opensOn the first day of the window
    record TooEarly(Permit permit, LocalDate opensOn) implements Endorsement {}

    /// The permit goes on in another place than that in which its holder lives now: nothing is done.
    record Elsewhere(Permit permit) implements Endorsement {}

    record NotHeld() implements Endorsement {}

    record Ended(Permit permit) implements Endorsement {}
}
