package org.anju.shared;

import java.util.Set;

/// The code of an administrative division 行政区划代码 in twelve digits: two each for province, city and county (GB/T
/// 2260), three each for street or town and for community or village (GB/T 10114, statistical code). Levels
/// that are not named are zeros, so `110105` is read as `110105000000`.
public record DivisionCode(String value) implements Comparable<DivisionCode> {

    private static final int LENGTH = 12;
    private static final int[] ENDS = {2, 4, 6, 9, 12};

    /// Municipalities 直辖市: each is one city, whatever stands in the third and fourth digit.
    private static final Set<String> MUNICIPALITIES = Set.of("11", "12", "31", "50");

    /// In the third and fourth digit: counties without a city above them 省（自治区）直辖县级行政区划.
    private static final String WITHOUT_CITY = "90";

    /// How deep a code goes, from the province down.
    public enum Level {
        PROVINCE,
        CITY,
        COUNTY,
        STREET,
        COMMUNITY
    }

    public DivisionCode {
        if (!value.matches("[0-9]{12}") || value.startsWith("00")) {
            throw new IllegalArgumentException("A division code has twelve digits: '%s'.".formatted(value));
        }
    }

    /// Reads 2, 4, 6, 9 or 12 digits; throws [Problem] `division-code-form` for anything else.
    public static DivisionCode read(String written) {
        var digits = written.strip();
        if (!digits.matches("[0-9]{2}|[0-9]{4}|[0-9]{6}|[0-9]{9}|[0-9]{12}") || digits.startsWith("00")) {
            throw new Problem(Problem.Kind.INVALID, "division-code-form", written);
        }
        return new DivisionCode(digits + "0".repeat(LENGTH - digits.length()));
    }

    /// The deepest level that the code names.
    public Level level() {
        for (int i = ENDS.length - 1; i > 0; i--) {
            if (!value.substring(ENDS[i - 1], ENDS[i]).matches("0+")) {
                return Level.values()[i];
            }
        }
        return Level.PROVINCE;
    }

    /// The leading digits that name something: `110105` for a county. A code lies in this division if it starts
    /// with them.
    public String prefix() {
        return value.substring(0, ENDS[level().ordinal()]);
    }

    /// The division of a given level that this one lies in (or is).
    public DivisionCode at(Level level) {
        var end = ENDS[level.ordinal()];
        return new DivisionCode(value.substring(0, end) + "0".repeat(LENGTH - end));
    }

    /// The city that this one lies in (or is): the prefecture by its four digits, a municipality by its two, and
    /// a county directly under its province (济源 419001, 仙桃 429004, 石河子 659001) by its six. A province is its
    /// own, for it lies in none.
    public DivisionCode city() {
        if (MUNICIPALITIES.contains(value.substring(0, ENDS[0]))) {
            return at(Level.PROVINCE);
        }
        return at(value.startsWith(WITHOUT_CITY, ENDS[0]) ? Level.COUNTY : Level.CITY);
    }

    /// Whether the other division is this one or lies in it.
    public boolean holds(DivisionCode other) {
        return other.value.startsWith(prefix());
    }

    @Override
    public int compareTo(DivisionCode other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
