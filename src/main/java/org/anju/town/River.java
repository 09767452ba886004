package org.anju.town;

/// The river 澜江, which winds through the town from west to east and parts its two districts.
///
/// @param radius of the town, in metres
/// @param phase where its bends begin
record River(double radius, double phase) {

    /// How far north of the centre it flows at `x`.
    double y(double x) {
        var t = x / radius;
        return radius
                * (-0.36
                        + 0.15 * StrictMath.sin(1.6 * t + phase)
                        + 0.05 * StrictMath.sin(4.3 * t + 2 * phase)
                        + 0.03 * t);
    }

    /// Half its width.
    double half() {
        return Math.clamp(0.045 * radius, 32, 170);
    }

    /// How far a place is from the water's edge, in metres, roughly; below zero in the water.
    double distance(double x, double y) {
        var slope = (y(x + 10) - y(x - 10)) / 20;
        return Math.abs(y - y(x)) / StrictMath.sqrt(1 + slope * slope) - half();
    }

    boolean north(double x, double y) {
        return y > y(x);
    }

    /// A line along it, `offset` metres north of its middle.
    Line along(double from, double to, double offset) {
        return Line.curve(from, to, Math.abs(to - from), t -> t, t -> y(t) + offset);
    }
}
