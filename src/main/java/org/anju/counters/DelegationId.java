package org.anju.counters;

import java.util.UUID;
import org.anju.shared.Ids;

/// A delegation 委托. The value stays inside the house.
public record DelegationId(UUID value) {

    static DelegationId next() {
        return new DelegationId(Ids.next());
    }
}
