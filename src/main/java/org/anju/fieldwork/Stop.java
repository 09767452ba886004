package org.anju.fieldwork;

import org.anju.dwellings.Addressed;
import org.anju.dwellings.DwellingId;
import org.anju.places.Position;
import org.jspecify.annotations.Nullable;

/// A door on a round, as far as its address tells where it comes.
///
/// @param position where its building stands; `null` where not known
record Stop(
        DwellingId dwelling,
        String street,
        String number,
        String building,
        String unit,
        String room,
        @Nullable Position position) {

    static Stop of(Addressed door) {
        var address = door.address();
        return new Stop(
                door.id(),
                address.street(),
                address.number(),
                address.compound() + address.building(),
                address.unit(),
                address.room(),
                door.position());
    }
}
