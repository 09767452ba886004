package org.anju.notices;

/// What became of a letter that was handed over.
sealed interface Handed {

    /// Taken; the answer is the receipt.
    ///
    /// @param answer numbers of the other side, such as `250 2.0.0`, without its words, which may name the receiver
    record Taken(String answer) implements Handed {}

    /// Not now; it is tried again.
    record Later(DeadLetter.Fault fault, String answer) implements Handed {}

    /// Not ever.
    record Never(DeadLetter.Fault fault, String answer) implements Handed {}
}
