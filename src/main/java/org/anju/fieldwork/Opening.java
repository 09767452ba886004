package org.anju.fieldwork;

import java.util.Map;
import org.anju.dwellings.Addressed;
import org.anju.dwellings.DwellingId;
import org.anju.shared.Keyring;
import org.anju.shared.Verdict;
import org.jspecify.annotations.Nullable;

/// What can be said of a visit before the register is asked about persons: whether it is readable, whose area
/// it lies in, and whether its facts fit its outcome.
sealed interface Opening {

    /// Metres that a position may be wrong.
    double WORST_ACCURACY = 50;

    /// Its verdict is clear.
    ///
    /// @param area `null` where it lies in none of the worker's
    record Closed(Verdict verdict, @Nullable Area area) implements Opening {

        static Closed refused(String reason, String... arguments) {
            return new Closed(Verdict.refused(reason, arguments), null);
        }
    }

    /// It has to be weighed.
    record Opened(Visit visit, Addressed dwelling, Area area, Base base) implements Opening {}

    /// @param held the areas of the worker
    /// @param doors those that the visits name, locked
    /// @param addressed their dwellings, as far as they are there still
    static Opening of(
            Visit visit,
            Map<AreaId, Area> held,
            Map<DwellingId, Door> doors,
            Map<DwellingId, Addressed> addressed,
            Keyring keyring) {
        if (visit.outcome() == Outcome.WITHDRAWN) {
            return new Closed(Verdict.ACCEPTED, null);
        }
        if (!visit.fault().isEmpty()) {
            return Closed.refused("visit-unreadable", visit.fault());
        }
        if (visit.outcome() == Outcome.NEW_DWELLING) {
            return found(visit, held, doors);
        }
        var dwelling = visit.dwelling();
        var there = dwelling == null ? null : addressed.get(dwelling);
        if (dwelling == null || there == null) {
            return Closed.refused("dwelling-unknown-any-more");
        }
        var area = area(doors.get(dwelling), held);
        if (area == null) {
            return Closed.refused("area-not-yours");
        }
        var base = Base.read(visit.base(), keyring);
        if (base.isEmpty()) {
            return new Closed(Verdict.refused("base-unknown"), area);
        }
        var misfit = misfit(visit);
        return misfit.isEmpty()
                ? new Opened(visit, there, area, base.get())
                : new Closed(Verdict.refused(misfit), area);
    }

    /// Why the facts of a visit do not fit its outcome; blank where they do.
    private static String misfit(Visit visit) {
        var facts = visit.facts();
        return switch (visit.outcome()) {
            case NOBODY_HOME, REFUSED, NOT_A_DWELLING -> facts.isEmpty() ? "" : "facts-not-expected";
            case CONFIRMED -> facts.stream().allMatch(Fact.Stays.class::isInstance) ? "" : "facts-not-expected";
            case CHANGED -> facts.isEmpty() ? "facts-missing" : "";
            case NEW_DWELLING, WITHDRAWN -> "";
        };
    }

    /// A dwelling that the register does not know waits for the desk, if it lies in an area of the worker's.
    private static Opening found(Visit visit, Map<AreaId, Area> held, Map<DwellingId, Door> doors) {
        if (visit.facts().size() != 1 || !(visit.facts().getFirst() instanceof Fact.Found found)) {
            return Closed.refused("facts-missing");
        }
        if (found.position() != null && found.accuracy() > WORST_ACCURACY) {
            return Closed.refused("position-inaccurate", String.valueOf(Math.round(found.accuracy())));
        }
        if (found.address().isBlank()) {
            return Closed.refused("address-missing");
        }
        var near = found.near();
        // Without a neighbour it can only be told where the worker has a single area.
        var only = held.size() == 1 ? held.values().iterator().next() : null;
        var area = near != null ? area(doors.get(near), held) : only;
        return area == null ? Closed.refused("area-not-yours") : new Closed(Verdict.held("new-dwelling"), area);
    }

    private static @Nullable Area area(@Nullable Door door, Map<AreaId, Area> held) {
        if (door == null || door.gone()) {
            return null;
        }
        var area = door.area();
        return area == null ? null : held.get(area);
    }
}
