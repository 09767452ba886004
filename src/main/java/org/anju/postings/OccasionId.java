package org.anju.postings;

import java.util.UUID;
import org.anju.shared.Ids;

/// A visit or an event. The value stays inside the house.
public record OccasionId(UUID value) {

    /// A key that none has yet.
    static OccasionId next() {
        return new OccasionId(Ids.next());
    }
}
