package org.anju.cases;

import java.util.UUID;
import org.anju.shared.Ids;

/// A case. The value stays inside the house.
public record CaseId(UUID value) {

    /// A key that no case has yet.
    static CaseId next() {
        return new CaseId(Ids.next());
    }
}
