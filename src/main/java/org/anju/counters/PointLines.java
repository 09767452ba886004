package org.anju.counters;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.anju.frame.Words;
import org.anju.places.Places;
import org.anju.shared.Keyring;
import org.anju.shared.MatterCode;
import org.springframework.stereotype.Component;

/// Service points for pages: what the register has of them, put into words.
@Component
class PointLines {

    private final ServicePoints points;
    private final Delegations delegations;
    private final Functions functions;
    private final Places places;
    private final Keyring keyring;
    private final Clock clock;

    PointLines(
            ServicePoints points,
            Delegations delegations,
            Functions functions,
            Places places,
            Keyring keyring,
            Clock clock) {
        this.points = points;
        this.delegations = delegations;
        this.functions = functions;
        this.places = places;
        this.keyring = keyring;
        this.clock = clock;
    }

    List<PointLine> near(List<NearPoint> near, Words words) {
        var able = able(near.stream().map(NearPoint::point).toList());
        var lines = new ArrayList<PointLine>();
        for (var one : near) {
            lines.add(line(lines.size() + 1, one.point(), one.opening(), one.metres(), able, words));
        }
        return lines;
    }

    List<PointLine> all(List<ServicePoint> all, Words words) {
        var able = able(all);
        var openings = points.openings(all, clock.instant());
        var lines = new ArrayList<PointLine>();
        for (var point : all) {
            var opening = openings.getOrDefault(point.id(), new Opening.Closed());
            lines.add(line(lines.size() + 1, point, opening, null, able, words));
        }
        return lines;
    }

    PointLine one(ServicePoint point, Words words) {
        return all(List.of(point), words).getFirst();
    }

    /// The functions that any service point has today, by code.
    SortedMap<String, String> functions(Words words) {
        return named(delegations.functions(), words);
    }

    /// The functions of one, by code.
    SortedMap<String, String> functions(ServicePoint point, Words words) {
        return named(
                able(List.of(point)).getOrDefault(point.id(), new TreeMap<>()).keySet(), words);
    }

    SortedMap<String, String> named(Collection<MatterCode> functions, Words words) {
        return functions.stream()
                .collect(Collectors.toMap(
                        MatterCode::value, function -> name(function, words), (one, other) -> one, TreeMap::new));
    }

    String name(MatterCode function, Words words) {
        return functions.name(function, words);
    }

    /// The service point behind a reference. Throws [Problem] `point-unknown`.
    ServicePoint get(String reference) {
        return points.get(id(reference));
    }

    ServicePointId id(String reference) {
        return keyring.key(reference).map(ServicePointId::new).orElseThrow(ServicePoints::unknown);
    }

    String reference(ServicePoint point) {
        return keyring.reference(point.id().value());
    }

    private java.util.Map<ServicePointId, SortedMap<MatterCode, Set<FunctionStep>>> able(List<ServicePoint> all) {
        return delegations.at(all.stream().map(ServicePoint::id).collect(Collectors.toSet()));
    }

    private PointLine line(
            int number,
            ServicePoint point,
            Opening opening,
            @org.jspecify.annotations.Nullable Long metres,
            java.util.Map<ServicePointId, SortedMap<MatterCode, Set<FunctionStep>>> able,
            Words words) {
        Function<MatterCode, String> name = function -> functions.name(function, words);
        return new PointLine(
                number,
                reference(point),
                point,
                point.name(words.tongue()),
                places.name(point.division()),
                opening,
                OpeningWords.of(opening, clock.instant(), words),
                able.getOrDefault(point.id(), new TreeMap<>()).keySet().stream()
                        .map(name)
                        .toList(),
                metres,
                point.slots().places() > 0,
                point.serves().stream().sorted().map(places::name).toList());
    }
}
