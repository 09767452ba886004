package org.anju.town;

/// A building on the plane. Its dwellings are counted staircase by staircase, floor by floor.
///
/// @param way its street, by position in the plan
/// @param number of its house or compound
/// @param no its number in the compound; 0 where it stands alone
/// @param units staircases that the address names; 0 where it names none
/// @param perFloor dwellings on a floor of one staircase; 0 for a house that is one dwelling
/// @param dwellings how many it has, at most all that fit
record Building(
        Style style,
        int way,
        int number,
        int no,
        int units,
        int storeys,
        int perFloor,
        int dwellings,
        double x,
        double y) {

    /// What stands there, with the word of a housing office for its use.
    enum Style {
        /// A house that is one dwelling.
        HOUSE("住宅"),
        /// A small building on a lane or market street, a shop often below.
        LANE("商住"),
        /// Five to seven storeys, two flats to a landing.
        WALK_UP("住宅"),
        SLAB("住宅"),
        TOWER("住宅"),
        DORMITORY("集体宿舍"),
        OFFICE("办公");

        private final String use;

        Style(String use) {
            this.use = use;
        }

        String use() {
            return use;
        }
    }

    static Building of(
            Style style,
            Way way,
            int at,
            int number,
            int no,
            int units,
            int storeys,
            int perFloor,
            double x,
            double y) {
        var dwellings = perFloor == 0 ? 1 : Math.max(1, units) * storeys * perFloor;
        return new Building(
                style, at, number, way.ground() == Ground.VILLAGE ? 0 : no, units, storeys, perFloor, dwellings, x, y);
    }

    Building with(int fewer) {
        return new Building(style, way, number, no, units, storeys, perFloor, fewer, x, y);
    }

    /// The address of one dwelling.
    ///
    /// @param index 0 up to but not including the number of dwellings
    Address address(String county, String township, String road, int index) {
        if (perFloor == 0) {
            return new Address(county, township, road, number, no, 0, 0);
        }
        var perUnit = storeys * perFloor;
        var floor = index % perUnit / perFloor + 1;
        var room = floor * 100 + index % perFloor + 1;
        return new Address(county, township, road, number, no, units == 0 ? 0 : index / perUnit + 1, room);
    }
}
