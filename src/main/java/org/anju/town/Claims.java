package org.anju.town;

import java.util.BitSet;

/// Ground that is taken, in squares of five metres, so that no building stands on a street, in the river or on
/// another.
final class Claims {

    private static final double SQUARE = 5;
    private static final double RIVER_BANK = 10;

    private final BitSet taken = new BitSet();
    private final River river;
    private final double reach;
    private final int side;

    /// @param reach how far the plane goes from its centre, in metres
    Claims(River river, double reach) {
        this.river = river;
        this.reach = reach;
        this.side = (int) (2 * reach / SQUARE) + 1;
    }

    void street(Line line, double half) {
        var length = line.length();
        for (double at = 0; at <= length; at += SQUARE) {
            var spot = line.at(at);
            for (double across = -half; across <= half; across += SQUARE / 2) {
                taken.set(square(spot.x() - spot.dy() * across, spot.y() + spot.dx() * across));
            }
        }
    }

    /// Takes a rectangle if all of it is free.
    ///
    /// @param spot its middle, and the direction of its long side
    boolean take(Line.Spot spot, double length, double depth) {
        return rectangle(spot, length, depth, false) && rectangle(spot, length, depth, true);
    }

    private boolean rectangle(Line.Spot spot, double length, double depth, boolean set) {
        for (double along = -length / 2; along <= length / 2; along += SQUARE) {
            for (double across = -depth / 2; across <= depth / 2; across += SQUARE) {
                var x = spot.x() + spot.dx() * along - spot.dy() * across;
                var y = spot.y() + spot.dy() * along + spot.dx() * across;
                if (set) {
                    taken.set(square(x, y));
                } else if (Math.abs(x) >= reach
                        || Math.abs(y) >= reach
                        || taken.get(square(x, y))
                        || river.distance(x, y) < RIVER_BANK) {
                    return false;
                }
            }
        }
        return true;
    }

    private int square(double x, double y) {
        var column = Math.clamp((int) ((x + reach) / SQUARE), 0, side - 1);
        var row = Math.clamp((int) ((y + reach) / SQUARE), 0, side - 1);
        return row * side + column;
    }
}
