package org.anju.counters;

import java.util.UUID;
import org.anju.shared.Ids;

/// A service point 服务点. The value stays inside the house.
public record ServicePointId(UUID value) {

    /// A key that no service point has yet.
    public static ServicePointId next() {
        return new ServicePointId(Ids.next());
    }
}
