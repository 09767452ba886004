package org.anju.notices;

/// A letter that was given up, as the page shows it.
///
/// @param reference under which it is tried again
public record LetterLine(DeadLetter letter, String reference) {}
