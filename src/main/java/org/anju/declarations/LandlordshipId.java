package org.anju.declarations;

import java.util.UUID;
import org.anju.shared.Ids;

/// That a person lets a dwelling, or says so 房东身份.
public record LandlordshipId(UUID value) {

    static LandlordshipId next() {
        return new LandlordshipId(Ids.next());
    }
}
