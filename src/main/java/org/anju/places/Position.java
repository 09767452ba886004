package org.anju.places;

import java.util.Optional;
import java.util.regex.Pattern;

/// A point in WGS 84 (EPSG:4326), in degrees.
public record Position(double longitude, double latitude) {

    private static final Pattern DECIMAL = Pattern.compile("[+-]?[0-9]{1,4}(?:\\.[0-9]{0,20})?");
    private static final double MOST_EASTERLY = 180;
    private static final double MOST_NORTHERLY = 90;

    public Position {
        if (!(Math.abs(longitude) <= MOST_EASTERLY && Math.abs(latitude) <= MOST_NORTHERLY)) {
            throw new IllegalArgumentException("No place on earth: %s, %s.".formatted(longitude, latitude));
        }
    }

    /// Reads two decimal numbers; empty where they are none or no place on earth.
    public static Optional<Position> read(String longitude, String latitude) {
        if (!DECIMAL.matcher(longitude.strip()).matches()
                || !DECIMAL.matcher(latitude.strip()).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new Position(Double.parseDouble(longitude.strip()), Double.parseDouble(latitude.strip())));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
