package org.anju.accounts;

import java.time.Instant;

/// What a try at a secret came to.
public sealed interface Tried<T> {

    record Right<T>(T what) implements Tried<T> {}

    record Wrong<T>() implements Tried<T> {}

    /// It was one too many, or came too early after such.
    record Locked<T>(Instant until) implements Tried<T> {}
}
