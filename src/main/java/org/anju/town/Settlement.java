package org.anju.town;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.stream.Stream;
import org.anju.shared.DocumentKind;
import org.anju.shared.Sex;

/// Fills the dwellings with households until the town has its persons, and keeps of it only numbers: which
/// household has which dwellings, the sequence in each identity number, and one long for each move. A row is
/// grown again when it is read.
final class Settlement {

    /// Dwellings that nobody has now.
    private static final double EMPTY = 0.04;

    private static final int FIRST_DAY = (int) LocalDate.of(1900, 1, 1).toEpochDay();
    private static final int DAYS = 60_000;
    private static final int DAY_SHIFT = 40;
    private static final int CELL_SHIFT = 16;
    private static final int CELL_MASK = 0xFFFFFF;
    private static final int ORDINAL_MASK = 0xFFFF;

    private final long seed;
    private final Housing housing;
    private final int today;
    private final int persons;
    private final Namesakes namesakes;
    private final Ints firstHome = new Ints();
    private final Ints secondHome = new Ints();
    private final Ints firstPerson = new Ints();
    private final Ints firstFormer = new Ints();
    private final Ints formers = new Ints();
    private final short[] sequences;
    private final short[] used = new short[DAYS * 2 * (Communities.COUNTIES.size() + Communities.ELSEWHERE.size())];
    private long[] moves;
    private int moved;
    private int settled;

    private Settlement(long seed, Housing housing, int persons, LocalDate today) {
        this.seed = seed;
        this.housing = housing;
        this.today = (int) today.toEpochDay();
        this.persons = persons;
        this.namesakes = new Namesakes(seed, persons, today);
        this.sequences = new short[persons];
        this.moves = new long[persons + 1024];
    }

    static Settlement settle(long seed, Housing housing, int persons, LocalDate today) {
        var settlement = new Settlement(seed, housing, persons, today);
        settlement.fill();
        settlement.moves = Arrays.copyOf(settlement.moves, settlement.moved);
        Arrays.sort(settlement.moves);
        return settlement;
    }

    Stream<TownStay> stays() {
        return Arrays.stream(moves).mapToObj(this::stay);
    }

    int moves() {
        return moved;
    }

    /// Goes through the dwellings in an order of chance; where they run out before the persons do, lodgers move
    /// in.
    private void fill() {
        var size = housing.size();
        var dice = Dice.of(seed, Dice.Topic.ORDER, 0);
        var stride = stride(size, dice);
        var vacancies = new Vacancies();
        var waiting = -1;
        for (long i = 0; settled < persons; i++) {
            var dwelling = (int) (Math.multiplyExact(i % size, stride) % size);
            var style = housing.style(dwelling);
            if (style == Building.Style.OFFICE) {
                continue;
            }
            var room = style == Building.Style.DORMITORY;
            if (!room && i < size && dice.chance(EMPTY)) {
                vacancies.offer(dwelling, today + 1);
            } else if (!room && waiting >= 0) {
                secondHome.set(waiting, dwelling);
                moveIn(waiting, vacancies);
                waiting = -1;
            } else {
                var cell = firstHome.size();
                firstHome.add(dwelling);
                secondHome.add(-1);
                firstPerson.add(0);
                firstFormer.add(0);
                if (kind(cell) == Living.MARRIED_OUT && waiting < 0) {
                    waiting = cell;
                } else {
                    moveIn(cell, vacancies);
                }
            }
        }
    }

    private static int stride(int size, Dice dice) {
        var stride = 2 * dice.between(size / 8, Math.max(1, size / 3)) + 1;
        while (gcd(stride, size) != 1) {
            stride += 2;
        }
        return stride;
    }

    private static int gcd(int a, int b) {
        return b == 0 ? a : gcd(b, a % b);
    }

    private Dice dice(int cell) {
        return Dice.of(seed, Dice.Topic.HOUSEHOLD, cell);
    }

    private Living kind(int cell) {
        var home = firstHome.get(cell);
        return Living.in(dice(cell), housing.style(home), housing.ground(home));
    }

    private Household household(int cell) {
        var home = firstHome.get(cell);
        var dice = dice(cell);
        var style = housing.style(home);
        var kind = Living.in(dice, style, housing.ground(home));
        return Families.grow(dice, cell, kind, style, housing.county(home), today, namesakes)
                .only(persons - firstPerson.get(cell));
    }

    private void moveIn(int cell, Vacancies vacancies) {
        firstPerson.set(cell, settled);
        firstFormer.set(cell, formers.size());
        var household = household(cell);
        var found = new int[household.formers().size()];
        Arrays.fill(found, -1);
        for (int i = 0; i < found.length; i++) {
            found[i] = vacancies.take(household.formers().get(i), found);
            formers.add(found[i]);
        }
        var arrivals = new int[] {today + 1, today + 1};
        var ordinal = 0;
        for (var member : household.members()) {
            number(member);
            for (var move : member.moves()) {
                if (place(cell, move.place()) >= 0) {
                    record(move.day(), cell, ordinal);
                }
                if (move.place() < 2) {
                    arrivals[move.place()] = Math.min(arrivals[move.place()], move.day());
                }
                ordinal++;
            }
        }
        if (housing.style(firstHome.get(cell)) != Building.Style.DORMITORY) {
            vacancies.offer(firstHome.get(cell), arrivals[0]);
        }
        if (secondHome.get(cell) >= 0) {
            vacancies.offer(secondHome.get(cell), arrivals[1]);
        }
    }

    private int place(int cell, int place) {
        return switch (place) {
            case 0 -> firstHome.get(cell);
            case 1 -> secondHome.get(cell);
            default -> formers.get(firstFormer.get(cell) + place - 2);
        };
    }

    private void record(int day, int cell, int ordinal) {
        if (moved == moves.length) {
            moves = Arrays.copyOf(moves, moved + moved / 2);
        }
        moves[moved++] = (long) (day - FIRST_DAY) << DAY_SHIFT | (long) cell << CELL_SHIFT | ordinal;
    }

    /// The next sequence of the division, day and sex, so that no two persons have one number.
    private void number(Member member) {
        if (member.kind() == DocumentKind.RESIDENT_IDENTITY_CARD) {
            var sex = member.sex() == Sex.MALE ? 1 : 0;
            var key = (Numbers.division(member.first()) * DAYS + member.birth() - FIRST_DAY) * 2 + sex;
            sequences[settled] = used[key]++;
        }
        settled++;
    }

    private TownStay stay(long move) {
        var cell = (int) (move >> CELL_SHIFT) & CELL_MASK;
        var ordinal = (int) move & ORDINAL_MASK;
        var person = firstPerson.get(cell);
        for (var member : household(cell).members()) {
            if (ordinal < member.moves().size()) {
                var at = member.moves().get(ordinal);
                var dwelling = place(cell, at.place());
                var dice = Dice.of(seed, Dice.Topic.WRITING, move);
                return new TownStay(
                        member.name(),
                        member.sex(),
                        member.kind(),
                        number(member, person),
                        LocalDate.ofEpochDay(member.birth()),
                        member.household(),
                        housing.address(dwelling).written(dice),
                        Dates.written(member, ordinal, today),
                        at.reason(),
                        member.phone(),
                        at.source(),
                        housing.code(dwelling));
            }
            ordinal -= member.moves().size();
            person++;
        }
        throw new IllegalStateException("Household %d has no move %d.".formatted(cell, ordinal));
    }

    private String number(Member member, int person) {
        return switch (member.kind()) {
            case RESIDENT_IDENTITY_CARD -> Numbers.of(member, sequences[person]);
            case PASSPORT -> member.passport();
            case NONE, HMT_RESIDENCE_PERMIT, FOREIGN_PERMANENT_RESIDENT_CARD -> "";
        };
    }
}
