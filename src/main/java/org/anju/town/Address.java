package org.anju.town;

/// A dwelling's address in its parts, and the ways in which people write it.
///
/// The street's name is found once in the town, so that what comes before it may be left out without leaving a
/// doubt.
///
/// @param road street, or village and group
/// @param number of the house or compound
/// @param building 栋 in a compound; 0 where the number is one building
/// @param unit 单元, one staircase; 0 where the building has none
/// @param room 室; 0 where the whole house is one dwelling
record Address(String county, String township, String road, int number, int building, int unit, int room) {

    String standard() {
        return PlaceNames.CITY + county + township + plain();
    }

    private String plain() {
        return road + number + "号" + part(building, "栋") + part(unit, "单元") + part(room, "室");
    }

    private static String part(int number, String word) {
        return number == 0 ? "" : number + word;
    }

    /// As somebody writes it: two times out of three the standard text.
    String written(Dice dice) {
        return switch (dice.below(30)) {
            case 0, 1 -> PlaceNames.PROVINCE + standard();
            case 2 -> county + township + plain();
            case 3 -> plain();
            case 4 -> PlaceNames.CITY + county + plain();
            case 5 -> standard().replace('栋', '幢');
            case 6 -> county + township + plain().replace('栋', '幢').replace("室", "");
            case 7, 8 -> dashed();
            case 9 -> wide();
            case 10 -> PlaceNames.CITY + county + township + spelled();
            case 11 -> PlaceNames.CITY + " " + county + " " + township + " " + plain();
            default -> standard();
        };
    }

    /// 3-2-501, where there are three numbers to write.
    private String dashed() {
        return unit == 0 || building == 0
                ? standard()
                : PlaceNames.CITY + county + township + road + number + "号" + building + "-" + unit + "-" + room;
    }

    private String wide() {
        var wide = new StringBuilder();
        standard().chars().forEach(c -> wide.append((char) (c >= '0' && c <= '9' ? c - '0' + '０' : c)));
        return wide.toString();
    }

    /// Building and unit in Chinese numerals.
    private String spelled() {
        return road + number + "号"
                + (building == 0 ? "" : PlaceNames.cardinal(building) + "栋")
                + (unit == 0 ? "" : PlaceNames.cardinal(unit) + "单元")
                + part(room, "室");
    }
}
