package org.anju.places;

import java.util.List;
import org.anju.shared.DivisionCode;

/// A street for the map and for lists.
///
/// @param division the street-level division that it runs in
/// @param line its course; empty where it is not known
public record Street(DivisionCode division, String name, List<Position> line) {

    public Street {
        line = List.copyOf(line);
    }
}
