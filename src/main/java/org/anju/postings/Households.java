package org.anju.postings;

import java.util.List;
import java.util.Optional;
import org.anju.places.Places;
import org.anju.residents.Origins;
import org.anju.shared.Access;
import org.anju.shared.DivisionCode;
import org.anju.shared.PersonId;
import org.springframework.stereotype.Component;

/// Where somebody who asks for help is registered as a household 户籍地: by the code that was declared, or by a name
/// that means one division.
@Component
class Households {

    private final Origins origins;
    private final Places places;

    Households(Origins origins, Places places) {
        this.origins = origins;
        this.places = places;
    }

    /// In the transaction of who asks. Empty where nothing was declared, or nothing that means one division.
    Optional<DivisionCode> of(List<PersonId> parts, Access access) {
        return read(origins.household(parts, access));
    }

    Optional<DivisionCode> read(String declared) {
        if (declared.matches("[1-9][0-9]{5}|[1-9][0-9]{8}|[1-9][0-9]{11}")) {
            return Optional.of(DivisionCode.read(declared));
        }
        var named = declared.isBlank() ? List.<DivisionCode>of() : places.named(declared);
        return named.size() == 1 ? Optional.of(named.getFirst()) : Optional.empty();
    }
}
