package org.anju.postings;

import java.util.UUID;
import org.anju.shared.Ids;

/// A day in a village. The value stays inside the house.
public record VillageDayId(UUID value) {

    /// A key that none has yet.
    static VillageDayId next() {
        return new VillageDayId(Ids.next());
    }
}
