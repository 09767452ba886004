package org.anju.dwellings;

import org.anju.places.Position;
import org.anju.shared.DivisionCode;
import org.jspecify.annotations.Nullable;

/// A dwelling as it is believed to be.
///
/// @param code the office's own code
/// @param division its community
/// @param divisionName the names from the province down to the community
/// @param address the standard address
/// @param doorPlate the public code at the door, ten characters of Crockford's base 32
/// @param position in WGS 84; `null` where not known
public record Dwelling(
        DwellingId id,
        BuildingId building,
        String code,
        DivisionCode division,
        String divisionName,
        String address,
        Use use,
        String doorPlate,
        @Nullable Position position) {

    /// The dwelling as the answer to an address that means it.
    public Located.Found found() {
        return new Located.Found(id, division, address);
    }
}
