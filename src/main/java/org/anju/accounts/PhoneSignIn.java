package org.anju.accounts;

import java.time.Instant;

/// What became of a phone's signing in for a working day.
public sealed interface PhoneSignIn {

    /// @param token goes with every request
    /// @param until when it stops working
    record Welcome(String token, Instant until) implements PhoneSignIn {}

    /// The number that the worker chose is another one.
    record WrongNumber() implements PhoneSignIn {}

    /// Too many wrong numbers.
    record Locked(Instant until) implements PhoneSignIn {}
}
