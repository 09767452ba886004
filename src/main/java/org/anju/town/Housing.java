package org.anju.town;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// All buildings of the town, and its dwellings by a running number. Only the buildings are held; a dwelling is
/// worked out when it is asked for.
final class Housing {

    /// Shares of all dwellings; what they leave belongs to the city's newer blocks and avenues.
    private static final Map<Ground, Double> SHARES = new EnumMap<>(Map.of(
            Ground.OLD, 0.07,
            Ground.COUNTY_TOWN, 0.12,
            Ground.VILLAGE, 0.07,
            Ground.INDUSTRY, 0.02,
            Ground.CAMPUS, 0.02));

    private final List<Way> ways;
    private final List<Building> buildings;
    private final List<String> community;
    private final int[] ends;
    private final List<TownDivision> divisions;

    private Housing(long seed, GroundPlan plan, List<Plot> plots) {
        var communities = Communities.gather(seed, plan, plots);
        this.ways = plan.ways();
        this.divisions = communities.divisions();
        this.buildings = new ArrayList<>();
        this.community = new ArrayList<>();
        var inOrder = IntStream.range(0, plots.size())
                .boxed()
                .sorted(Comparator.comparing(communities::code)
                        .thenComparing(i -> plots.get(i).way())
                        .thenComparing(i -> plots.get(i).buildings().getFirst().number()))
                .toList();
        for (var i : inOrder) {
            for (var building : plots.get(i).buildings()) {
                buildings.add(building);
                community.add(communities.code(i));
            }
        }
        this.ends = new int[buildings.size()];
        var sum = 0;
        for (int i = 0; i < ends.length; i++) {
            sum += buildings.get(i).dwellings();
            ends[i] = sum;
        }
    }

    /// Builds exactly `wanted` dwellings; empty where the plan has no room for them.
    static Optional<Housing> build(long seed, GroundPlan plan, double radius, int wanted) {
        var all = Plots.lay(seed, plan, radius);
        var dice = Dice.of(seed, Dice.Topic.PLOTS, 1);
        var kept = new ArrayList<Plot>();
        var left = wanted;
        for (var ground : Ground.values()) {
            if (SHARES.containsKey(ground)) {
                left -= keep(plan, all, ground, (int) (wanted * SHARES.getOrDefault(ground, 0.0)), dice, kept);
            }
        }
        left -= keep(plan, all, Ground.AVENUE, (int) (left * 0.3), dice, kept);
        left -= keep(plan, all, Ground.NEW, left, dice, kept);
        return left > 0 ? Optional.empty() : Optional.of(new Housing(seed, plan, kept));
    }

    /// Keeps plots of one kind, those near the middle before those at the edge, until there are enough; answers
    /// how many dwellings they have.
    private static int keep(GroundPlan plan, List<Plot> all, Ground ground, int wanted, Dice dice, List<Plot> kept) {
        record Ranked(Plot plot, double rank) {}
        var ranked = all.stream()
                .filter(p -> plan.ways().get(p.way()).ground() == ground)
                .map(p -> new Ranked(
                        p,
                        dice.unit()
                                * (0.5
                                        + StrictMath.hypot(
                                                        p.spot().x(), p.spot().y())
                                                / (plan.river().radius()))))
                .sorted(Comparator.comparingDouble(Ranked::rank))
                .toList();
        var built = 0;
        for (var next : ranked) {
            if (built >= wanted) {
                break;
            }
            var surplus = built + next.plot().dwellings() - wanted;
            var plot = surplus > 0 ? next.plot().reducedBy(surplus) : next.plot();
            built += plot.dwellings();
            kept.add(plot);
        }
        return built;
    }

    int size() {
        return ends.length == 0 ? 0 : ends[ends.length - 1];
    }

    List<TownDivision> divisions() {
        return divisions;
    }

    private int buildingOf(int dwelling) {
        var at = java.util.Arrays.binarySearch(ends, dwelling + 1);
        return at < 0 ? -at - 1 : at;
    }

    Building.Style style(int dwelling) {
        return buildings.get(buildingOf(dwelling)).style();
    }

    Ground ground(int dwelling) {
        return ways.get(buildings.get(buildingOf(dwelling)).way()).ground();
    }

    /// 0, 1 or 2: the county in which it lies.
    int county(int dwelling) {
        return ways.get(buildings.get(buildingOf(dwelling)).way()).county();
    }

    Address address(int dwelling) {
        var at = buildingOf(dwelling);
        var building = buildings.get(at);
        var way = ways.get(building.way());
        return building.address(
                Communities.COUNTY_NAMES.get(way.county()),
                Communities.townshipName(way),
                way.name(),
                dwelling - (ends[at] - building.dwellings()));
    }

    /// The office's number: community and running number.
    String code(int dwelling) {
        return community.get(buildingOf(dwelling)) + Digits.padded(dwelling + 1, 7);
    }

    TownDwelling dwelling(int dwelling) {
        var at = buildingOf(dwelling);
        var building = buildings.get(at);
        return new TownDwelling(
                code(dwelling),
                community.get(at),
                address(dwelling).standard(),
                Plane.point(building.x(), building.y()),
                building.style().use(),
                building.storeys());
    }
}
