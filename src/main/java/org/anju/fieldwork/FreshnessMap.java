package org.anju.fieldwork;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.anju.dwellings.Building;
import org.anju.dwellings.BuildingId;
import org.anju.frame.Words;
import org.anju.places.Position;
import org.anju.places.Street;

/// Buildings coloured by their age, and the streets between them: a feature collection in WGS 84 (RFC 7946).
/// Colour never stands alone: each class has a form of its own, and its words go with it.
record FreshnessMap(String type, List<Feature> features) {

    static final String MEDIA_TYPE = "application/geo+json";

    record Feature(String type, Geometry geometry, Properties properties) {}

    record Geometry(String type, Object coordinates) {}

    /// @param age the [AgeClass] of a building; blank for a street
    /// @param said the same in words
    record Properties(String kind, String reference, String label, String name, String age, String said) {}

    static FreshnessMap of(
            List<Building> buildings,
            Map<BuildingId, Ages> ages,
            List<Street> streets,
            Function<BuildingId, String> reference,
            Words words) {
        var features = new ArrayList<Feature>();
        for (var street : streets) {
            if (street.line().size() > 1) {
                features.add(new Feature(
                        "Feature",
                        new Geometry(
                                "LineString",
                                street.line().stream().map(FreshnessMap::point).toList()),
                        new Properties("street", "", street.name(), street.name(), "", "")));
            }
        }
        for (var building : buildings) {
            var of = ages.get(building.id());
            if (of != null && building.position() != null) {
                features.add(new Feature(
                        "Feature",
                        new Geometry("Point", point(building.position())),
                        new Properties(
                                "building",
                                reference.apply(building.id()),
                                building.label(),
                                building.written(),
                                of.middle().name(),
                                words.of(of.middle()))));
            }
        }
        return new FreshnessMap("FeatureCollection", features);
    }

    private static List<Double> point(Position position) {
        return List.of(position.longitude(), position.latitude());
    }
}
