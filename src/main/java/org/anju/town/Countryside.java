package org.anju.town;

import java.util.ArrayList;
import java.util.List;

/// The county around the city: towns with a few streets, villages of several groups near each, and roads
/// between them.
final class Countryside {

    private final double radius;
    private final Dice dice;
    private final PlaceNames names;
    private final River river;
    private final List<Way> ways;
    private final List<double[]> villages = new ArrayList<>();

    /// @param ways to which its own are added
    Countryside(double radius, Dice dice, PlaceNames names, River river, List<Way> ways) {
        this.radius = radius;
        this.dice = dice;
        this.names = names;
        this.river = river;
        this.ways = ways;
    }

    /// @param townships how many there are
    void lay(int townships) {
        var turn = dice.spread(0.3, 0.8);
        for (int township = 0; township < townships; township++) {
            var angle = turn + 2 * StrictMath.PI * (township + dice.spread(-0.12, 0.12)) / townships;
            var far = radius * dice.spread(1.85, 2.25);
            var x = far * StrictMath.cos(angle);
            var y = far * StrictMath.sin(angle) * 0.85;
            var extent = Math.max(120, (township == 0 ? 0.26 : 0.18) * radius);
            if (river.distance(x, y) < 1.3 * extent) {
                y = river.y(x) + (y > river.y(x) ? 1 : -1) * (river.half() + 1.4 * extent);
            }
            countryTown(township, x, y, extent);
            villages(township, x, y, extent);
            var out = StrictMath.hypot(x, y);
            country(
                    township,
                    1.02 * radius * x / out,
                    1.02 * radius * y / out,
                    x - x / out * extent,
                    y - y / out * extent);
        }
    }

    private void country(int township, double ax, double ay, double bx, double by) {
        var bow = dice.spread(-0.1, 0.1) * StrictMath.hypot(bx - ax, by - ay);
        ways.add(new Way(names.stem("公路") + "公路", Ground.COUNTRY, 2, township, -1, Line.bowed(ax, ay, bx, by, bow)));
    }

    private void countryTown(int township, double x, double y, double extent) {
        var turn = dice.spread(0, 1.5);
        var spacing = Math.clamp(extent / 1.6, 85, 240);
        for (int family = 0; family < 2; family++) {
            var angle = turn + family * StrictMath.PI / 2;
            for (double off = -extent + 0.3 * spacing; off < extent; off += spacing) {
                var across = off;
                var half = StrictMath.sqrt(extent * extent - off * off) * dice.spread(0.8, 1.15);
                if (half > 50) {
                    var ending = dice.chance(0.5) ? "街" : "路";
                    var line = Line.curve(
                            -half,
                            half,
                            2 * half,
                            t -> x + Line.turnedX(angle, t, across + 6 * StrictMath.sin(t / 90)),
                            t -> y + Line.turnedY(angle, t, across + 6 * StrictMath.sin(t / 90)));
                    ways.add(new Way(names.stem(ending) + ending, Ground.COUNTY_TOWN, 2, township, -1, line));
                }
            }
        }
    }

    private void villages(int township, double x, double y, double extent) {
        var count = dice.between(3, 5);
        var turn = dice.spread(0, 6);
        for (int village = 0; village < count; village++) {
            var angle = turn + 2 * StrictMath.PI * village / count;
            var far = 0.0;
            var vx = x;
            var vy = y;
            for (int tried = 0; tried < 40 && (tried == 0 || !fitForVillage(vx, vy)); tried++) {
                far = extent + Math.max(260, dice.spread(0.2, 0.34 + 0.01 * tried) * radius);
                vx = x + far * StrictMath.cos(angle + tried * dice.spread(-0.12, 0.12));
                vy = y + far * StrictMath.sin(angle + tried * dice.spread(-0.12, 0.12));
            }
            villages.add(new double[] {vx, vy});
            village(township, village, vx, vy);
            country(
                    township,
                    x + (vx - x) * extent / far,
                    y + (vy - y) * extent / far,
                    vx + (x - vx) * 70 / far,
                    vy + (y - vy) * 70 / far);
        }
    }

    private boolean fitForVillage(double x, double y) {
        return river.distance(x, y) > 180
                && StrictMath.hypot(x, y) > 1.35 * radius
                && villages.stream().allMatch(v -> StrictMath.hypot(x - v[0], y - v[1]) > 300);
    }

    /// Lanes that follow the slope, one a group.
    private void village(int township, int village, double x, double y) {
        var name = names.stem("村") + "村";
        var groups = (int) Math.clamp(radius / 450, 2, 8);
        var turn = dice.spread(0, 3.1);
        for (int group = 0; group < groups; group++) {
            var off = (group - (groups - 1) / 2.0) * dice.spread(52, 66);
            var half = dice.spread(60, 120);
            var shift = dice.spread(-30, 30);
            ways.add(new Way(
                    name + (group + 1) + "组",
                    Ground.VILLAGE,
                    2,
                    township,
                    village,
                    Line.bowed(
                            x + Line.turnedX(turn, shift - half, off),
                            y + Line.turnedY(turn, shift - half, off),
                            x + Line.turnedX(turn, shift + half, off),
                            y + Line.turnedY(turn, shift + half, off),
                            dice.spread(12, 30))));
        }
    }
}
