package org.anju.residents;

import java.util.List;

/// Who lives in a dwelling on a day, derived from stays.
///
/// @param occupants masked
/// @param hidden how many more there are than may be shown at once
public record Occupancy(List<Occupant> occupants, boolean hidden) {

    public Occupancy {
        occupants = List.copyOf(occupants);
    }

    /// One occupant and the stay by which they are one.
    ///
    /// @param certain whether they live there for certain; if not, their dates leave it open
    public record Occupant(Hit person, Person.Stay stay, boolean certain) {}
}
