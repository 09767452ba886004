package org.anju.dwellings;

import java.util.List;
import org.anju.places.Position;
import org.jspecify.annotations.Nullable;

/// A map and the list that stands beside it.
///
/// @param middle where the map looks first; `null` where nothing on it has a position
/// @param marked the reference of the building that is marked; blank for none
/// @param neighbours the buildings of the list
public record Surroundings(@Nullable Position middle, String marked, List<Neighbour> neighbours) {

    public Surroundings {
        neighbours = List.copyOf(neighbours);
    }

    /// A building as it may be named outside the house.
    public record Neighbour(String reference, Building building) {}
}
