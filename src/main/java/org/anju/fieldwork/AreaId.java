package org.anju.fieldwork;

import java.util.UUID;
import org.anju.shared.Ids;

/// An area 采集片区. The value stays inside the house.
public record AreaId(UUID value) {

    static AreaId next() {
        return new AreaId(Ids.next());
    }
}
