package org.anju.places;

import java.util.List;
import org.anju.shared.DivisionCode;

/// One way to read an address: in which divisions it can lie, on which street, at which door.
///
/// @param within the divisions that the text can mean; empty where it names none
/// @param street the street, lane or village; what stands between the divisions and the door
/// @param door what follows
/// @param former whether a division goes by a name that is no longer in force
record AddressReading(List<DivisionCode> within, String street, Door door, boolean former) {

    /// A door on a street, each part in its canonical form, empty where not stated.
    ///
    /// @param number the house number without 号: `176`, `12甲`, `12附3`, `12-1`, or a lane `123弄`
    /// @param compound the name of a compound or house between number and building: 幸福小区
    /// @param building without 栋, 幢, 座 or 号楼: `1`, `A`, `B1`
    /// @param unit without 单元
    /// @param room without 室: `101`, `1203A`, `东户`
    record Door(String number, String compound, String building, String unit, String room) {

        Door inCompound(String name) {
            return new Door(number, name, building, unit, room);
        }
    }
}
