package org.anju.places;

import java.util.List;

/// A street with its course.
///
/// @param division the street-level division, 9 or 12 digits
/// @param line points along its middle
public record StreetRow(String division, String name, List<Position> line) {

    public StreetRow {
        line = List.copyOf(line);
    }
}
