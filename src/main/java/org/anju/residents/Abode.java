package org.anju.residents;

import org.anju.dwellings.DwellingId;
import org.anju.shared.DivisionCode;
import org.jspecify.annotations.Nullable;

/// Where a stay is 居住去向.
public sealed interface Abode {

    /// What to call it; empty where it is not known.
    String address();

    /// The dwelling, where there is one.
    default @Nullable DwellingId dwelling() {
        return null;
    }

    /// A dwelling of the register, in which the person lives.
    record Home(DwellingId dwelling, DivisionCode division, String address) implements Abode {}

    /// A dwelling at which the person can only be written to: nobody lives there by it.
    record Postal(DwellingId dwelling, DivisionCode division, String address) implements Abode {}

    /// Outside the dwellings of this register: another city, another country.
    ///
    /// @param address name of the place as declared; empty where the person is of no known abode
    record Elsewhere(String address) implements Abode {}
}
