package org.anju.town;

import java.util.ArrayList;
import java.util.List;
import org.anju.town.Building.Style;

/// Lays out plots along every street, odd numbers on its left and even ones on its right, and builds on them.
final class Plots {

    private final GroundPlan plan;
    private final Claims claims;
    private final Dice dice;
    private final double towers;
    private final boolean small;
    private final List<Plot> plots = new ArrayList<>();

    private Plots(long seed, GroundPlan plan, double radius) {
        this.plan = plan;
        this.claims = new Claims(plan.river(), 3.3 * radius);
        this.dice = Dice.of(seed, Dice.Topic.PLOTS, 0);
        this.small = radius < 1300;
        this.towers = Math.clamp(radius / 8000, 0.12, 0.35);
    }

    static List<Plot> lay(long seed, GroundPlan plan, double radius) {
        var layer = new Plots(seed, plan, radius);
        for (var way : plan.ways()) {
            layer.claims.street(way.line(), half(way.ground()));
        }
        for (int i = 0; i < plan.ways().size(); i++) {
            layer.along(i, plan.ways().get(i));
        }
        return layer.plots;
    }

    /// Half the width of the street, in metres.
    private static double half(Ground ground) {
        return switch (ground) {
            case AVENUE -> 19;
            case NEW, INDUSTRY, CAMPUS -> 11;
            case COUNTY_TOWN, COUNTRY -> 6;
            case OLD, VILLAGE -> 2.5;
        };
    }

    private void along(int at, Way way) {
        if (way.ground() == Ground.COUNTRY) {
            return;
        }
        var length = way.line().length();
        for (int side = 1; side >= -1; side -= 2) {
            var number = side == 1 ? 1 : 2;
            double from = way.ground() == Ground.OLD || way.ground() == Ground.VILLAGE ? 4 : 16;
            while (from < length) {
                var front = frontage(way.ground());
                var middle = way.line().at(from + front / 2);
                if (from + front <= length) {
                    var buildings = build(at, way, number, middle, side, front);
                    if (!buildings.isEmpty()) {
                        plots.add(new Plot(at, middle, buildings));
                        number += dice.chance(0.07) ? 4 : 2;
                    }
                }
                from += front + dice.spread(0, 0.06) * front;
            }
        }
    }

    private double frontage(Ground ground) {
        return switch (ground) {
            case AVENUE -> dice.spread(95, 160);
            case NEW -> dice.spread(70, 150);
            case OLD -> dice.spread(10, 18);
            case COUNTY_TOWN -> dice.spread(14, 42);
            case VILLAGE -> dice.spread(14, 20);
            case INDUSTRY -> dice.spread(70, 120);
            case CAMPUS -> dice.spread(60, 85);
            case COUNTRY -> Double.MAX_VALUE;
        };
    }

    private List<Building> build(int at, Way way, int number, Line.Spot middle, int side, double front) {
        return switch (way.ground()) {
            case AVENUE, NEW -> compound(at, way, number, middle, side, front);
            case OLD -> single(at, way, number, middle, side, front, dice.chance(0.5) ? Style.HOUSE : Style.LANE, 12);
            case VILLAGE -> single(at, way, number, middle, side, front, Style.HOUSE, 13);
            case COUNTY_TOWN ->
                front > 30
                        ? single(at, way, number, middle, side, front, Style.WALK_UP, 20)
                        : single(at, way, number, middle, side, front, dice.chance(0.6) ? Style.HOUSE : Style.LANE, 17);
            case INDUSTRY, CAMPUS -> dormitories(at, way, number, middle, side, front);
            case COUNTRY -> List.of();
        };
    }

    /// Rows of buildings one behind the other, numbered from the street.
    private List<Building> compound(int at, Way way, int number, Line.Spot middle, int side, double front) {
        var avenue = way.ground() == Ground.AVENUE;
        var style = dice.chance(avenue ? 0.08 : 0.015)
                ? Style.OFFICE
                : dice.chance(avenue ? 2 * towers : 0.5 * towers)
                        ? Style.TOWER
                        : dice.chance(avenue ? 0.6 : 0.15) ? Style.SLAB : Style.WALK_UP;
        var rows = style == Style.OFFICE || small && style == Style.TOWER ? 1 : dice.between(1, 3);
        var units = style == Style.TOWER || style == Style.OFFICE ? 1 : dice.between(2, front > 100 ? 4 : 3);
        var length = style == Style.TOWER || style == Style.OFFICE ? 26 : 13.0 * units;
        var storeys = storeys(style);
        var inRow = Math.clamp((int) ((front - 8) / (length + 13)), 1, small && style == Style.TOWER ? 2 : 9);
        var gap = style == Style.TOWER ? 48 : style == Style.SLAB ? 38 : 29;
        var set = avenue ? 36 : 24;
        var found = new ArrayList<Building>();
        for (int row = 0; row < rows; row++) {
            for (int i = 0; i < inRow; i++) {
                var along = (i - (inRow - 1) / 2.0) * (length + 13);
                var spot = beside(middle, along, side * (set + row * gap));
                if (claims.take(spot, length, 15)) {
                    var no = found.size() + 1;
                    found.add(Building.of(
                            style,
                            way,
                            at,
                            number,
                            no,
                            style == Style.OFFICE ? 0 : units,
                            storeys,
                            style == Style.OFFICE ? 6 : style == Style.TOWER ? 4 : 2,
                            spot.x(),
                            spot.y()));
                }
            }
        }
        return found;
    }

    private int storeys(Style style) {
        return switch (style) {
            case TOWER -> dice.pick(List.of(18, 24, 26, 30, 30, 32, 33));
            case SLAB -> dice.pick(List.of(9, 11, 11, 14));
            case OFFICE -> dice.between(4, 12);
            case WALK_UP, DORMITORY -> dice.pick(List.of(5, 6, 6, 6, 7));
            case LANE -> dice.between(2, 4);
            case HOUSE -> dice.between(1, 3);
        };
    }

    private List<Building> single(
            int at, Way way, int number, Line.Spot middle, int side, double front, Style style, double set) {
        var spot = beside(middle, 0, side * set);
        if (!claims.take(spot, Math.max(6, front - 6), style == Style.WALK_UP ? 12 : 8)) {
            return List.of();
        }
        var units = style == Style.WALK_UP ? dice.between(1, 2) : 0;
        var perFloor = style == Style.HOUSE ? 0 : 2;
        return List.of(Building.of(style, way, at, number, 0, units, storeys(style), perFloor, spot.x(), spot.y()));
    }

    private List<Building> dormitories(int at, Way way, int number, Line.Spot middle, int side, double front) {
        var found = new ArrayList<Building>();
        for (int row = 0; row < 2; row++) {
            var spot = beside(middle, 0, side * (30 + 34 * row));
            if (claims.take(spot, Math.min(60, front - 12), 14)) {
                var rooms = way.ground() == Ground.CAMPUS ? dice.between(12, 18) : dice.between(8, 14);
                found.add(Building.of(
                        Style.DORMITORY,
                        way,
                        at,
                        number,
                        row + 1,
                        0,
                        storeys(Style.DORMITORY),
                        rooms,
                        spot.x(),
                        spot.y()));
            }
        }
        return found;
    }

    private static Line.Spot beside(Line.Spot of, double along, double left) {
        return new Line.Spot(
                of.x() + of.dx() * along - of.dy() * left, of.y() + of.dy() * along + of.dx() * left, of.dx(), of.dy());
    }
}
