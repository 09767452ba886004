package org.anju.town;

import java.util.ArrayList;
import java.util.List;

/// The plane on which the town is laid out, and where it touches the globe.
///
/// The origin, 123.8° E 29.0° N, is open water of the East China Sea about 150 km off the coast of Zhejiang:
/// the town reaches at most some 25 km from it, so that no point of it can be taken for a real house, whatever
/// map lies beneath.
final class Plane {

    static final double LONGITUDE = 123.8;
    static final double LATITUDE = 29.0;

    /// Metres of a degree on the WGS 84 ellipsoid at the origin.
    private static final double METRES_EAST = 97_439;

    private static final double METRES_NORTH = 110_836;
    private static final double ROUNDING = 1e6;

    private Plane() {}

    /// @param x metres east of the origin
    /// @param y metres north of it
    static TownPoint point(double x, double y) {
        return new TownPoint(
                Math.round((LONGITUDE + x / METRES_EAST) * ROUNDING) / ROUNDING,
                Math.round((LATITUDE + y / METRES_NORTH) * ROUNDING) / ROUNDING);
    }

    static List<TownPoint> points(Line line) {
        var points = new ArrayList<TownPoint>();
        for (int i = 0; i < line.x().length; i++) {
            points.add(point(line.x()[i], line.y()[i]));
        }
        return points;
    }
}
