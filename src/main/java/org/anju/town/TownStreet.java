package org.anju.town;

import java.util.List;

/// A street, lane or country road, to be drawn on a map. No two streets of the town have the same name.
///
/// @param division the twelve-digit code of the street office or town that it lies in
/// @param line at least two points, from the end where the house numbers begin
public record TownStreet(String name, String division, List<TownPoint> line) {

    public TownStreet {
        line = List.copyOf(line);
    }
}
