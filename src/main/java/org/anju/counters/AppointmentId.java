package org.anju.counters;

import java.util.UUID;
import org.anju.shared.Ids;

/// An appointment. The value stays inside the house.
public record AppointmentId(UUID value) {

    static AppointmentId next() {
        return new AppointmentId(Ids.next());
    }
}
