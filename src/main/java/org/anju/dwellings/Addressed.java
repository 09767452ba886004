package org.anju.dwellings;

import java.time.Instant;
import org.anju.places.Address;
import org.anju.places.Position;
import org.anju.shared.DivisionCode;
import org.jspecify.annotations.Nullable;

/// A dwelling with its address in parts, for whoever goes from door to door.
///
/// @param doorPlate the public code at the door
/// @param position in WGS 84; `null` where not known
/// @param believedSince since when just this is believed of it: another instant, another belief
public record Addressed(
        DwellingId id,
        BuildingId building,
        DivisionCode division,
        Address address,
        Use use,
        String doorPlate,
        @Nullable Position position,
        Instant believedSince) {

    /// The dwelling as the answer to an address that means it.
    public Located.Found found() {
        return new Located.Found(id, division, address.text());
    }
}
