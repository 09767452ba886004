package org.anju.postings;

import java.util.UUID;
import org.anju.shared.Ids;

/// A request for help. The value stays inside the house.
public record HelpId(UUID value) {

    /// A key that none has yet.
    static HelpId next() {
        return new HelpId(Ids.next());
    }
}
