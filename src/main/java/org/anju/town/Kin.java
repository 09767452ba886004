package org.anju.town;

import java.util.ArrayList;
import java.util.List;
import org.anju.shared.Sex;

/// Makes the members of a household for a set of records with known truth. They resemble each other as families
/// do, which is what makes linkage hard: a surname, a generation character, a dwelling, often a telephone, and
/// of twins the birth date.
final class Kin {

    /// One in twenty fourth members is a twin of the third.
    static final double TWINS = 0.05;

    /// Half of the families give their children a character in common.
    static final double GENERATION = 0.5;

    /// Members who give the telephone of the household.
    static final double SHARED_PHONE = 0.35;

    private static final Weighted SIZES = Weighted.read("1:25 2:30 3:25 4:14 5:6");
    private static final int YEAR = 365;

    /// A member; days since 1970-01-01.
    record Member(String name, Sex sex, int birth, boolean householdPhone) {}

    private final Dice dice;
    private final int today;
    private final List<Member> members = new ArrayList<>();

    private Kin(Dice dice, int today) {
        this.dice = dice;
        this.today = today;
    }

    static int size(Dice dice) {
        return Integer.parseInt(SIZES.draw(dice));
    }

    /// @param dice from which the size was drawn
    static List<Member> of(Dice dice, int size, int today) {
        var kin = new Kin(dice, today);
        kin.grow(size);
        return List.copyOf(kin.members);
    }

    private void grow(int size) {
        var family = Surnames.draw(dice);
        int eldest = today - dice.between(22 * YEAR, 80 * YEAR);
        var head = dice.chance(0.7) ? Sex.MALE : Sex.FEMALE;
        add(family, head, eldest, "");
        if (size > 1) {
            var other = head == Sex.MALE ? Sex.FEMALE : Sex.MALE;
            add(
                    Surnames.draw(dice),
                    other,
                    Math.min(today - 20 * YEAR, eldest + dice.between(-4 * YEAR, 4 * YEAR)),
                    "");
        }
        if (size > 2) {
            children(size - 2, family, eldest);
        }
    }

    private void children(int count, String family, int eldest) {
        int first = eldest + dice.between(20 * YEAR, Math.min(38 * YEAR, today - eldest));
        var sex = sex();
        var shared = dice.chance(GENERATION) ? GivenNames.generation(dice, sex, People.year(first)) : "";
        add(family, sex, first, shared);
        for (int i = 1; i < count; i++) {
            boolean twin = i == 1 && dice.chance(TWINS);
            int later = first + i * 500 + dice.below(3 * YEAR);
            int birth = twin ? first : later <= today ? later : first - i * 500 - dice.below(3 * YEAR);
            add(family, twin && dice.chance(0.6) ? sex : sex(), birth, shared);
        }
    }

    private Sex sex() {
        return dice.chance(0.51) ? Sex.MALE : Sex.FEMALE;
    }

    /// Brothers and sisters never have the same name.
    private void add(String family, Sex sex, int birth, String shared) {
        String name;
        do {
            name = family + GivenNames.draw(dice, sex, People.year(birth), shared);
        } while (named(name));
        members.add(new Member(name, sex, birth, dice.chance(SHARED_PHONE)));
    }

    private boolean named(String name) {
        return members.stream().anyMatch(member -> member.name().equals(name));
    }
}
