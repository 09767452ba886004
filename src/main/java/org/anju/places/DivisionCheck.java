package org.anju.places;

import java.time.LocalDate;

/// What the register of codes says about a six-digit division on a day. The lists of GB/T 2260 are yearly, so
/// the answer is exact to the year.
public sealed interface DivisionCheck {

    /// It was in force.
    record Known(String name) implements DivisionCheck {}

    /// It was no longer in force.
    ///
    /// @param until the first day of the year whose list no longer has it
    record Abolished(String name, LocalDate until) implements DivisionCheck {}

    /// It was not in force yet. Somebody registered late carries the code of the day of registration, so this
    /// alone proves nothing against a number.
    ///
    /// @param from the first day of the year whose list first has it
    record NotYet(String name, LocalDate from) implements DivisionCheck {}

    /// No list has it in any year.
    record Unknown() implements DivisionCheck {}

    /// No history of that province is loaded, so nothing can be said.
    record NotLoaded() implements DivisionCheck {}
}
