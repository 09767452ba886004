package org.anju.town;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.anju.shared.Sex;

/// Names with a birth day that several people of the town share, so that a register that tells people apart by
/// them is found out.
final class Namesakes {

    record Namesake(String name, Sex sex, int birth) {}

    private static final int PERSONS_EACH = 6000;
    private static final int YOUNGEST = 24 * 365;

    private final List<Namesake> all = new ArrayList<>();

    Namesakes(long seed, int persons, LocalDate today) {
        for (int i = 0; i < Math.max(2, persons / PERSONS_EACH); i++) {
            var dice = Dice.of(seed, Dice.Topic.NAMESAKE, i);
            var birth = (int) today.toEpochDay() - YOUNGEST - dice.below(60 * 365);
            var sex = dice.chance(0.5) ? Sex.MALE : Sex.FEMALE;
            var name = dice.pick(List.of("王", "李", "张", "刘", "陈")) + GivenNames.draw(dice, sex, People.year(birth), "");
            all.add(new Namesake(name, sex, birth));
        }
    }

    Namesake pick(Dice dice) {
        return dice.pick(all);
    }
}
