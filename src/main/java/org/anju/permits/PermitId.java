package org.anju.permits;

import java.util.UUID;
import org.anju.shared.Ids;

/// A residence permit. The value stays inside the house.
public record PermitId(UUID value) {

    /// A key that no permit has yet.
    static PermitId next() {
        return new PermitId(Ids.next());
    }
}
