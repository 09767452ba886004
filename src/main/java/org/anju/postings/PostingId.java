package org.anju.postings;

import java.util.UUID;
import org.anju.shared.Ids;

/// The posting of an officer. The value stays inside the house.
public record PostingId(UUID value) {

    /// A key that none has yet.
    static PostingId next() {
        return new PostingId(Ids.next());
    }
}
