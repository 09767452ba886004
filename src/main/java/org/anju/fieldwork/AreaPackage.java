package org.anju.fieldwork;

import java.time.Instant;
import java.util.List;
import org.anju.dwellings.Addressed;
import org.anju.dwellings.Building;
import org.anju.dwellings.DwellingId;
import org.anju.places.Street;
import org.anju.residents.Dweller;
import org.jspecify.annotations.Nullable;

/// What a worker's phone carries of the register: the own areas and no more, for three days at most.
///
/// @param cursor with which what changed since is asked for
/// @param whole whether it takes the place of all that was there before
/// @param calls in the order in which they are to be visited
/// @param gone dwellings that are none any more
/// @param held the worker's visits that wait for a person still
/// @param returned visits that were given back
public record AreaPackage(
        Instant at,
        Instant until,
        String cursor,
        boolean whole,
        List<Area> areas,
        List<Street> streets,
        List<Building> buildings,
        List<Call> calls,
        List<DwellingId> gone,
        List<VisitId> held,
        List<ReturnedVisit> returned) {

    public AreaPackage {
        areas = List.copyOf(areas);
        streets = List.copyOf(streets);
        buildings = List.copyOf(buildings);
        calls = List.copyOf(calls);
        gone = List.copyOf(gone);
        held = List.copyOf(held);
        returned = List.copyOf(returned);
    }

    /// A door with all that a worker sees of it before knocking.
    ///
    /// @param base the state of the register that is in view, opaque
    public record Call(Door door, Addressed dwelling, String base, List<Dweller> occupants) {}

    /// A visit that was given back to the worker, with a coded reason.
    public record ReturnedVisit(VisitId visit, @Nullable DwellingId dwelling, ReturnReason reason, Instant at) {}
}
