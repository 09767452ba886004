package org.anju.counters;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.anju.dwellings.Addressed;
import org.anju.dwellings.DwellingId;
import org.anju.dwellings.Dwellings;
import org.anju.dwellings.Located;
import org.anju.places.Places;
import org.anju.places.Position;
import org.anju.places.Street;
import org.anju.shared.DivisionCode;
import org.anju.shared.Problem;
import org.springframework.stereotype.Component;

/// Where a written address or the name of a division is. Nothing of it is kept.
@Component
class Whereabouts {

    private final Dwellings dwellings;
    private final Places places;
    private final ServicePoints points;

    Whereabouts(Dwellings dwellings, Places places, ServicePoints points) {
        this.dwellings = dwellings;
        this.places = places;
        this.points = points;
    }

    /// Empty where nothing is known under it, or not where that is.
    Optional<Position> find(String written) {
        return address(written)
                .or(() -> divisions(written).stream()
                        .flatMap(division -> middle(division).stream())
                        .findFirst());
    }

    private Optional<Position> address(String written) {
        return switch (dwellings.resolve(List.of(written)).getFirst()) {
            case Located.Found found -> position(found.dwelling());
            case Located.Ambiguous(var candidates) ->
                position(candidates.getFirst().dwelling());
            case Located.Unknown unknown -> Optional.empty();
        };
    }

    private Optional<Position> position(DwellingId dwelling) {
        return dwellings.doors(Set.of(dwelling)).values().stream()
                .map(Addressed::position)
                .filter(java.util.Objects::nonNull)
                .findFirst();
    }

    private List<DivisionCode> divisions(String written) {
        try {
            return List.of(DivisionCode.read(written));
        } catch (Problem e) {
            var named = places.named(written);
            return named.isEmpty() ? places.read(written).within() : named;
        }
    }

    /// The middle of a division's streets; where none is known, of its service points.
    private Optional<Position> middle(DivisionCode division) {
        var streets = places.streets(division.at(DivisionCode.Level.STREET)).stream()
                .map(Street::line)
                .flatMap(List::stream)
                .toList();
        return streets.isEmpty()
                ? mean(points.list(new Wanted(null, null, division, ServicePoints.on(points.today()))).stream()
                        .map(ServicePoint::position)
                        .toList())
                : mean(streets);
    }

    private static Optional<Position> mean(List<Position> all) {
        return all.isEmpty()
                ? Optional.empty()
                : Optional.of(new Position(
                        all.stream().mapToDouble(Position::longitude).average().orElseThrow(),
                        all.stream().mapToDouble(Position::latitude).average().orElseThrow()));
    }
}
