package org.anju.counters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.anju.places.Position;
import org.junit.jupiter.api.Test;

/// Lengths that are known from the ellipsoid itself: a degree along the equator, the quarter of a meridian.
class EllipsoidTests {

    private static final double EQUATOR = 6_378_137;

    @Test
    void aDegreeOfTheEquatorIsItsPartOfTheCircle() {
        assertThat(Ellipsoid.metres(new Position(118, 0), new Position(119, 0)))
                .isCloseTo(EQUATOR * Math.PI / 180, within(0.001));
    }

    @Test
    void fromTheEquatorToThePoleIsTheQuarterOfAMeridian() {
        assertThat(Ellipsoid.metres(new Position(118, 0), new Position(118, 90)))
                .isCloseTo(10_001_965.729, within(0.01));
    }

    @Test
    void itIsTheSameThereAndBackAndNothingInPlace() {
        var here = new Position(118.78, 31.21);
        var there = new Position(118.801, 31.2234);
        assertThat(Ellipsoid.metres(here, there)).isEqualTo(Ellipsoid.metres(there, here), within(1e-6));
        assertThat(Ellipsoid.metres(here, here)).isZero();
    }

    @Test
    void aSmallStepNorthIsThatOfTheMeridianThere() {
        // The radius of curvature of the meridian at latitude B: a (1 - e²) / (1 - e² sin² B)^1.5.
        double e2 = 0.00669437999014;
        double sin = Math.sin(Math.toRadians(31.2105));
        double radius = EQUATOR * (1 - e2) / Math.pow(1 - e2 * sin * sin, 1.5);
        assertThat(Ellipsoid.metres(new Position(118.78, 31.21), new Position(118.78, 31.211)))
                .isCloseTo(radius * Math.toRadians(0.001), within(0.001));
    }
}
