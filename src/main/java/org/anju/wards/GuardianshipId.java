package org.anju.wards;

import java.util.UUID;
import org.anju.shared.Ids;

/// A guardianship. The value stays inside the house.
public record GuardianshipId(UUID value) {

    /// A key that no guardianship has yet.
    static GuardianshipId next() {
        return new GuardianshipId(Ids.next());
    }
}
