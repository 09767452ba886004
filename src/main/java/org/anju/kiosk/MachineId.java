package org.anju.kiosk;

import java.util.UUID;
import org.anju.shared.Ids;

/// A machine. The value stays inside the house.
public record MachineId(UUID value) {

    static MachineId next() {
        return new MachineId(Ids.next());
    }
}
