package org.anju.town;

import org.anju.town.Building.Style;

/// Who lives in a dwelling.
enum Living {
    YOUNG_SINGLE,
    OLD_SINGLE,
    YOUNG_COUPLE,
    OLD_COUPLE,
    NUCLEAR,
    THREE_GENERATIONS,
    LONE_PARENT,
    SHARED_FLAT,
    /// Parents in one dwelling, their married child in another.
    MARRIED_OUT,
    WORKERS_ROOM,
    STUDENTS_ROOM;

    /// Of a hundred dwellings in the city, and in villages; in the order of the constants.
    private static final int[] CITY = {15, 7, 6, 18, 31, 8, 4, 5, 6};

    private static final int[] VILLAGE = {5, 15, 3, 27, 14, 22, 4, 0, 10};

    /// Draws who lives in a dwelling of that style.
    static Living in(Dice dice, Style style, Ground ground) {
        if (style == Style.DORMITORY) {
            return ground == Ground.CAMPUS ? STUDENTS_ROOM : WORKERS_ROOM;
        }
        var shares = ground == Ground.VILLAGE ? VILLAGE : CITY;
        var drawn = dice.below(100);
        for (int i = 0; i < shares.length; i++) {
            drawn -= shares[i];
            if (drawn < 0) {
                return values()[i];
            }
        }
        throw new IllegalStateException("The shares for %s do not add up to 100.".formatted(ground));
    }
}
