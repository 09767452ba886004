package org.anju.fieldwork;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.anju.dwellings.Addressed;
import org.anju.dwellings.DwellingId;
import org.anju.dwellings.Dwellings;
import org.anju.places.Places;
import org.anju.places.Street;
import org.anju.residents.Homes;
import org.anju.residents.Knowledge;
import org.anju.shared.Access;
import org.anju.shared.DivisionCode;
import org.anju.shared.Keyring;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Packs what a worker takes along: the own areas, in the order of the round, the whole of them or what has
/// changed. Everybody on the list gets an entry in the access log.
@Component
@Transactional(propagation = Propagation.NEVER)
public class Packages {

    private static final String CURSOR = "cursor";
    private static final Duration LASTS = Duration.ofHours(72);

    /// Doors that were refreshed so lately are not refreshed again for a package.
    private static final Duration FRESH_ENOUGH = Duration.ofMinutes(10);

    /// What is believed of a dwelling may bear an instant from before a look that could not see it yet.
    private static final Duration LONGEST_WRITING = Duration.ofMinutes(10);

    private static final int LONGEST_FILE = 80;

    private final Areas areas;
    private final AreaRecords areaRecords;
    private final Doors doors;
    private final DoorRecords doorRecords;
    private final VisitRecords visits;
    private final Dwellings dwellings;
    private final Places places;
    private final Homes homes;
    private final Keyring keyring;
    private final Clock clock;

    Packages(
            Areas areas,
            AreaRecords areaRecords,
            Doors doors,
            DoorRecords doorRecords,
            VisitRecords visits,
            Dwellings dwellings,
            Places places,
            Homes homes,
            Keyring keyring,
            Clock clock) {
        this.areas = areas;
        this.areaRecords = areaRecords;
        this.doors = doors;
        this.doorRecords = doorRecords;
        this.visits = visits;
        this.dwellings = dwellings;
        this.places = places;
        this.homes = homes;
        this.keyring = keyring;
        this.clock = clock;
    }

    /// Packs for the worker whose access it is.
    ///
    /// @param since the cursor of an earlier package; `null`, or one that says too little, for the whole
    public AreaPackage pack(@Nullable String since, Access access) {
        var held = areas.heldBy(access.by(), access.territory());
        doors.refresh(held.stream().map(Area::id).toList(), FRESH_ENOUGH);
        // Before anything is read: what is recorded from here on counts as not seen.
        var knowledge = homes.knowledge();
        var ids = held.stream().map(Area::id).toList();
        var earlier = Optional.ofNullable(since)
                .flatMap(text -> Base.unsealed(CURSOR, text, keyring))
                .filter(opened -> opened.beside().equals(named(held)))
                .map(Base.Opened::knowledge)
                .filter(before -> !areaRecords.changed(ids, before.transactions()));
        var all = doorRecords.of(ids);
        var addressed = dwellings.doors(all.stream().map(Door::dwelling).toList());
        var listed = earlier.map(before -> changed(all, addressed, ids, before))
                .orElseGet(() -> all.stream().map(Door::dwelling).collect(Collectors.toSet()));
        var calls = calls(all, addressed, listed, knowledge, held, access);
        var divisions = held.stream().map(Area::division).collect(Collectors.toSet());
        return new AreaPackage(
                knowledge.at(),
                knowledge.at().plus(LASTS),
                Base.sealed(CURSOR, knowledge, named(held), keyring),
                earlier.isEmpty(),
                held,
                streets(calls, divisions),
                dwellings.buildings(calls.stream()
                        .map(call -> call.dwelling().building())
                        .distinct()
                        .toList()),
                calls,
                earlier.map(before -> gone(divisions, before)).orElse(List.of()),
                visits.heldOf(access.by()),
                visits.returnedTo(access.by()));
    }

    private static String named(List<Area> held) {
        return held.stream().map(area -> area.id().value().toString()).sorted().collect(Collectors.joining(","));
    }

    private Set<DwellingId> changed(
            List<Door> all, Map<DwellingId, Addressed> addressed, List<AreaId> ids, Knowledge before) {
        var changed = new HashSet<>(doorRecords.written(ids, before.transactions()));
        changed.addAll(homes.changed(all.stream().map(Door::dwelling).toList(), before));
        var since = before.at().minus(LONGEST_WRITING);
        addressed.values().stream()
                .filter(dwelling -> dwelling.believedSince().isAfter(since))
                .forEach(dwelling -> changed.add(dwelling.id()));
        return changed;
    }

    private List<DwellingId> gone(Set<DivisionCode> divisions, Knowledge before) {
        return divisions.stream()
                .flatMap(division -> doorRecords.goneSince(division, before.transactions()).stream())
                .distinct()
                .toList();
    }

    private List<AreaPackage.Call> calls(
            List<Door> all,
            Map<DwellingId, Addressed> addressed,
            Set<DwellingId> listed,
            Knowledge knowledge,
            List<Area> held,
            Access access) {
        var some = all.stream()
                .filter(door -> listed.contains(door.dwelling()) && addressed.containsKey(door.dwelling()))
                .sorted(order(LocalDate.now(clock)))
                .toList();
        if (some.isEmpty()) {
            return List.of();
        }
        var dwellers = homes.dwellers(
                some.stream().collect(Collectors.toMap(Door::dwelling, Door::division)), access.under(file(held)));
        var shared = Base.shared(knowledge, keyring);
        return some.stream()
                .map(door -> {
                    var dwelling = java.util.Objects.requireNonNull(addressed.get(door.dwelling()));
                    return new AreaPackage.Call(
                            door,
                            dwelling,
                            Base.text(shared, dwelling, keyring),
                            dwellers.getOrDefault(door.dwelling(), List.of()));
                })
                .toList();
    }

    /// What whoever was on the list reads: the names of the areas, for it is by area that a worker is known.
    static String file(List<Area> held) {
        var names = "走访片区 " + held.stream().map(Area::name).collect(Collectors.joining("、"));
        var points = names.codePoints().limit(LONGEST_FILE).toArray();
        return new String(points, 0, points.length);
    }

    /// Never confirmed first, then by age in three steps, and within a step as one walks.
    private static Comparator<Door> order(LocalDate today) {
        return Comparator.<Door>comparingInt(door -> step(door, today))
                .thenComparing(door -> door.division().value())
                .thenComparingInt(Door::walk);
    }

    private static int step(Door door, LocalDate today) {
        var confirmed = door.confirmedOn();
        if (confirmed == null) {
            return 0;
        }
        if (confirmed.isBefore(today.minusDays(90))) {
            return 1;
        }
        return confirmed.isBefore(today.minusDays(30)) ? 2 : 3;
    }

    private List<Street> streets(List<AreaPackage.Call> calls, Set<DivisionCode> divisions) {
        var names =
                calls.stream().map(call -> call.dwelling().address().street()).collect(Collectors.toSet());
        return divisions.stream()
                .flatMap(division -> Stream.of(division.at(DivisionCode.Level.STREET)))
                .distinct()
                .flatMap(division -> places.streets(division).stream())
                .filter(street ->
                        names.contains(street.name()) && !street.line().isEmpty())
                .collect(Collectors.toMap(Street::name, Function.identity(), (one, other) -> one))
                .values()
                .stream()
                .sorted(Comparator.comparing(Street::name))
                .toList();
    }
}
