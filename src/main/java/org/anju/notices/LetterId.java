package org.anju.notices;

import java.util.UUID;
import org.anju.shared.Ids;

/// A letter of the outbox. Outside it is seen only as a reference: in the Message-ID, and as the `id` of an SMS.
public record LetterId(UUID value) {

    /// A key that no letter has yet.
    static LetterId next() {
        return new LetterId(Ids.next());
    }
}
