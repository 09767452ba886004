package org.anju.accounts;

import java.time.Instant;

/// What became of signing in. Which of login and password was wrong is never said.
public sealed interface SignIn {

    record Welcome(SignedIn who) implements SignIn {}

    record Refused() implements SignIn {}

    /// Too many wrong passwords.
    record Locked(Instant until) implements SignIn {}
}
