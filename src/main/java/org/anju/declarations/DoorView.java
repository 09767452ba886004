package org.anju.declarations;

import org.anju.dwellings.Dwelling;

/// A dwelling as everybody may see it who stands before its door: the address, and nothing of who lives
/// there.
public record DoorView(String plate, String address) {

    static DoorView of(Dwelling dwelling) {
        return new DoorView(dwelling.doorPlate(), dwelling.address());
    }

    /// The plate in two groups, to be read.
    public String spoken() {
        return plate.substring(0, plate.length() / 2) + "-" + plate.substring(plate.length() / 2);
    }

    public String path() {
        return "/d/" + plate;
    }
}
