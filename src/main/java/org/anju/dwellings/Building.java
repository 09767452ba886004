package org.anju.dwellings;

import org.anju.places.Position;
import org.anju.shared.DivisionCode;
import org.jspecify.annotations.Nullable;

/// A building for lists and maps.
///
/// @param number the house number without 号
/// @param name the compound and the number of the building in it, such as 幸福小区1栋; blank where the house number
///     says all
/// @param position in WGS 84; `null` where not known
/// @param dwellings how many there are in it
public record Building(
        BuildingId id,
        DivisionCode division,
        String street,
        String number,
        String name,
        @Nullable Position position,
        int dwellings) {

    /// What stands beside its square on the map: `176-1`.
    public String label() {
        return name.isEmpty() ? number : number.isEmpty() ? name : number + "-" + name;
    }

    /// As it is written in a list: 朝阳路176号1栋.
    public String written() {
        var house = number.isEmpty() || number.endsWith("弄") ? number : number + "号";
        var block = name.matches(".*[0-9]") ? name + "栋" : name.matches(".*[A-Z]") ? name + "座" : name;
        return street + house + block;
    }
}
