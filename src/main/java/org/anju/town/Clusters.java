package org.anju.town;

import java.util.Arrays;

/// Points on the plane gathered round centres (Lloyd 1982): how streets become a sub-district and plots a
/// community.
final class Clusters {

    private static final int ROUNDS = 8;

    private Clusters() {}

    /// The centre, 0 up to but not including `count`, that each point belongs to.
    ///
    /// @param weight what each point counts
    static int[] gather(double[] x, double[] y, double[] weight, int count) {
        var nearest = new int[x.length];
        if (x.length == 0) {
            return nearest;
        }
        var centres = Math.min(count, x.length);
        var cx = new double[centres];
        var cy = new double[centres];
        seedFarApart(x, y, cx, cy);
        for (int round = 0; round < ROUNDS; round++) {
            for (int i = 0; i < x.length; i++) {
                nearest[i] = nearest(x[i], y[i], cx, cy);
            }
            moveToMiddles(x, y, weight, nearest, cx, cy);
        }
        return nearest;
    }

    private static void seedFarApart(double[] x, double[] y, double[] cx, double[] cy) {
        var distance = new double[x.length];
        Arrays.fill(distance, Double.MAX_VALUE);
        var next = 0;
        for (int c = 0; c < cx.length; c++) {
            cx[c] = x[next];
            cy[c] = y[next];
            var farthest = 0;
            for (int i = 0; i < x.length; i++) {
                distance[i] = Math.min(distance[i], square(x[i] - cx[c], y[i] - cy[c]));
                farthest = distance[i] > distance[farthest] ? i : farthest;
            }
            next = farthest;
        }
    }

    private static int nearest(double x, double y, double[] cx, double[] cy) {
        var best = 0;
        for (int c = 1; c < cx.length; c++) {
            if (square(x - cx[c], y - cy[c]) < square(x - cx[best], y - cy[best])) {
                best = c;
            }
        }
        return best;
    }

    private static void moveToMiddles(
            double[] x, double[] y, double[] weight, int[] nearest, double[] cx, double[] cy) {
        for (int c = 0; c < cx.length; c++) {
            double sx = 0;
            double sy = 0;
            double sum = 0;
            for (int i = 0; i < x.length; i++) {
                if (nearest[i] == c) {
                    sx += x[i] * weight[i];
                    sy += y[i] * weight[i];
                    sum += weight[i];
                }
            }
            if (sum > 0) {
                cx[c] = sx / sum;
                cy[c] = sy / sum;
            }
        }
    }

    private static double square(double dx, double dy) {
        return dx * dx + dy * dy;
    }
}
