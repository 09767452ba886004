package org.anju.oversight;

import java.util.List;

/// A part of "who looked at it", newest first.
///
/// @param total how many looks there are in the time asked for, on this part or not
public record AccessPart(int total, List<AccessEntry> entries) {

    public AccessPart {
        entries = List.copyOf(entries);
    }
}
