package org.anju.notices;

/// What came of a code that was typed.
public enum Confirming {
    CONFIRMED,
    WRONG,
    /// too old, or typed wrongly too often: a new one is needed
    OVER
}
