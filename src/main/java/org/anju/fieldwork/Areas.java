package org.anju.fieldwork;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.anju.accounts.Phones;
import org.anju.accounts.SignedIn;
import org.anju.dwellings.Building;
import org.anju.dwellings.BuildingId;
import org.anju.dwellings.Dwellings;
import org.anju.shared.AccountId;
import org.anju.shared.DivisionCode;
import org.anju.shared.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The areas in which community workers go from door to door, and who holds which.
@Component
@Transactional
public class Areas {

    /// Days within which a dwelling is to be confirmed, unless somebody says otherwise.
    public static final int USUAL_TARGET = 90;

    private static final int LONGEST_TARGET = 3_650;
    private static final int LONGEST_NAME = 60;

    private final AreaRecords records;
    private final DoorRecords doors;
    private final Dwellings dwellings;
    private final Phones phones;
    private final Clock clock;

    Areas(AreaRecords records, DoorRecords doors, Dwellings dwellings, Phones phones, Clock clock) {
        this.records = records;
        this.doors = doors;
        this.dwellings = dwellings;
        this.phones = phones;
        this.clock = clock;
    }

    /// Makes an area of a street-level division or one below. It has all buildings of the division that no
    /// other area has, until it is given some of its own.
    ///
    /// Throws [Problem] `area-name-form`, `area-target-range`, `area-division-too-large` or
    /// `outside-territory`.
    public AreaId create(String name, DivisionCode division, int withinDays, SignedIn by) {
        requireWithin(division, by);
        if (division.level().compareTo(DivisionCode.Level.STREET) < 0) {
            throw new Problem(Problem.Kind.INVALID, "area-division-too-large", division);
        }
        var area = new Area(AreaId.next(), named(name), division, target(withinDays), null);
        records.add(area);
        return area.id();
    }

    /// Gives an area another name and target. Throws [Problem] as [#create], and `area-unknown`.
    public void change(AreaId id, String name, int withinDays, SignedIn by) {
        requireWithin(get(id).division(), by);
        if (!records.change(id, named(name), target(withinDays))) {
            throw unknown();
        }
    }

    /// Gives an area exactly these buildings of its division, so that it is a grid; none gives it back all
    /// that no other area has. An area that had one of them has it no more.
    ///
    /// Throws [Problem] `area-unknown`, `outside-territory`, and `building-unknown` where one is none of its
    /// division.
    public void assign(AreaId id, Set<BuildingId> buildings, SignedIn by) {
        var area = get(id);
        requireWithin(area.division(), by);
        var known = dwellings.buildings(buildings);
        if (known.size() < buildings.size()
                || !known.stream()
                        .allMatch(one -> one.division()
                                .value()
                                .startsWith(area.division().prefix()))) {
            throw new Problem(Problem.Kind.UNKNOWN, "building-unknown");
        }
        var touched = new HashSet<>(records.havingSome(buildings));
        touched.add(id);
        // What it gives up falls to the area of the whole division, and what it takes it may take from there.
        records.list(area.division().value()).forEach(one -> touched.add(one.id()));
        records.assign(id, buildings);
        records.touch(touched);
    }

    /// Lets a worker hold an area from a day on, up to but not including another.
    ///
    /// Throws [Problem] `area-unknown`, `outside-territory`, `ends-before-it-starts`, `account-unknown`
    /// where it is no worker of the own territory, and `area-not-the-workers` where the worker's post does
    /// not reach it.
    public void hold(AreaId id, AccountId worker, LocalDate since, @Nullable LocalDate until, SignedIn by) {
        requireWithin(get(id).division(), by);
        if (phones.workers(by).stream().noneMatch(one -> one.account().equals(worker))) {
            throw new Problem(Problem.Kind.UNKNOWN, "account-unknown");
        }
        var reach = phones.territory(worker);
        if (reach.isPresent() && !reach.get().holds(get(id).division())) {
            throw new Problem(Problem.Kind.INVALID, "area-not-the-workers");
        }
        if (until != null && !until.isAfter(since)) {
            throw new Problem(Problem.Kind.INVALID, "ends-before-it-starts", since, until);
        }
        records.hold(new Holding(id, worker, since, until));
        records.touch(List.of(id));
    }

    /// Takes an area from a worker, today.
    public void release(AreaId id, AccountId worker, SignedIn by) {
        requireWithin(get(id).division(), by);
        records.release(id, worker, today());
        records.touch(List.of(id));
    }

    /// Ends an area today; its doors have none until another takes them.
    public void end(AreaId id, SignedIn by) {
        requireWithin(get(id).division(), by);
        records.assign(id, Set.of());
        if (!records.end(id, today())) {
            throw unknown();
        }
        doors.leave(id);
    }

    /// The area; throws [Problem] `area-unknown`.
    @Transactional(readOnly = true)
    public Area get(AreaId id) {
        return records.find(id).orElseThrow(Areas::unknown);
    }

    /// The areas of a post's territory, by division.
    @Transactional(readOnly = true)
    public List<Area> list(SignedIn by) {
        var territory = by.territory();
        return records.list(territory == null ? "" : territory.prefix());
    }

    /// The areas that a worker holds today, as far as they lie in the territory of the post: a unit that acts
    /// elsewhere by now takes its workers along.
    @Transactional(readOnly = true)
    public List<Area> heldBy(AccountId worker, @Nullable DivisionCode territory) {
        return records.heldBy(worker, today()).stream()
                .filter(area -> territory == null || territory.holds(area.division()))
                .toList();
    }

    /// Who holds these areas, or will.
    @Transactional(readOnly = true)
    public List<Holding> holdings(Collection<AreaId> areas) {
        return records.holdings(areas, today());
    }

    /// The buildings that an area was given for its own; empty where it has those of its division.
    @Transactional(readOnly = true)
    public Set<BuildingId> buildings(AreaId id) {
        return records.buildings(id);
    }

    /// The buildings of an area's division, in which a grid is cut.
    @Transactional(readOnly = true)
    public List<Building> choice(Area area) {
        return dwellings.buildings(dwellings.doorsOf(area.division()).stream()
                .map(org.anju.dwellings.Addressed::building)
                .distinct()
                .toList());
    }

    /// How many doors these areas have.
    @Transactional(readOnly = true)
    public int doors(AreaId id) {
        return doors.count(id);
    }

    private static String named(String name) {
        var stripped = name.strip();
        if (stripped.isEmpty() || stripped.codePointCount(0, stripped.length()) > LONGEST_NAME) {
            throw new Problem(Problem.Kind.INVALID, "area-name-form", LONGEST_NAME);
        }
        return stripped;
    }

    private static int target(int withinDays) {
        if (withinDays < 1 || withinDays > LONGEST_TARGET) {
            throw new Problem(Problem.Kind.INVALID, "area-target-range", LONGEST_TARGET);
        }
        return withinDays;
    }

    private static void requireWithin(DivisionCode division, SignedIn by) {
        var territory = by.territory();
        if (territory != null && !division.value().startsWith(territory.prefix())) {
            throw new Problem(Problem.Kind.FORBIDDEN, "outside-territory");
        }
    }

    private static Problem unknown() {
        return new Problem(Problem.Kind.UNKNOWN, "area-unknown");
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
