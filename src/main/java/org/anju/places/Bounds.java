package org.anju.places;

import java.util.Optional;

/// A rectangle on the map, in degrees of WGS 84.
public record Bounds(Position southWest, Position northEast) {

    /// Reads `west,south,east,north`; empty where it is no rectangle.
    public static Optional<Bounds> read(String written) {
        var parts = written.split(",", -1);
        if (parts.length != 4) {
            return Optional.empty();
        }
        return Position.read(parts[0], parts[1])
                .flatMap(southWest ->
                        Position.read(parts[2], parts[3]).map(northEast -> new Bounds(southWest, northEast)))
                .filter(bounds -> bounds.southWest.longitude() <= bounds.northEast.longitude()
                        && bounds.southWest.latitude() <= bounds.northEast.latitude());
    }

    /// The smallest rectangle around a point that reaches `degrees` in each direction.
    public static Bounds around(Position middle, double degrees) {
        return new Bounds(
                new Position(Math.max(middle.longitude() - degrees, -180), Math.max(middle.latitude() - degrees, -90)),
                new Position(Math.min(middle.longitude() + degrees, 180), Math.min(middle.latitude() + degrees, 90)));
    }
}
