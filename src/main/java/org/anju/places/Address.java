package org.anju.places;

import org.anju.shared.DivisionCode;

/// A standard address in its parts, each empty where it has none.
///
/// @param text the whole, from the city down, as it is shown
/// @param division the community or village, or the street-level division where that is all we know
/// @param number `176`, `12甲`, `123弄`
/// @param compound the name of a compound or house between number and building
/// @param buildingKey the same for all addresses in one building, and for no other
public record Address(
        AddressId id,
        String text,
        DivisionCode division,
        String street,
        String number,
        String compound,
        String building,
        String unit,
        String room,
        String buildingKey) {}
