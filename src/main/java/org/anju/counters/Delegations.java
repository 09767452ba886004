package org.anju.counters;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.anju.accounts.Accounts;
import org.anju.accounts.Unit;
import org.anju.frame.Asked;
import org.anju.frame.TextLine;
import org.anju.oversight.HouseEvents;
import org.anju.shared.Access;
import org.anju.shared.AsOf;
import org.anju.shared.MatterCode;
import org.anju.shared.Problem;
import org.anju.shared.Role;
import org.anju.shared.UnitId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Which unit or service point may do what in which matter 委托事权: data, from a day to a day, asked at every step
/// that an officer takes. A delegation is written once, and its end is another row.
@Component
@Transactional
public class Delegations {

    /// Code points of a basis.
    static final int LONGEST_BASIS = 400;

    private final DelegationRecords records;
    private final Accounts accounts;
    private final HouseEvents events;
    private final Clock clock;

    Delegations(DelegationRecords records, Accounts accounts, HouseEvents events, Clock clock) {
        this.records = records;
        this.accounts = accounts;
        this.events = events;
        this.clock = clock;
    }

    /// Throws [Problem] `function-not-delegated` unless the unit of the access has this function and step today,
    /// itself or through a service point that it runs.
    @Transactional(readOnly = true)
    public void require(Access access, MatterCode function, FunctionStep step) {
        if (!may(access, function, step)) {
            throw new Problem(Problem.Kind.FORBIDDEN, "function-not-delegated", access.unitName(), function, step);
        }
    }

    /// Whether [#require] lets it pass.
    @Transactional(readOnly = true)
    public boolean may(Access access, MatterCode function, FunctionStep step) {
        return records.has(access.unit(), function, step, today());
    }

    /// The steps that a unit may take today, by matter.
    @Transactional(readOnly = true)
    public SortedMap<MatterCode, Set<FunctionStep>> of(UnitId unit) {
        return records.of(unit, today());
    }

    /// Whether any unit that acts in a place receives this matter today, itself or through a service point that
    /// it runs.
    ///
    /// @param division its code; empty for a place that no division is known of
    @Transactional(readOnly = true)
    public boolean receivedAt(MatterCode function, String division) {
        var receive = records.units(function, FunctionStep.RECEIVE, today());
        return accounts.listUnits().stream()
                .filter(unit -> receive.contains(unit.id()))
                .map(Unit::territory)
                .anyMatch(territory -> territory == null || division.startsWith(territory.prefix()));
    }

    /// What each of these service points may do today, by its own delegations and those of the unit that runs it.
    @Transactional(readOnly = true)
    public Map<ServicePointId, SortedMap<MatterCode, Set<FunctionStep>>> at(Set<ServicePointId> points) {
        return records.at(points, ServicePoints.on(today()));
    }

    /// What each of them may do on a day, in the belief of an instant.
    @Transactional(readOnly = true)
    Map<ServicePointId, SortedMap<MatterCode, Set<FunctionStep>>> at(Set<ServicePointId> points, AsOf asOf) {
        return records.at(points, asOf);
    }

    /// Whether anything of a matter is done at a service point on a day.
    @Transactional(readOnly = true)
    boolean isDone(MatterCode function, ServicePointId point, LocalDate on) {
        return at(Set.of(point), ServicePoints.on(on))
                .getOrDefault(point, new TreeMap<>())
                .containsKey(function);
    }

    /// What one may do on each of these days.
    @Transactional(readOnly = true)
    Map<LocalDate, Set<MatterCode>> byDay(ServicePointId point, LocalDate from, LocalDate until) {
        return records.byDay(point, from, until);
    }

    /// The matters of which anything is done at any service point today.
    @Transactional(readOnly = true)
    Set<MatterCode> functions() {
        return records.functions(today());
    }

    /// Those that stand or will stand, of one service point or of all.
    ///
    /// @param point `null` for all, those of units among them
    @Transactional(readOnly = true)
    public List<Delegation> list(@Nullable ServicePointId point) {
        return records.list(point, today());
    }

    /// Writes one down. Throws [Problem] `delegation-basis`, `delegation-days`, and `delegation-there` where one
    /// of the same stands on any of its days.
    public DelegationId add(Delegation.Wish wish, Access access) {
        return addIfNone(wish, access).orElseThrow(() -> new Problem(Problem.Kind.CONFLICT, "delegation-there"));
    }

    /// The same for a row of a list, whose other rows go in whatever stands in the way of this one; empty where one
    /// of the same stands on any of its days.
    Optional<DelegationId> addIfNone(Delegation.Wish wish, Access access) {
        requireAdministrator(access);
        if (!TextLine.fits(wish.basis(), LONGEST_BASIS)) {
            throw new Problem(Problem.Kind.INVALID, "delegation-basis", LONGEST_BASIS);
        }
        if (wish.until() != null && !wish.until().isAfter(wish.since())) {
            throw new Problem(Problem.Kind.INVALID, "delegation-days");
        }
        var id = DelegationId.next();
        if (!records.add(id, wish, access)) {
            return Optional.empty();
        }
        events.happened(
                "FUNCTION_DELEGATED",
                Map.of(
                        "delegation", id.value(),
                        "matter", wish.function().value(),
                        "step", Asked.code(wish.step()),
                        "from", wish.since().toString()),
                access);
        return Optional.of(id);
    }

    /// Whether exactly this was written down before, whatever became of it since.
    ///
    /// @param anyDay whether from whichever day on: a row of a list that says none is about the day of its
    ///     list
    @Transactional(readOnly = true)
    boolean isKnown(Delegation.Wish wish, boolean anyDay) {
        return records.isKnown(wish, anyDay);
    }

    /// Ends one on a day, which may not be past. Throws [Problem] `delegation-unknown`, `delegation-days`.
    ///
    /// @param until the first day on which it does not hold any more
    public void end(DelegationId id, LocalDate until, Access access) {
        requireAdministrator(access);
        if (until.isBefore(today())) {
            throw new Problem(Problem.Kind.INVALID, "delegation-days");
        }
        if (!records.end(id, until, access)) {
            throw new Problem(Problem.Kind.UNKNOWN, "delegation-unknown");
        }
        events.happened("DELEGATION_ENDED", Map.of("delegation", id.value(), "until", until.toString()), access);
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    static void requireAdministrator(Access access) {
        if (access.role() != Role.ADMINISTRATOR && access.role() != Role.SYSTEM) {
            throw new Problem(Problem.Kind.FORBIDDEN, "not-allowed");
        }
    }
}
