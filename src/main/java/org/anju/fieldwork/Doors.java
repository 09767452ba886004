package org.anju.fieldwork;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.anju.dwellings.Addressed;
import org.anju.dwellings.DwellingId;
import org.anju.dwellings.Dwellings;
import org.anju.residents.Homes;
import org.anju.shared.Channel;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The doors at which community workers call: each dwelling of an area with its place on the round and the
/// day on which it was last confirmed. Knows dwellings, no persons.
@Component
@Transactional
public class Doors {

    private final DoorRecords records;
    private final AreaRecords areas;
    private final Dwellings dwellings;
    private final Homes homes;
    private final Clock clock;

    Doors(DoorRecords records, AreaRecords areas, Dwellings dwellings, Homes homes, Clock clock) {
        this.records = records;
        this.areas = areas;
        this.dwellings = dwellings;
        this.homes = homes;
        this.clock = clock;
    }

    /// Brings an area's doors up to date: which dwellings there are, in which order they are walked, and when
    /// each was last confirmed by what somebody declared.
    public void refresh(AreaId id) {
        areas.lock(id);
        var area = areas.find(id).filter(one -> one.ended() == null);
        if (area.isEmpty()) {
            return;
        }
        var there = addressed(area.get());
        var order = Walk.order(there.values().stream().map(Stop::of).toList()).stream()
                .map(dwelling -> Objects.requireNonNull(there.get(dwelling)))
                .toList();
        var before = records.of(id);
        var left = before.stream().filter(door -> !there.containsKey(door)).toList();
        if (!left.isEmpty()) {
            records.drop(id, there.keySet(), dwellings.doors(left).keySet());
        }
        records.place(id, order, homes.confirmations(there.keySet()));
        areas.refreshed(id);
    }

    private Map<DwellingId, Addressed> addressed(Area area) {
        var own = areas.buildings(area.id());
        var others = own.isEmpty() ? areas.othersBuildings(area) : java.util.Set.of();
        var doors = own.isEmpty() ? dwellings.doorsOf(area.division()) : dwellings.doorsOf(own);
        return doors.stream()
                .filter(door -> !others.contains(door.building()))
                .collect(Collectors.toMap(Addressed::id, Function.identity()));
    }

    /// Refreshes those of these areas that were not for so long.
    public void refresh(Collection<AreaId> some, Duration after) {
        areas.stale(some, after).forEach(this::refresh);
    }

    /// Every area that has doors.
    @Transactional(readOnly = true)
    List<AreaId> all() {
        return areas.list("").stream().map(Area::id).toList();
    }

    /// The doors of these areas, in the order of the walk.
    @Transactional(readOnly = true)
    public List<Door> list(Collection<AreaId> some) {
        return records.of(some);
    }

    /// Asks for a visit. A dwelling that is on no round yet is none that anybody could visit; nothing is
    /// asked then.
    public void askFor(DwellingId dwelling, AskReason reason) {
        records.ask(dwelling, reason, LocalDate.now(clock));
    }

    /// What the office knows of confirmations before it had this program: a day for each dwelling. A later
    /// one that is known stays.
    public void recall(Map<DwellingId, LocalDate> confirmed, Channel channel) {
        records.recall(confirmed, channel);
    }
}
