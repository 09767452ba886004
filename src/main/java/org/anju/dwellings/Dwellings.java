package org.anju.dwellings;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.anju.dwellings.DwellingRecords.Stored;
import org.anju.places.AddressCandidate;
import org.anju.places.AddressId;
import org.anju.places.Bounds;
import org.anju.places.Places;
import org.anju.places.Resolution;
import org.anju.shared.AsOf;
import org.anju.shared.DivisionCode;
import org.anju.shared.Keyring;
import org.anju.shared.Problem;
import org.anju.shared.Verdict;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The face of this module: everything that others may ask of buildings and dwellings. Knows no person.
@Component
@Transactional
public class Dwellings {

    // About 250 metres at the latitudes of China.
    private static final double NEIGHBOURHOOD_DEGREES = 0.0025;
    private static final int NEIGHBOURS = 40;

    private final DwellingRecords dwellings;
    private final BuildingRecords buildings;
    private final Places places;
    private final Keyring keyring;
    private final Acceptance acceptance;

    Dwellings(DwellingRecords dwellings, BuildingRecords buildings, Places places, Keyring keyring) {
        this.dwellings = dwellings;
        this.buildings = buildings;
        this.places = places;
        this.keyring = keyring;
        this.acceptance = new Acceptance(places, dwellings, buildings, new DoorPlates());
    }

    /// Takes rows of an office's list in, in sets; the same rows again change nothing.
    ///
    /// @return one verdict for each row, in its order
    public List<Verdict> accept(List<DwellingRow> rows) {
        var verdicts = new Verdict[rows.size()];
        List<Integer> waiting =
                new ArrayList<>(IntStream.range(0, rows.size()).boxed().toList());
        while (!waiting.isEmpty()) {
            // Two rows of one code are compared one after the other.
            var codes = new HashSet<String>();
            var now = new ArrayList<Integer>();
            var later = new ArrayList<Integer>();
            for (var place : waiting) {
                var code = rows.get(place).code().strip();
                (code.isEmpty() || codes.add(code) ? now : later).add(place);
            }
            var taken = acceptance.of(now.stream().map(rows::get).toList());
            for (int i = 0; i < taken.size(); i++) {
                verdicts[now.get(i)] = taken.get(i);
            }
            waiting = later;
        }
        return List.of(verdicts);
    }

    /// Finds which dwellings written addresses mean.
    ///
    /// @param written at most 5,000 texts
    /// @return what each means, in its order
    @Transactional(readOnly = true)
    public List<Located> resolve(List<String> written) {
        var resolutions = places.resolve(written);
        var addresses =
                resolutions.stream().flatMap(Dwellings::addresses).distinct().toList();
        var there = dwellings.byAddress(addresses);
        return resolutions.stream()
                .map(resolution -> switch (resolution) {
                    case Resolution.Unknown(var fault) -> new Located.Unknown(fault.code());
                    case Resolution.Found(var id, var text, var division) ->
                        located(List.of(new AddressCandidate(id, text, division)), there);
                    case Resolution.Ambiguous(var candidates) -> located(candidates, there);
                })
                .toList();
    }

    /// A dwelling that somebody chose, in the words of a search.
    @Transactional(readOnly = true)
    public Located located(DwellingId id) {
        return find(id).<Located>map(dwelling -> new Located.Found(id, dwelling.division(), dwelling.address()))
                .orElse(new Located.Unknown("dwelling-not-registered"));
    }

    private static Stream<AddressId> addresses(Resolution resolution) {
        return switch (resolution) {
            case Resolution.Found(var id, var text, var division) -> Stream.of(id);
            case Resolution.Ambiguous(var candidates) -> candidates.stream().map(AddressCandidate::id);
            case Resolution.Unknown unknown -> Stream.of();
        };
    }

    private static Located located(List<AddressCandidate> candidates, Map<AddressId, Stored> there) {
        var found = candidates.stream()
                .filter(candidate -> there.containsKey(candidate.id()))
                .toList();
        if (found.isEmpty()) {
            return new Located.Unknown("dwelling-not-registered");
        }
        if (found.size() > 1 || candidates.size() >= Places.MOST_CANDIDATES) {
            return new Located.Ambiguous(found.stream()
                    .map(one -> new Located.Candidate(
                            Objects.requireNonNull(there.get(one.id())).id(), one.text()))
                    .toList());
        }
        var dwelling = Objects.requireNonNull(there.get(found.getFirst().id()));
        return new Located.Found(
                dwelling.id(), dwelling.division(), found.getFirst().text());
    }

    /// The dwelling as it is believed to be today; throws [Problem] `dwelling-unknown`.
    @Transactional(readOnly = true)
    public Dwelling get(DwellingId id) {
        return find(id).orElseThrow(() -> new Problem(Problem.Kind.UNKNOWN, "dwelling-unknown"));
    }

    @Transactional(readOnly = true)
    public Optional<Dwelling> find(DwellingId id) {
        return dwellings.find(id).map(this::named);
    }

    /// The dwelling as it is, or was before it was split or merged; throws [Problem] `dwelling-unknown`.
    @Transactional(readOnly = true)
    public Dwelling latest(DwellingId id) {
        return dwellings
                .latest(id)
                .map(this::named)
                .orElseThrow(() -> new Problem(Problem.Kind.UNKNOWN, "dwelling-unknown"));
    }

    /// What a dwelling came from and what it became.
    @Transactional(readOnly = true)
    public List<Succession> successions(DwellingId id) {
        return dwellings.successions(id);
    }

    /// Ends a dwelling, because others took its place: it was split into them, or merged into one of them. Part
    /// of the transaction that also moves those who live in it.
    ///
    /// Throws [Problem] `dwelling-unknown`, and `dwelling-ended` where it was ended before.
    @Transactional(propagation = Propagation.MANDATORY)
    public void succeed(DwellingId predecessor, List<DwellingId> successors, Succession.Kind kind, LocalDate since) {
        successors.forEach(this::get);
        if (!dwellings.end(predecessor, since)) {
            throw new Problem(Problem.Kind.CONFLICT, "dwelling-ended");
        }
        for (var successor : successors) {
            dwellings.succeed(new Succession(predecessor, successor, kind, since));
        }
    }

    /// Ends a dwelling that was found to be none, or to be no more; throws [Problem] `dwelling-ended` where
    /// it was ended before.
    public void end(DwellingId id, LocalDate since) {
        if (!dwellings.end(id, since)) {
            throw new Problem(Problem.Kind.CONFLICT, "dwelling-ended");
        }
    }

    /// Believes from now on that a dwelling is used otherwise; throws [Problem] `dwelling-unknown`.
    public void change(DwellingId id, Use use) {
        var before = dwellings.find(id).orElseThrow(() -> new Problem(Problem.Kind.UNKNOWN, "dwelling-unknown"));
        if (before.use() != use) {
            dwellings.close(List.of(before));
            dwellings.open(List.of(before.used(use)));
        }
    }

    /// Every dwelling of a division, with its address in parts.
    @Transactional(readOnly = true)
    public List<Addressed> doorsOf(DivisionCode division) {
        return addressed(dwellings.doorsOf(division));
    }

    /// Every dwelling of these buildings, with its address in parts.
    @Transactional(readOnly = true)
    public List<Addressed> doorsOf(Collection<BuildingId> of) {
        return addressed(dwellings.doorsOf(of));
    }

    /// Those of these dwellings that there are, with their addresses in parts.
    @Transactional(readOnly = true)
    public Map<DwellingId, Addressed> doors(Collection<DwellingId> ids) {
        return addressed(dwellings.doors(ids)).stream().collect(Collectors.toMap(Addressed::id, Function.identity()));
    }

    private List<Addressed> addressed(List<DwellingRecords.StoredDoor> doors) {
        var addresses = places.addresses(
                doors.stream().map(door -> door.dwelling().address()).distinct().toList());
        return doors.stream()
                .map(door -> new Addressed(
                        door.dwelling().id(),
                        door.dwelling().building(),
                        door.dwelling().division(),
                        Objects.requireNonNull(addresses.get(door.dwelling().address())),
                        door.dwelling().use(),
                        door.dwelling().doorPlate(),
                        door.dwelling().position(),
                        door.since()))
                .toList();
    }

    /// The dwelling as it was, or was believed to be; empty where there was none.
    @Transactional(readOnly = true)
    public Optional<Dwelling> find(DwellingId id, AsOf asOf) {
        return dwellings.find(id, asOf).map(this::named);
    }

    /// The dwelling at whose door a plate hangs, as somebody typed it or a QR code told it.
    @Transactional(readOnly = true)
    public Optional<Dwelling> findByDoorPlate(String written) {
        return DoorPlates.read(written).flatMap(dwellings::find).map(this::named);
    }

    /// Those of these dwellings that have a use.
    @Transactional(readOnly = true)
    public Set<DwellingId> ofUse(Collection<DwellingId> among, Use use) {
        return among.isEmpty() ? Set.of() : dwellings.ofUse(among, use);
    }

    /// The dwellings of a division, by community.
    ///
    /// @param cursor the last that was shown; `null` from the start
    @Transactional(readOnly = true)
    public List<Dwelling> list(DivisionCode division, @Nullable DwellingId cursor, int limit) {
        return named(dwellings.in(division, cursor, limit));
    }

    /// The dwellings of a building by address, at most 1,000.
    @Transactional(readOnly = true)
    public List<Dwelling> list(BuildingId building) {
        return named(dwellings.in(building)).stream()
                .sorted(Comparator.comparing(Dwelling::address))
                .toList();
    }

    /// What was ever believed of a dwelling, newest belief first.
    @Transactional(readOnly = true)
    public List<DwellingVersion> history(DwellingId id) {
        var versions = dwellings.history(id);
        var named = named(
                versions.stream().map(DwellingRecords.StoredVersion::dwelling).toList());
        var history = new ArrayList<DwellingVersion>(versions.size());
        for (int i = 0; i < versions.size(); i++) {
            var version = versions.get(i);
            history.add(new DwellingVersion(
                    named.get(i), version.validFrom(), version.validUntil(), version.recorded(), version.superseded()));
        }
        return history;
    }

    /// The building; throws [Problem] `building-unknown`.
    @Transactional(readOnly = true)
    public Building building(BuildingId id) {
        return buildings.find(id).orElseThrow(() -> new Problem(Problem.Kind.UNKNOWN, "building-unknown"));
    }

    /// The buildings of a division by street, 200 at a time.
    ///
    /// @param cursor the last that was shown; `null` from the start
    @Transactional(readOnly = true)
    public List<Building> buildings(DivisionCode division, @Nullable BuildingId cursor) {
        return buildings.in(division, cursor);
    }

    /// Those of these buildings that there are, by street.
    @Transactional(readOnly = true)
    public List<Building> buildings(Collection<BuildingId> ids) {
        return ids.isEmpty() ? List.of() : buildings.among(ids);
    }

    /// The buildings inside a rectangle, at most 2,000.
    @Transactional(readOnly = true)
    public List<Building> near(Bounds bounds) {
        return buildings.near(bounds);
    }

    /// A building with those around it, for a map and the list beside it.
    @Transactional(readOnly = true)
    public Surroundings surroundings(BuildingId id) {
        var building = building(id);
        var position = building.position();
        if (position == null) {
            return new Surroundings(null, reference(building), List.of());
        }
        var neighbours = buildings.near(Bounds.around(position, NEIGHBOURHOOD_DEGREES)).stream()
                .filter(other -> !other.id().equals(id))
                .sorted(Comparator.comparingDouble(other -> Geo.metres(position, other.position())))
                .limit(NEIGHBOURS)
                .map(other -> new Surroundings.Neighbour(reference(other), other))
                .toList();
        return new Surroundings(position, reference(building), neighbours);
    }

    /// Buildings of a list on a map of their own.
    @Transactional(readOnly = true)
    public Surroundings surroundings(List<Building> listed) {
        var middle = listed.stream()
                .map(Building::position)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        return new Surroundings(
                middle,
                "",
                listed.stream()
                        .map(building -> new Surroundings.Neighbour(reference(building), building))
                        .toList());
    }

    private String reference(Building building) {
        return keyring.reference(building.id().value());
    }

    private Dwelling named(Stored stored) {
        return named(List.of(stored)).getFirst();
    }

    private List<Dwelling> named(List<Stored> stored) {
        var addresses =
                places.addresses(stored.stream().map(Stored::address).distinct().toList());
        return stored.stream()
                .map(one -> new Dwelling(
                        one.id(),
                        one.building(),
                        one.code(),
                        one.division(),
                        places.name(one.division()),
                        Objects.requireNonNull(addresses.get(one.address())).text(),
                        one.use(),
                        one.doorPlate(),
                        one.position()))
                .toList();
    }
}
