package org.anju.town;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.Consumer;
import org.anju.shared.IdentityNumber;
import org.anju.shared.Sex;

/// Records of invented households with known truth, to measure linkage on: each person is written down once or
/// more, with slips. The same seed and size make the same records, byte for byte.
///
/// Nobody is kept in memory: every survey meets all households again, grown from their own dice.
public final class HouseholdSet {

    private static final LocalDate TODAY = LocalDate.of(2026, 6, 30);
    private static final int FIRST_DAY = (int) LocalDate.of(1940, 1, 1).toEpochDay();

    /// How many times a person is written down, of a hundred persons: once 75, twice 20, three times 4, four 1.
    private static final Weighted TIMES = Weighted.read("1:75 2:20 3:4 4:1");

    private static final int SURVEYS = 4;
    private static final int SEQUENCES = 499;
    private static final List<String> HOMES = List.of("临澜区", "望岫区", "青畴县", "禾岸区", "岚浦县", "桐坪县", "泊湾区", "栗原县", "槿溪县");

    private final long seed;
    private final int persons;
    private final int today = (int) TODAY.toEpochDay();
    private int records;

    private HouseholdSet(long seed, int persons) {
        this.seed = seed;
        this.persons = persons;
    }

    /// @param persons how many there really are; there are about 1.31 records for each
    public static void survey(long seed, int persons, Consumer<Surveyed> into) {
        var set = new HouseholdSet(seed, persons);
        for (int survey = 0; survey < SURVEYS; survey++) {
            set.survey(survey, into);
        }
    }

    private void survey(int survey, Consumer<Surveyed> into) {
        var given = new short[(today - FIRST_DAY + 1) * 2 * HOMES.size()];
        int person = 0;
        for (int household = 0; person < persons; household++) {
            var dice = Dice.of(seed, Dice.Topic.KIN, household);
            int size = Math.min(Kin.size(dice), persons - person);
            int home = dice.chance(0.6) ? dice.below(3) : dice.below(HOMES.size());
            for (var member : Kin.of(dice, size, today)) {
                var number = number(member, dice.chance(0.9) ? home : dice.below(HOMES.size()), given);
                int times = Integer.parseInt(TIMES.draw(dice));
                if (survey < times) {
                    into.accept(written(survey, person, household, member, number, HOMES.get(home)));
                }
                person++;
            }
        }
    }

    private Surveyed written(int survey, int person, int household, Kin.Member member, String number, String home) {
        int phones = 0;
        int moves = 0;
        for (int before = 1; before <= survey; before++) {
            var fate = Dice.of(seed, Dice.Topic.SURVEY, person * 16L + 8 + before);
            phones += fate.chance(Slips.PHONE_CHANGED) ? 1 : 0;
            moves += fate.chance(Slips.MOVED) ? 1 : 0;
        }
        var dice = Dice.of(seed, Dice.Topic.SURVEY, person * 16L + survey);
        var sex = dice.chance(Slips.SEX_WRONG) == (member.sex() == Sex.MALE) ? "女" : "男";
        return new Surveyed(
                "R" + Digits.padded(++records, 8),
                person,
                household,
                Slips.name(dice, member.name(), member.sex(), People.year(member.birth())),
                sex,
                Slips.birth(dice, member.birth(), today),
                slipped(dice, number, Slips.NUMBER_MISSING, Slips.NUMBER_MISTYPED),
                slipped(dice, phone(member, person, household, phones), Slips.PHONE_MISSING, Slips.PHONE_MISTYPED),
                dice.chance(Slips.DWELLING_MISSING) ? "" : dwelling(person, household, moves),
                dice.chance(Slips.HOME_MISSING) ? "" : home);
    }

    private static String slipped(Dice dice, String digits, double missing, double mistyped) {
        boolean gone = dice.chance(missing);
        return gone ? "" : dice.chance(mistyped) ? Slips.mistyped(dice, digits) : digits;
    }

    /// 194 is a range that no operator has been allotted. A changed telephone is the person's own.
    private String phone(Kin.Member member, int person, int household, int changes) {
        long whose = member.householdPhone() && changes == 0 ? household : 1_000_000_000L + person * 8L + changes;
        return "194"
                + Digits.padded(
                        (int) Long.remainderUnsigned(
                                Dice.of(seed, Dice.Topic.KIN, -1 - whose).next(), 100_000_000),
                        8);
    }

    /// Who moves out goes to a dwelling that others live in too.
    private String dwelling(int person, int household, int moves) {
        int at = moves == 0
                ? household
                : Dice.of(seed, Dice.Topic.SURVEY, -1L - person * 8L - moves).below(Math.max(1, persons * 2 / 5));
        return "D" + Digits.padded(at, 8);
    }

    /// GB 11643-1999 in the form, but under 99, which GB/T 2260 does not assign.
    private String number(Kin.Member member, int home, short[] given) {
        int place = home;
        int cell = cell(member, place);
        while (given[cell] == SEQUENCES) {
            place = (place + 1) % HOMES.size();
            if (place == home) {
                throw new IllegalStateException("No number is left for a birth on day " + member.birth() + ".");
            }
            cell = cell(member, place);
        }
        int sequence = 2 * ++given[cell] + (member.sex() == Sex.MALE ? 1 : 0);
        var digits = Numbers.DIVISIONS.get(place)
                + LocalDate.ofEpochDay(member.birth()).format(DateTimeFormatter.BASIC_ISO_DATE)
                + Digits.padded(sequence, 3);
        return digits + IdentityNumber.checkCharacter(digits);
    }

    private static int cell(Kin.Member member, int home) {
        return ((member.birth() - FIRST_DAY) * 2 + (member.sex() == Sex.MALE ? 1 : 0)) * HOMES.size() + home;
    }
}
