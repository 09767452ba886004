package org.anju.town;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// An invented town: its divisions, streets and dwellings and everybody who ever declared to live there. The
/// same seed, size and day grow the same town, byte for byte, on every machine.
public final class Town {

    /// Dwellings for each person, the empty ones among them.
    private static final double DWELLINGS = 0.42;

    private static final double METRES_AT_200_000 = 2000;
    private static final int FEWEST = 200;
    private static final int MOST = 2_000_000;
    private static final double WIDER = 1.06;
    private static final LocalDate FIRST_TODAY = LocalDate.of(2010, 1, 1);
    private static final LocalDate LAST_TODAY = LocalDate.of(2060, 1, 1);

    private final GroundPlan plan;
    private final Housing housing;
    private final Settlement settlement;

    private Town(GroundPlan plan, Housing housing, Settlement settlement) {
        this.plan = plan;
        this.housing = housing;
        this.settlement = settlement;
    }

    /// Grows a town of exactly `persons` persons. It holds a few bytes a person; rows are made while they are
    /// read.
    ///
    /// @param persons 200 to 2,000,000
    /// @param today the last day of which it knows, in the years 2010 to 2059
    public static Town grow(long seed, int persons, LocalDate today) {
        if (persons < FEWEST || persons > MOST) {
            throw new IllegalArgumentException("A town has %d to %d persons, not %d.".formatted(FEWEST, MOST, persons));
        }
        if (today.isBefore(FIRST_TODAY) || !today.isBefore(LAST_TODAY)) {
            throw new IllegalArgumentException("A town can be grown for 2010 to 2059, not for %s.".formatted(today));
        }
        var radius = Math.max(420, METRES_AT_200_000 * StrictMath.sqrt(persons / 200_000.0));
        while (true) {
            var plan = GroundPlan.draw(seed, radius);
            Optional<Housing> housing = Housing.build(seed, plan, radius, (int) Math.round(persons * DWELLINGS));
            if (housing.isPresent()) {
                return new Town(plan, housing.get(), Settlement.settle(seed, housing.get(), persons, today));
            }
            radius *= WIDER;
        }
    }

    /// From the province down, each after the one it lies in; two neighbouring cities too, where many come
    /// from.
    public List<TownDivision> divisions() {
        return housing.divisions();
    }

    public int dwellingCount() {
        return housing.size();
    }

    public Stream<TownDwelling> dwellings() {
        return IntStream.range(0, housing.size()).mapToObj(housing::dwelling);
    }

    public int stayCount() {
        return settlement.moves();
    }

    /// Every declaration, in order of the day on which the person really moved, also where the row names only a
    /// month or a year.
    public Stream<TownStay> stays() {
        return settlement.stays();
    }

    public List<TownStreet> streets() {
        return plan.ways().stream()
                .map(w -> new TownStreet(
                        w.name(), Communities.townshipCode(w.county(), w.township()) + "000", Plane.points(w.line())))
                .toList();
    }

    /// The outline of the river, a closed ring from its north bank round to its south bank.
    public List<TownPoint> river() {
        var river = plan.river();
        var far = 2.9 * river.radius();
        var north = Plane.points(river.along(-far, far, river.half()));
        var south = Plane.points(river.along(far, -far, -river.half()));
        return Stream.of(north.stream(), south.stream(), north.stream().limit(1))
                .flatMap(s -> s)
                .toList();
    }
}
