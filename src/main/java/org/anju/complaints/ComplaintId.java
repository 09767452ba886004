package org.anju.complaints;

import java.util.UUID;
import org.anju.shared.Ids;

/// A complaint. The value stays inside the house.
public record ComplaintId(UUID value) {

    /// A key that no complaint has yet.
    static ComplaintId next() {
        return new ComplaintId(Ids.next());
    }
}
