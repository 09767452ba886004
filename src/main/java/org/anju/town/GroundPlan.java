package org.anju.town;

import java.util.ArrayList;
import java.util.List;

/// The streets of the town, drawn on the plane: a river, an old town of lanes, a grid of newer blocks on either
/// bank, avenues, a ring road, works and a college outside it, and the towns and villages of the county all
/// round.
final class GroundPlan {

    private static final List<String> RING =
            List.of("环城东路", "环城东北路", "环城北路", "环城西北路", "环城西路", "环城西南路", "环城南路", "环城东南路");
    private static final List<String> AVENUES = List.of("迎曦大道", "拱辰大道", "揽月大道", "朝岫大道");
    private static final double LEAST_STREET = 130;

    private final double radius;
    private final Dice dice;
    private final PlaceNames names;
    private final River river;
    private final double oldX;
    private final double oldY;
    private final double oldRadius;
    private final int[] townships;
    private final List<Way> ways = new ArrayList<>();

    private GroundPlan(long seed, double radius) {
        this.radius = radius;
        this.dice = Dice.of(seed, Dice.Topic.PLAN, 0);
        this.names = new PlaceNames(seed);
        this.river = new River(radius, dice.spread(-0.5, 0.5));
        this.oldX = dice.spread(-0.08, 0.08) * radius;
        this.oldRadius = Math.max(160, 0.24 * radius);
        this.oldY = Math.max(0.06 * radius, river.y(oldX) + river.half() + 0.9 * oldRadius + 60);
        this.townships = new int[] {dice.between(4, 6), dice.between(4, 6), dice.between(4, 6)};
    }

    /// @param radius of the built-up city, in metres; the county reaches more than twice as far
    static GroundPlan draw(long seed, double radius) {
        var plan = new GroundPlan(seed, radius);
        plan.avenues();
        plan.ring();
        plan.embankments();
        plan.oldTown();
        plan.grid(true, plan.dice.spread(-0.12, 0.12));
        plan.grid(false, plan.dice.spread(-0.3, 0.3));
        plan.quarter("产业", Ground.INDUSTRY, 1.3 * radius, 0.12 * radius, 0.22 * radius);
        plan.quarter("学海", Ground.CAMPUS, -1.22 * radius, 0.34 * radius, 0.16 * radius);
        plan.shareOutTownships();
        new Countryside(radius, plan.dice, plan.names, plan.river, plan.ways).lay(plan.townships[2]);
        return plan;
    }

    List<Way> ways() {
        return List.copyOf(ways);
    }

    River river() {
        return river;
    }

    PlaceNames names() {
        return names;
    }

    int townships(int county) {
        return townships[county];
    }

    private void add(String name, Ground ground, Line line) {
        var middle = line.middle();
        ways.add(new Way(name, ground, river.north(middle.x(), middle.y()) ? 0 : 1, 0, -1, line));
    }

    private boolean inOldTown(double x, double y, double margin) {
        return StrictMath.hypot((x - oldX) / 1.25, y - oldY) < oldRadius + margin;
    }

    /// The four avenues start at the old town; the southern one bridges the river.
    private void avenues() {
        for (int i = 0; i < AVENUES.size(); i++) {
            var angle = i * StrictMath.PI / 2 + dice.spread(-0.1, 0.1);
            var start = oldRadius * (i % 2 == 0 ? 1.3 : 1.04);
            add(
                    AVENUES.get(i),
                    Ground.AVENUE,
                    Line.bowed(
                            oldX + start * StrictMath.cos(angle),
                            oldY + start * StrictMath.sin(angle),
                            1.3 * radius * StrictMath.cos(angle),
                            (i == 3 ? 1.15 : 1.3) * radius * StrictMath.sin(angle),
                            dice.spread(-0.06, 0.06) * radius));
        }
    }

    private double ringRadius(double angle) {
        return radius * (0.7 + 0.05 * StrictMath.sin(2 * angle + 0.7) + 0.03 * StrictMath.sin(3 * angle));
    }

    private void ring() {
        for (int i = 0; i < RING.size(); i++) {
            var middle = i * StrictMath.PI / 4;
            add(
                    RING.get(i),
                    Ground.AVENUE,
                    Line.curve(
                            middle - StrictMath.PI / 8,
                            middle + StrictMath.PI / 8,
                            0.55 * radius,
                            t -> ringRadius(t) * StrictMath.cos(t),
                            t -> ringRadius(t) * StrictMath.sin(t)));
        }
    }

    private void embankments() {
        var pieces = Math.max(2, (int) (2 * radius / 1500));
        for (int bank = 1; bank >= -1; bank -= 2) {
            for (int i = 0; i < pieces; i++) {
                var from = radius * (-0.98 + 1.96 * i / pieces);
                var to = radius * (-0.98 + 1.96 * (i + 1) / pieces);
                add(
                        (bank > 0 ? "北岸" : "南岸") + PlaceNames.cardinal(i + 1) + "路",
                        Ground.NEW,
                        river.along(from, to, bank * (river.half() + 28)));
            }
        }
    }

    /// Two streets cross in the middle; lanes bend and break off between them.
    private void oldTown() {
        var turn = dice.spread(0.15, 0.4);
        for (int family = 0; family < 2; family++) {
            var angle = turn + family * StrictMath.PI / 2;
            var main = 0;
            for (double off = -oldRadius * 1.2; off < oldRadius * 1.2; off += dice.spread(48, 74)) {
                var across = off;
                var bend = dice.spread(4, 13);
                var wave = dice.spread(60, 140);
                var street = main == 0 && off > -30;
                main = street ? 1 : main;
                var gapAt = street ? 1e9 : dice.spread(-oldRadius, oldRadius);
                var gap = dice.spread(30, 80);
                var ending = street ? "街" : dice.chance(0.7) ? "巷" : "弄";
                for (var line : Line.stretches(
                        -oldRadius * 1.4,
                        oldRadius * 1.4,
                        60,
                        t -> Math.abs(t - gapAt) > gap && oldAt(angle, t, across + bend * StrictMath.sin(t / wave)),
                        t -> Line.turnedX(angle, t, across + bend * StrictMath.sin(t / wave)) + oldX,
                        t -> Line.turnedY(angle, t, across + bend * StrictMath.sin(t / wave)) + oldY)) {
                    add(names.stem(ending) + ending, Ground.OLD, line);
                }
            }
        }
    }

    private boolean oldAt(double angle, double t, double off) {
        return inOldTown(Line.turnedX(angle, t, off) + oldX, Line.turnedY(angle, t, off) + oldY, 0);
    }

    private void grid(boolean north, double turn) {
        var spacing = Math.clamp(radius / 5.5, 150, 300);
        for (int family = 0; family < 2; family++) {
            var angle = turn + family * StrictMath.PI / 2;
            for (double off = -1.1 * radius; off < 1.1 * radius; off += spacing * dice.spread(0.85, 1.15)) {
                var across = off;
                var wave = dice.spread(500, 900);
                var stretches = Line.stretches(
                        -1.2 * radius,
                        1.2 * radius,
                        LEAST_STREET,
                        t -> inGrid(north, Line.turnedX(angle, t, across), Line.turnedY(angle, t, across)),
                        t -> Line.turnedX(angle, t, across + 14 * StrictMath.sin(t / wave)),
                        t -> Line.turnedY(angle, t, across + 14 * StrictMath.sin(t / wave)));
                nameTogether(stretches, family == 0 ? List.of("西", "中", "东") : List.of("南", "中", "北"));
            }
        }
    }

    private boolean inGrid(boolean north, double x, double y) {
        var angle = StrictMath.atan2(y, x);
        var edge = radius * (1 + 0.07 * StrictMath.sin(3 * angle + 1) + 0.04 * StrictMath.sin(7 * angle));
        return StrictMath.hypot(x, y) < edge
                && !inOldTown(x, y, 35)
                && river.distance(x, y) > 45
                && river.north(x, y) == north;
    }

    /// One street that the river, the old town or its own length parts keeps its name and is told apart by
    /// direction.
    private void nameTogether(List<Line> stretches, List<String> directions) {
        var ending = dice.chance(0.75) ? "路" : "街";
        var stem = names.stem(ending);
        for (int i = 0; i < stretches.size(); i++) {
            var direction = stretches.size() == 1
                    ? ""
                    : stretches.size() == 2 ? directions.get(2 * i) : i < 3 ? directions.get(i) : "";
            var own = i < 3 ? stem : names.stem(ending);
            add(own + direction + ending, Ground.NEW, stretches.get(i));
        }
    }

    /// A quarter of its own outside the ring, with numbered roads.
    private void quarter(String stem, Ground ground, double x, double y, double half) {
        var spacing = Math.clamp(half / 1.4, 110, 260);
        var number = 1;
        var turn = dice.spread(-0.15, 0.15);
        for (int family = 0; family < 2; family++) {
            var angle = turn + family * StrictMath.PI / 2;
            var reach = Math.max(half, 130);
            for (double off = -reach; off <= reach + 1; off += spacing) {
                var a = new double[] {Line.turnedX(angle, -reach, off), Line.turnedY(angle, -reach, off)};
                var b = new double[] {Line.turnedX(angle, reach, off), Line.turnedY(angle, reach, off)};
                add(
                        stem + PlaceNames.cardinal(number++) + "路",
                        ground,
                        Line.bowed(x + a[0], y + a[1], x + b[0], y + b[1], 0));
            }
        }
    }

    private void shareOutTownships() {
        for (int county = 0; county < 2; county++) {
            var own = new ArrayList<Integer>();
            for (int i = 0; i < ways.size(); i++) {
                if (ways.get(i).county() == county) {
                    own.add(i);
                }
            }
            var middles = own.stream().map(i -> ways.get(i).line().middle()).toList();
            var gathered = Clusters.gather(
                    middles.stream().mapToDouble(Line.Spot::x).toArray(),
                    middles.stream().mapToDouble(Line.Spot::y).toArray(),
                    own.stream().mapToDouble(i -> ways.get(i).line().length()).toArray(),
                    townships[county]);
            for (int i = 0; i < own.size(); i++) {
                var at = own.get(i);
                ways.set(at, ways.get(at).in(gathered[i]));
            }
        }
    }
}
