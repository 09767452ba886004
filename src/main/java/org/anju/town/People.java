package org.anju.town;

import java.time.LocalDate;
import java.util.List;
import org.anju.shared.DocumentKind;
import org.anju.shared.Sex;

/// Makes the members of one household: their names, documents and telephones fit each other.
final class People {

    /// 194: a mobile range that no operator has been allotted.
    private static final String PHONE = "194";

    private static final String SPECIMEN_STATE = "UTO";
    private static final long PASSPORTS = 10_000_000_000L;
    private static final long SCATTER = 6_364_136_223L;
    private static final int YEAR = 365;

    private final Dice dice;
    private final int today;
    private final long cell;
    private final boolean dotted;
    private final boolean highland;
    private final boolean foreign;
    private String first;
    private String household;
    private int made;

    /// @param foreign whether all of them come from abroad
    People(Dice dice, int today, long cell, boolean foreign) {
        this.dice = dice;
        this.today = today;
        this.cell = cell;
        this.foreign = foreign;
        this.dotted = dice.chance(0.007);
        this.highland = dice.chance(0.4);
        this.first = Communities.COUNTIES.getFirst();
        this.household = first;
    }

    /// The people made from now on come from here.
    ///
    /// @param county of their dwelling
    /// @param local the share of households registered in this town
    void from(int county, double local) {
        var here = dice.chance(local);
        household = here
                ? (dice.chance(0.8) ? Communities.COUNTIES.get(county) : dice.pick(Communities.COUNTIES))
                : dice.pick(Communities.ELSEWHERE);
        first = dice.chance(0.88) ? household : dice.pick(Communities.ELSEWHERE);
    }

    /// A birth day for somebody of that age.
    int born(int age) {
        return today - (int) (365.2425 * age) - dice.below(YEAR);
    }

    /// What the members of a family have in common; for somebody who marries into it, draw another.
    String family() {
        if (foreign) {
            return OtherNames.foreignFamily(dice);
        }
        return dotted ? "" : Surnames.draw(dice);
    }

    /// @param family from [#family]
    /// @param father his whole name, where he is known; else empty
    /// @param shared the first character of a generation's given names, or empty
    String name(String family, Sex sex, int birth, String father, String shared) {
        if (foreign) {
            return OtherNames.foreign(dice, sex, family);
        }
        if (family.isEmpty()) {
            return OtherNames.dotted(dice, sex, father.isEmpty() ? "" : OtherNames.ownPart(father), highland);
        }
        return family + GivenNames.draw(dice, sex, year(birth), shared);
    }

    Member member(String name, Sex sex, int birth, List<Member.Move> moves) {
        var age = (today - birth) / YEAR;
        var kind = foreign
                ? DocumentKind.PASSPORT
                : today - birth < 60 && dice.chance(0.7) || age < 1 && dice.chance(0.1)
                        ? DocumentKind.NONE
                        : DocumentKind.RESIDENT_IDENTITY_CARD;
        var number = made++;
        var passport = foreign
                ? SPECIMEN_STATE
                        + Digits.padded(Long.remainderUnsigned((cell * 8 + number + 1) * SCATTER, PASSPORTS), 10)
                : "";
        var phone = age < 13 || age > 75 && dice.chance(0.4) ? "" : PHONE + Digits.padded(dice.below(100_000_000), 8);
        return new Member(
                name,
                sex,
                kind,
                birth,
                age < 30 ? household : first,
                foreign ? "" : household,
                passport,
                phone,
                List.copyOf(moves));
    }

    static int year(int day) {
        return LocalDate.ofEpochDay(day).getYear();
    }
}
