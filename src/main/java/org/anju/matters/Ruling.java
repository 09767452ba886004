package org.anju.matters;

/// What the rules of a matter say of a submitted case.
public sealed interface Ruling {

    /// An officer decides.
    record ForOfficer() implements Ruling {}

    record Granted() implements Ruling {}

    /// @param reason what is told
    record Refused(Text reason) implements Ruling {}
}
