package org.anju.town;

import java.util.ArrayList;
import java.util.List;
import org.anju.shared.Sex;
import org.anju.town.Building.Style;
import org.anju.town.Household.Stretch;
import org.anju.town.Itinerary.Tenure;

/// Grows one household from its own dice, the same each time it is asked: nothing but its number need be kept.
final class Families {

    /// No stay begins before 1985-01-01.
    private static final int EARLIEST = 5479;

    private static final int YEAR = 365;
    private static final String FOLLOWED = "随迁";
    private static final String BORN = "出生";
    private static final String JOINED_KIN = "投靠亲属";
    private static final String MARRIED = "婚嫁";

    private final Dice dice;
    private final Living kind;
    private final People people;
    private final int today;
    private final List<Member> members = new ArrayList<>();
    private final List<Stretch> formers = new ArrayList<>();
    private final Tenure tenure;

    private Families(Dice dice, long cell, Living kind, Style style, int county, int today) {
        this.dice = dice;
        this.kind = kind;
        this.today = today;
        var tall = style == Style.TOWER || style == Style.SLAB;
        this.people =
                new People(dice, today, cell, tall && kind.ordinal() <= Living.NUCLEAR.ordinal() && dice.chance(0.012));
        this.tenure = tenure(style);
        people.from(county, tenure == Tenure.OWNED ? 0.86 : tenure == Tenure.RENTED ? 0.35 : 0.12);
    }

    /// @param dice the household's own, after [Living#in] was drawn from them
    /// @param namesake for a single person: whose name and birth to have as well; empty for an own one
    static Household grow(Dice dice, long cell, Living kind, Style style, int county, int today, Namesakes namesakes) {
        var family = new Families(dice, cell, kind, style, county, today);
        switch (kind) {
            case YOUNG_SINGLE -> family.single(family.people.born(family.singleAge()), namesakes);
            case OLD_SINGLE -> family.single(family.people.born(family.dice.between(58, 91)), namesakes);
            case YOUNG_COUPLE -> family.nuclear(family.dice.between(23, 36), 0, 0);
            case OLD_COUPLE -> family.nuclear(family.dice.between(45, 83), 0, 0);
            case NUCLEAR -> family.nuclear(family.dice.between(27, 54), family.children(), 0);
            case THREE_GENERATIONS ->
                family.nuclear(family.dice.between(27, 49), family.children(), family.dice.between(1, 2));
            case LONE_PARENT -> family.loneParent();
            case SHARED_FLAT -> family.roommates(family.dice.between(2, 5), 20, 45);
            case MARRIED_OUT -> family.marriedOut();
            case WORKERS_ROOM -> family.roommates(family.dice.between(3, 6), 18, 50);
            case STUDENTS_ROOM -> family.roommates(family.dice.between(4, 6), 18, 21);
        }
        return new Household(family.members, family.formers);
    }

    private Tenure tenure(Style style) {
        return switch (kind) {
            case WORKERS_ROOM -> Tenure.WORK;
            case STUDENTS_ROOM -> Tenure.SCHOOL;
            case SHARED_FLAT -> Tenure.RENTED;
            case YOUNG_SINGLE, YOUNG_COUPLE ->
                dice.chance(style == Style.HOUSE ? 0.3 : 0.6) ? Tenure.RENTED : Tenure.OWNED;
            case OLD_SINGLE, OLD_COUPLE -> dice.chance(0.07) ? Tenure.RENTED : Tenure.OWNED;
            case NUCLEAR, THREE_GENERATIONS, LONE_PARENT, MARRIED_OUT ->
                dice.chance(style == Style.HOUSE ? 0.06 : 0.24) ? Tenure.RENTED : Tenure.OWNED;
        };
    }

    private int singleAge() {
        return dice.chance(0.55) ? dice.between(21, 35) : dice.between(36, 57);
    }

    /// A wedding at the age that was drawn, or, where that is still to come, in the last two years.
    private int wedding(int day) {
        return day <= today ? day : today - dice.below(2 * YEAR);
    }

    private int children() {
        return dice.chance(0.66) ? 1 : dice.chance(0.94) ? 2 : 3;
    }

    private Sex sex() {
        return dice.chance(0.512) ? Sex.MALE : Sex.FEMALE;
    }

    private int adulthood(int birth) {
        return Math.max(EARLIEST, birth + 18 * YEAR + dice.below(YEAR));
    }

    /// When a household of grown-ups moved into the dwelling it has now.
    private Itinerary itinerary(int place, int eldest) {
        var grown = adulthood(eldest);
        var longest = tenure == Tenure.RENTED ? 7 * YEAR : 24 * YEAR;
        var ago = (int) (longest * dice.unit() * (0.3 + 0.7 * dice.unit()));
        var arrival = Math.clamp(today - ago, Math.min(grown, today), today);
        return Itinerary.ending(dice, tenure, arrival, place, grown, tenure == Tenure.RENTED ? 0.42 : 0.26, formers);
    }

    private void single(int birth, Namesakes namesakes) {
        var shared = dice.chance(0.012) ? namesakes.pick(dice) : null;
        var sex = shared == null
                ? (dice.chance(birth < today - 58 * YEAR ? 0.4 : 0.56) ? Sex.MALE : Sex.FEMALE)
                : shared.sex();
        var day = shared == null ? birth : shared.birth();
        var itinerary = itinerary(0, day);
        var young = kind == Living.YOUNG_SINGLE && tenure == Tenure.RENTED;
        add(
                shared == null ? people.name(people.family(), sex, day, "", "") : shared.name(),
                sex,
                day,
                itinerary,
                itinerary.stops().getFirst().day(),
                young && dice.chance(0.5) ? Tenure.WORK.reason() : tenure.reason(),
                tenure.reason());
    }

    private Member add(String name, Sex sex, int birth, Itinerary itinerary, int joined, String reason, String later) {
        var moves = itinerary.moves(dice, Math.max(joined, birth), Integer.MAX_VALUE, reason, later, today);
        var member = people.member(name, sex, birth, moves);
        members.add(member);
        return member;
    }

    /// A couple, its children and perhaps the husband's parents.
    private void nuclear(int motherAge, int children, int grandparents) {
        var family = people.family();
        var mother = people.born(motherAge);
        var father = Math.min(mother - dice.between(-2, 5) * YEAR - dice.below(YEAR), today - 21 * YEAR);
        var itinerary = itinerary(0, father);
        var start = itinerary.stops().getFirst().day();
        var husband = add(
                people.name(family, Sex.MALE, father, "", ""),
                Sex.MALE,
                father,
                itinerary,
                start,
                tenure.reason(),
                tenure.reason());
        var married = Math.max(start, wedding(mother + dice.between(21, 26) * YEAR + dice.below(YEAR)));
        add(
                people.name(people.family(), Sex.FEMALE, mother, "", ""),
                Sex.FEMALE,
                mother,
                itinerary,
                married,
                married > start ? MARRIED : FOLLOWED,
                FOLLOWED);
        offspring(family, husband, mother, children, itinerary);
        for (int i = 0; i < grandparents; i++) {
            var sex = i == 0 ? Sex.FEMALE : Sex.MALE;
            var birth = father - dice.between(22, 32) * YEAR - dice.below(YEAR);
            var joined = dice.chance(0.5) ? start : dice.between(start, today);
            var own = sex == Sex.MALE ? family : people.family();
            add(people.name(own, sex, birth, "", ""), sex, birth, itinerary, joined, JOINED_KIN, FOLLOWED);
        }
    }

    /// Children of one name and often one generation character; now and then twins.
    private void offspring(String family, Member father, int mother, int count, Itinerary itinerary) {
        var motherAge = (today - mother) / YEAR;
        var birth = Math.min(
                mother + Math.max(dice.between(22, 33), motherAge - 23) * YEAR + dice.below(YEAR),
                today - dice.below(YEAR));
        var shared = "";
        for (int i = 0; i < count && birth <= today; i++) {
            var sex = sex();
            if (i == 0 && count > 1 && dice.chance(0.45)) {
                shared = GivenNames.generation(dice, sex, People.year(birth));
            }
            add(
                    people.name(family, sex, birth, father.name(), shared),
                    sex,
                    birth,
                    itinerary,
                    birth,
                    birth >= itinerary.stops().getFirst().day() ? BORN : FOLLOWED,
                    FOLLOWED);
            birth += dice.chance(0.06) ? 0 : 500 + dice.below(6 * YEAR);
        }
    }

    private void loneParent() {
        var sex = dice.chance(0.7) ? Sex.FEMALE : Sex.MALE;
        var birth = people.born(dice.between(28, 50));
        var itinerary = itinerary(0, birth);
        var family = people.family();
        var parent = add(
                people.name(family, sex, birth, "", ""),
                sex,
                birth,
                itinerary,
                itinerary.stops().getFirst().day(),
                tenure.reason(),
                tenure.reason());
        var childFamily = sex == Sex.MALE || dice.chance(0.3) ? family : people.family();
        offspring(childFamily, parent, birth, 1, itinerary);
    }

    private void roommates(int count, int youngest, int oldest) {
        var sex = sex();
        var mixed = kind == Living.SHARED_FLAT && dice.chance(0.4);
        for (int i = 0; i < count; i++) {
            people.from(i % 3, 0.12);
            var birth = people.born(dice.between(youngest, oldest));
            var own = mixed ? sex() : sex;
            var arrival = kind == Living.STUDENTS_ROOM
                    ? termStart((today - birth) / YEAR)
                    : Math.max(Math.min(adulthood(birth), today), today - dice.below(4 * YEAR));
            var itinerary = Itinerary.ending(
                    dice, tenure, arrival, 0, adulthood(birth), kind == Living.STUDENTS_ROOM ? 0 : 0.25, formers);
            var reason = tenure == Tenure.RENTED ? Tenure.WORK.reason() : tenure.reason();
            add(people.name(people.family(), own, birth, "", ""), own, birth, itinerary, EARLIEST, reason, reason);
        }
    }

    /// The first of September in which somebody of that age began to study.
    private int termStart(int age) {
        var day = java.time.LocalDate.ofEpochDay(today);
        var term = java.time.LocalDate.of(day.getYear(), 9, 1);
        var last = term.isAfter(day) ? term.minusYears(1) : term;
        return (int) last.minusYears(Math.clamp(age - 18 - dice.below(2), 0, 3)).toEpochDay();
    }

    /// Parents with a child that lived with them, married and moved out; perhaps another child still at home.
    private void marriedOut() {
        var child = people.born(dice.between(24, 40));
        var mother = child - dice.between(22, 30) * YEAR - dice.below(YEAR);
        var father = mother - dice.between(-1, 5) * YEAR;
        var home = itinerary(0, father);
        var start = home.stops().getFirst().day();
        var family = people.family();
        var husband = add(
                people.name(family, Sex.MALE, father, "", ""),
                Sex.MALE,
                father,
                home,
                start,
                tenure.reason(),
                tenure.reason());
        add(
                people.name(people.family(), Sex.FEMALE, mother, "", ""),
                Sex.FEMALE,
                mother,
                home,
                start,
                FOLLOWED,
                FOLLOWED);
        var sex = sex();
        var wedding = wedding(child + dice.between(22, 26) * YEAR + dice.below(2 * YEAR));
        var own = Itinerary.ending(dice, tenure, wedding, 1, wedding, 0, formers);
        var moves =
                new ArrayList<>(home.moves(dice, child, wedding, child >= start ? BORN : FOLLOWED, FOLLOWED, today));
        moves.addAll(own.moves(dice, wedding, Integer.MAX_VALUE, MARRIED, FOLLOWED, today));
        var shared = dice.chance(0.5) ? GivenNames.generation(dice, sex, People.year(child)) : "";
        var name = people.name(family, sex, child, husband.name(), shared);
        var left = people.member(name, sex, child, moves);
        members.add(left);
        var other = sex == Sex.MALE ? Sex.FEMALE : Sex.MALE;
        var spouseBirth = child + dice.between(-3, 3) * YEAR / 2;
        var spouseFamily = people.family();
        var spouse = add(
                people.name(spouseFamily, other, spouseBirth, "", ""),
                other,
                spouseBirth,
                own,
                wedding,
                MARRIED,
                FOLLOWED);
        if (dice.chance(0.65)) {
            var birth = wedding + 300 + dice.below(4 * YEAR);
            if (birth <= today) {
                var childSex = sex();
                var name2 = people.name(
                        sex == Sex.MALE ? family : spouseFamily,
                        childSex,
                        birth,
                        sex == Sex.MALE ? name : spouse.name(),
                        "");
                add(name2, childSex, birth, own, birth, BORN, FOLLOWED);
            }
        }
        if (dice.chance(0.3)) {
            var sibling = child + 700 + dice.below(4 * YEAR);
            var siblingSex = sex();
            add(
                    people.name(family, siblingSex, sibling, husband.name(), shared),
                    siblingSex,
                    sibling,
                    home,
                    sibling,
                    sibling >= start ? BORN : FOLLOWED,
                    FOLLOWED);
        }
    }
}
