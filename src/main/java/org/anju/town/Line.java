package org.anju.town;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoublePredicate;
import java.util.function.DoubleUnaryOperator;

/// A line on the town's plane, in metres east and north of its centre, as points about twenty metres apart.
record Line(double[] x, double[] y) {

    private static final double STEP = 20;

    /// A place on a line and the direction of the line there (a unit vector).
    record Spot(double x, double y, double dx, double dy) {}

    /// The curve `(x(t), y(t))` for t from `from` to `to`, t in metres or anything near it.
    static Line curve(double from, double to, double length, DoubleUnaryOperator x, DoubleUnaryOperator y) {
        var steps = Math.max(2, (int) (length / STEP));
        var xs = new double[steps + 1];
        var ys = new double[steps + 1];
        for (int i = 0; i <= steps; i++) {
            var t = from + (to - from) * i / steps;
            xs[i] = x.applyAsDouble(t);
            ys[i] = y.applyAsDouble(t);
        }
        return new Line(xs, ys);
    }

    /// A line between two points that swings sideways once, by `bow` metres.
    static Line bowed(double ax, double ay, double bx, double by, double bow) {
        var length = StrictMath.hypot(bx - ax, by - ay);
        var nx = -(by - ay) / Math.max(1, length);
        var ny = (bx - ax) / Math.max(1, length);
        return curve(
                0,
                1,
                length,
                t -> ax + (bx - ax) * t + nx * bow * StrictMath.sin(StrictMath.PI * t),
                t -> ay + (by - ay) * t + ny * bow * StrictMath.sin(StrictMath.PI * t));
    }

    /// The stretches of the curve whose parameter passes, each at least `least` metres long; t is in metres.
    static List<Line> stretches(
            double from,
            double to,
            double least,
            DoublePredicate passes,
            DoubleUnaryOperator x,
            DoubleUnaryOperator y) {
        var found = new ArrayList<Line>();
        var start = Double.NaN;
        for (double t = from; t <= to + STEP; t += STEP) {
            var in = t <= to && passes.test(t);
            if (in && Double.isNaN(start)) {
                start = t;
            } else if (!in && !Double.isNaN(start)) {
                if (t - STEP - start >= least) {
                    found.add(curve(start, t - STEP, t - STEP - start, x, y));
                }
                start = Double.NaN;
            }
        }
        return found;
    }

    double length() {
        var sum = 0.0;
        for (int i = 1; i < x.length; i++) {
            sum += StrictMath.hypot(x[i] - x[i - 1], y[i] - y[i - 1]);
        }
        return sum;
    }

    /// The spot `metres` along the line, at its end where it is shorter.
    Spot at(double metres) {
        var left = metres;
        for (int i = 1; i < x.length; i++) {
            var piece = StrictMath.hypot(x[i] - x[i - 1], y[i] - y[i - 1]);
            if (piece > 0 && (left <= piece || i == x.length - 1)) {
                var part = Math.min(1, left / piece);
                var dx = x[i] - x[i - 1];
                var dy = y[i] - y[i - 1];
                return new Spot(x[i - 1] + dx * part, y[i - 1] + dy * part, dx / piece, dy / piece);
            }
            left -= piece;
        }
        return new Spot(x[0], y[0], 1, 0);
    }

    Spot middle() {
        return at(length() / 2);
    }

    /// How far east a place lies that is `along` and `across` a direction turned by `angle` from east.
    static double turnedX(double angle, double along, double across) {
        return along * StrictMath.cos(angle) - across * StrictMath.sin(angle);
    }

    /// How far north it lies.
    static double turnedY(double angle, double along, double across) {
        return along * StrictMath.sin(angle) + across * StrictMath.cos(angle);
    }
}
