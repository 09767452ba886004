package org.anju.fieldwork;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.anju.dwellings.Addressed;
import org.anju.dwellings.DwellingId;
import org.anju.dwellings.Dwellings;
import org.anju.frame.Words;
import org.anju.residents.AtDoor;
import org.anju.residents.Declaration;
import org.anju.residents.Departure;
import org.anju.residents.Homes;
import org.anju.residents.Observations;
import org.anju.residents.StaySince;
import org.anju.shared.Access;
import org.anju.shared.Ids;
import org.anju.shared.Keyring;
import org.anju.shared.PartialDate;
import org.anju.shared.Verdict;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Judges visits whose turn has come, in sets, and lets the register have what is sound in them. Visits at
/// one dwelling are taken one after the other, so that each sees what the one before it did.
@Component
class Judgement {

    private static final String SOURCE = "社区走访";

    private final Areas areas;
    private final DoorRecords doors;
    private final Dwellings dwellings;
    private final Homes homes;
    private final Observations observations;
    private final Keyring keyring;
    private final Clock clock;

    Judgement(
            Areas areas,
            DoorRecords doors,
            Dwellings dwellings,
            Homes homes,
            Observations observations,
            Keyring keyring,
            Clock clock) {
        this.areas = areas;
        this.doors = doors;
        this.dwellings = dwellings;
        this.homes = homes;
        this.observations = observations;
        this.keyring = keyring;
        this.clock = clock;
    }

    /// A visit with its verdict.
    ///
    /// @param visit what of it has to be kept where it waits: who was found new is an observation by now
    /// @param area `null` where it lies in none of the worker's
    /// @param base `null` where it has none
    /// @param subjects persons whom it concerns
    record Judged(
            Visit visit, @Nullable Area area, @Nullable Instant base, VisitVerdict verdict, List<UUID> subjects) {}

    /// @return in the order of the visits
    List<Judged> judge(List<Visit> visits, Access access) {
        var held = areas.heldBy(access.by(), access.territory()).stream()
                .collect(Collectors.toMap(Area::id, Function.identity()));
        var locked =
                doors.lock(visits.stream().flatMap(Judgement::named).distinct().toList());
        var contradictions = Contradictions.in(visits);
        var judged = new HashMap<VisitId, Judged>();
        for (var wave : waves(visits)) {
            judge(wave, held, locked, contradictions, access)
                    .forEach(one -> judged.put(one.visit().id(), one));
        }
        return visits.stream()
                .map(visit -> Objects.requireNonNull(judged.get(visit.id())))
                .toList();
    }

    private static Stream<DwellingId> named(Visit visit) {
        return Stream.concat(
                Stream.ofNullable(visit.dwelling()),
                visit.facts().stream()
                        .flatMap(fact ->
                                fact instanceof Fact.Found found ? Stream.ofNullable(found.near()) : Stream.empty()));
    }

    private static List<List<Visit>> waves(List<Visit> visits) {
        var waves = new ArrayList<List<Visit>>();
        var seen = new HashMap<DwellingId, Integer>();
        for (var visit : visits) {
            var dwelling = visit.dwelling();
            int wave = dwelling == null ? 0 : seen.merge(dwelling, 1, Integer::sum) - 1;
            while (waves.size() <= wave) {
                waves.add(new ArrayList<>());
            }
            waves.get(wave).add(visit);
        }
        return waves;
    }

    private List<Judged> judge(
            List<Visit> wave,
            Map<AreaId, Area> held,
            Map<DwellingId, Door> locked,
            Map<VisitId, VisitId> contradictions,
            Access access) {
        var addressed = dwellings.doors(wave.stream()
                .flatMap(visit -> Stream.ofNullable(visit.dwelling()))
                .toList());
        var judged = new ArrayList<Judged>();
        var open = new ArrayList<Opening.Opened>();
        for (var visit : wave) {
            switch (Opening.of(visit, held, locked, addressed, keyring)) {
                case Opening.Closed(var verdict, var area) ->
                    judged.add(new Judged(visit, area, null, VisitVerdict.of(verdict), List.of()));
                case Opening.Opened opened -> open.add(opened);
            }
        }
        judged.addAll(weighed(open, contradictions, access));
        visited(judged);
        return judged;
    }

    private List<Judged> weighed(List<Opening.Opened> open, Map<VisitId, VisitId> contradictions, Access access) {
        if (open.isEmpty()) {
            return List.of();
        }
        var since = homes.since(
                open.stream()
                        .map(one ->
                                new Homes.Sight(one.dwelling().id(), one.base().knowledge()))
                        .toList(),
                access);
        var views = new ArrayList<View>();
        for (int i = 0; i < open.size(); i++) {
            var one = open.get(i);
            views.add(new View(
                    one.dwelling(), one.area(), one.base(), one.base().still(one.dwelling(), keyring), since.get(i)));
        }
        var left = left(open, views, access);
        var weighings = new ArrayList<Weighing>();
        for (int i = 0; i < open.size(); i++) {
            weighings.add(weighing(open.get(i).visit(), views.get(i), left.get(i), contradictions));
        }
        var outcomes = carriedOut(open, weighings, access);
        var judged = new ArrayList<Judged>();
        for (int i = 0; i < open.size(); i++) {
            judged.add(judged(open.get(i), views.get(i), weighings.get(i), outcomes.get(i)));
        }
        return judged;
    }

    private static Weighing weighing(
            Visit visit, View view, Map<Integer, Weighing.Left> left, Map<VisitId, VisitId> contradictions) {
        var weighing = switch (visit.outcome()) {
            case NOBODY_HOME, REFUSED -> new Weighing(Verdict.ACCEPTED, null, List.of());
            case NOT_A_DWELLING -> new Weighing(Verdict.held("not-a-dwelling"), null, List.of());
            default -> Weighing.of(visit, view, left);
        };
        var contrary = contradictions.get(visit.id());
        return contrary == null
                ? weighing
                : weighing.waiting(
                        Verdict.held("contradicts-in-batch", contrary.value().toString()));
    }

    /// For each visit those of its facts that tell of somebody who left, by their place.
    private List<Map<Integer, Weighing.Left>> left(List<Opening.Opened> open, List<View> views, Access access) {
        var departures = new ArrayList<Departure>();
        var places = new ArrayList<int[]>();
        var today = LocalDate.now(clock);
        for (int i = 0; i < open.size(); i++) {
            var visit = open.get(i).visit();
            for (int f = 0; f < visit.facts().size(); f++) {
                if (visit.facts().get(f) instanceof Fact.Left(var stay, var written)) {
                    var of = views.get(i).stay(stay);
                    var since = since(written, today);
                    if (of.isPresent() && since.isPresent()) {
                        departures.add(departure(of.get(), since.get(), visit));
                        places.add(new int[] {i, f});
                    }
                }
            }
        }
        var left = new ArrayList<Map<Integer, Weighing.Left>>();
        open.forEach(one -> left.add(new HashMap<>()));
        var relations = homes.weigh(departures, access);
        for (int i = 0; i < departures.size(); i++) {
            left.get(places.get(i)[0]).put(places.get(i)[1], new Weighing.Left(departures.get(i), relations.get(i)));
        }
        return left;
    }

    private static Departure departure(StaySince of, PartialDate since, Visit visit) {
        return new Departure(
                of.person(), of.stay(), since, Ids.next(), visit.id().value().toString());
    }

    /// The day, month or year, if it has come.
    static Optional<PartialDate> since(String written, LocalDate today) {
        return PartialDate.read(written.isBlank() ? "unknown" : written.strip())
                .filter(date ->
                        date instanceof PartialDate.Unknown || !date.earliest().isAfter(today));
    }

    /// Lets the register have what is sound, area by area, so that whoever is concerned reads the name of the
    /// area.
    ///
    /// @return for each visit the verdicts on its facts
    private List<List<VisitVerdict.OfFact>> carriedOut(
            List<Opening.Opened> open, List<Weighing> weighings, Access access) {
        var outcomes = new ArrayList<List<VisitVerdict.OfFact>>();
        open.forEach(one -> outcomes.add(new ArrayList<>()));
        var byArea = new LinkedHashMap<Area, List<Integer>>();
        for (int i = 0; i < open.size(); i++) {
            byArea.computeIfAbsent(open.get(i).area(), none -> new ArrayList<>())
                    .add(i);
        }
        byArea.forEach((area, visits) -> {
            var there = access.under(Packages.file(List.of(area)));
            homes.leave(
                    steps(visits, weighings, Step.Depart.class)
                            .map(Step.Depart::departure)
                            .toList(),
                    there);
            var declared = visits.stream()
                    .flatMap(i -> weighings.get(i).steps().stream()
                            .flatMap(step -> step instanceof Step.Declare declare
                                    ? Stream.of(atDoor(declare, open.get(i).dwelling()))
                                    : Stream.empty()))
                    .toList();
            var receipts = declared.isEmpty()
                    ? List.<org.anju.residents.Receipt>of().iterator()
                    : observations.observeAtDoors(declared, there).iterator();
            for (var i : visits) {
                for (var step : weighings.get(i).steps()) {
                    outcomes.get(i)
                            .add(
                                    switch (step) {
                                        case Step.Settled(var verdict) -> VisitVerdict.OfFact.of(verdict);
                                        case Step.Depart depart -> VisitVerdict.OfFact.of(Verdict.ACCEPTED);
                                        case Step.Change(var use) -> {
                                            dwellings.change(
                                                    open.get(i).dwelling().id(), use);
                                            yield VisitVerdict.OfFact.of(Verdict.ACCEPTED);
                                        }
                                        case Step.Declare declare -> {
                                            var receipt = receipts.next();
                                            var observation = receipt.observation();
                                            yield new VisitVerdict.OfFact(
                                                    receipt.verdict(),
                                                    observation == null ? null : observation.value());
                                        }
                                    });
                }
            }
        });
        return outcomes;
    }

    private static <S extends Step> Stream<S> steps(
            Collection<Integer> visits, List<Weighing> weighings, Class<S> kind) {
        return visits.stream()
                .flatMap(i -> weighings.get(i).steps().stream())
                .filter(kind::isInstance)
                .map(kind::cast);
    }

    private static AtDoor atDoor(Step.Declare declare, Addressed dwelling) {
        var said = declare.of().declaration();
        return new AtDoor(
                new Declaration(
                        said.name(),
                        said.sex(),
                        said.documentKind(),
                        said.documentNumber(),
                        said.birth(),
                        said.household(),
                        dwelling.address().text(),
                        said.movedIn(),
                        said.reason(),
                        said.phone(),
                        SOURCE),
                dwelling.found(),
                declare.doubt());
    }

    private static Judged judged(
            Opening.Opened opened, View view, Weighing weighing, List<VisitVerdict.OfFact> outcomes) {
        var facts = new ArrayList<Fact>();
        var subjects = new ArrayList<UUID>();
        for (int f = 0; f < outcomes.size(); f++) {
            var fact = opened.visit().facts().get(f);
            facts.add(
                    fact instanceof Fact.New ? new Fact.Declared(outcomes.get(f).observation()) : fact);
            stay(fact)
                    .flatMap(view::stay)
                    .ifPresent(stay -> subjects.add(stay.person().value()));
        }
        return new Judged(
                opened.visit().with(facts),
                opened.area(),
                opened.base().knowledge().at(),
                VisitVerdict.of(weighing.whole(), weighing.differs(), outcomes),
                subjects.stream().distinct().toList());
    }

    private static Optional<UUID> stay(Fact fact) {
        return switch (fact) {
            case Fact.Stays(var stay) -> Optional.of(stay);
            case Fact.Left(var stay, var since) -> Optional.of(stay);
            case Fact.Never(var stay) -> Optional.of(stay);
            case Fact.New someone -> Optional.empty();
            case Fact.Declared declared -> Optional.empty();
            case Fact.Used used -> Optional.empty();
            case Fact.Found found -> Optional.empty();
        };
    }

    /// Notes on the doors that somebody was there, and which dwellings are confirmed by it. What a visit of
    /// an area that is not the worker's says is not noted.
    private void visited(List<Judged> judged) {
        var visited = new ArrayList<DoorRecords.Visited>();
        for (var one : judged) {
            var dwelling = one.visit().dwelling();
            var base = one.base();
            if (dwelling != null && base != null) {
                var outcome = one.visit().outcome();
                var sound = one.verdict().state() == VisitVerdict.State.ACCEPTED
                        || one.verdict().state() == VisitVerdict.State.ALREADY_KNOWN;
                visited.add(new DoorRecords.Visited(
                        dwelling,
                        day(one.visit().observedAt(), base, clock.instant()),
                        outcome,
                        sound && (outcome == Outcome.CONFIRMED || outcome == Outcome.CHANGED)));
            }
        }
        if (!visited.isEmpty()) {
            doors.visited(visited);
        }
    }

    /// The day of a visit. A phone's clock proves nothing; but a visit lies between the package that it was
    /// made with and its arrival.
    static LocalDate day(Instant observed, @Nullable Instant base, Instant arrived) {
        var earliest = base != null && observed.isBefore(base) ? base : observed;
        return LocalDate.ofInstant(earliest.isAfter(arrived) ? arrived : earliest, Words.ZONE);
    }
}
