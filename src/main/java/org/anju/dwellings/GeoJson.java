package org.anju.dwellings;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.anju.places.Position;
import org.anju.places.Street;

/// A feature collection in WGS 84 (RFC 7946).
record GeoJson(String type, List<Feature> features) {

    static final String MEDIA_TYPE = "application/geo+json";

    record Feature(String type, Geometry geometry, Properties properties) {}

    /// @param coordinates `[longitude, latitude]`, or a list of such
    record Geometry(String type, Object coordinates) {}

    /// @param kind `building` or `street`
    /// @param reference of the building; blank for a street
    /// @param dwellings how many are in the building; 0 for a street
    record Properties(String kind, String reference, String label, String name, int dwellings) {}

    static GeoJson of(List<Building> buildings, List<Street> streets, Function<BuildingId, String> reference) {
        return new GeoJson(
                "FeatureCollection",
                Stream.concat(
                                streets.stream()
                                        .filter(street -> street.line().size() > 1)
                                        .map(GeoJson::street),
                                buildings.stream()
                                        .filter(building -> building.position() != null)
                                        .map(building -> building(building, reference)))
                        .toList());
    }

    private static Feature street(Street street) {
        var line = street.line().stream().map(GeoJson::coordinates).toList();
        return new Feature(
                "Feature",
                new Geometry("LineString", line),
                new Properties("street", "", street.name(), street.name(), 0));
    }

    private static Feature building(Building building, Function<BuildingId, String> reference) {
        return new Feature(
                "Feature",
                new Geometry("Point", coordinates(Objects.requireNonNull(building.position()))),
                new Properties(
                        "building",
                        reference.apply(building.id()),
                        building.label(),
                        building.written(),
                        building.dwellings()));
    }

    private static List<Double> coordinates(Position position) {
        return List.of(position.longitude(), position.latitude());
    }
}
