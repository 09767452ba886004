package org.anju.kiosk;

import java.util.List;

/// Where somebody is on the way to their dwelling: what is chosen so far, and what there is to choose below it.
///
/// @param chosen in words; empty at the top
/// @param up whether there is a way back up
/// @param lines what is to choose on this page
/// @param more whether there are more lines
public record AddressChoice(String chosen, Kind kind, boolean up, List<Line> lines, boolean more) {

    /// What is to choose.
    public enum Kind {
        DIVISION,
        /// divisions, and buildings that lie in none of them
        PART,
        BUILDING,
        DWELLING,
        /// one of the dwellings that what was typed can mean
        MEANT
    }

    /// One thing to choose.
    ///
    /// @param value as the form sends it
    public record Line(String value, String text) {}

    public AddressChoice {
        lines = List.copyOf(lines);
    }
}
