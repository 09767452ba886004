package org.anju.counters;

import org.anju.places.Position;

/// Distances on the ellipsoid of WGS 84, along the geodesic (Vincenty, Survey Review XXIII, 176, 1975): to the
/// millimetre between any two points that are not nearly opposite each other on the globe.
final class Ellipsoid {

    private static final double A = 6_378_137;
    private static final double F = 1 / 298.257223563;
    private static final double B = A * (1 - F);
    private static final double NEAR = 1e-12;
    private static final int MOST_TURNS = 100;

    /// Half of the way round: as far as anything can be.
    private static final double FARTHEST = Math.PI * B;

    private Ellipsoid() {}

    static double metres(Position from, Position to) {
        double l = Math.toRadians(to.longitude() - from.longitude());
        double u1 = Math.atan((1 - F) * Math.tan(Math.toRadians(from.latitude())));
        double u2 = Math.atan((1 - F) * Math.tan(Math.toRadians(to.latitude())));
        double lambda = l;
        for (int turn = 0; turn < MOST_TURNS; turn++) {
            double sinSigma = Math.hypot(
                    Math.cos(u2) * Math.sin(lambda),
                    Math.cos(u1) * Math.sin(u2) - Math.sin(u1) * Math.cos(u2) * Math.cos(lambda));
            if (sinSigma == 0) {
                return 0;
            }
            double cosSigma = Math.sin(u1) * Math.sin(u2) + Math.cos(u1) * Math.cos(u2) * Math.cos(lambda);
            double sigma = Math.atan2(sinSigma, cosSigma);
            double sinAlpha = Math.cos(u1) * Math.cos(u2) * Math.sin(lambda) / sinSigma;
            double cos2Alpha = 1 - sinAlpha * sinAlpha;
            double cos2SigmaM = cos2Alpha == 0 ? 0 : cosSigma - 2 * Math.sin(u1) * Math.sin(u2) / cos2Alpha;
            double c = F / 16 * cos2Alpha * (4 + F * (4 - 3 * cos2Alpha));
            double next = l
                    + (1 - c)
                            * F
                            * sinAlpha
                            * (sigma + c * sinSigma * (cos2SigmaM + c * cosSigma * (2 * cos2SigmaM * cos2SigmaM - 1)));
            if (Math.abs(next - lambda) < NEAR) {
                return length(sigma, sinSigma, cosSigma, cos2Alpha, cos2SigmaM);
            }
            lambda = next;
        }
        return FARTHEST;
    }

    private static double length(double sigma, double sinSigma, double cosSigma, double cos2Alpha, double cos2SigmaM) {
        double u = cos2Alpha * (A * A - B * B) / (B * B);
        double a = 1 + u / 16384 * (4096 + u * (-768 + u * (320 - 175 * u)));
        double b = u / 1024 * (256 + u * (-128 + u * (74 - 47 * u)));
        double squared = cos2SigmaM * cos2SigmaM;
        double delta = b
                * sinSigma
                * (cos2SigmaM
                        + b
                                / 4
                                * (cosSigma * (2 * squared - 1)
                                        - b / 6 * cos2SigmaM * (4 * sinSigma * sinSigma - 3) * (4 * squared - 3)));
        return B * a * (sigma - delta);
    }
}
