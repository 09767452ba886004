package org.anju.town;

/// A street on the plane.
///
/// @param county 0 and 1 for the districts north and south of the river, 2 for the county around them
/// @param township which street office or town of it
/// @param village which village of the township, counted from 0; -1 in streets
record Way(String name, Ground ground, int county, int township, int village, Line line) {

    Way in(int otherTownship) {
        return new Way(name, ground, county, otherTownship, village, line);
    }
}
