package org.anju.shared;

import java.util.UUID;

/// An office, station or committee whose staff work in the register 单位. The value stays inside the house.
public record UnitId(UUID value) {

    /// A key that nobody has yet.
    public static UnitId next() {
        return new UnitId(Ids.next());
    }
}
