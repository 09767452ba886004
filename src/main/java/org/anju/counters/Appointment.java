package org.anju.counters;

import java.time.Instant;
import org.anju.shared.MatterCode;
import org.anju.shared.PersonId;
import org.anju.shared.ReceiptNumber;

/// Somebody is expected at a service point 预约.
///
/// @param receipt under which the person has it; the same where it was moved
public record Appointment(
        AppointmentId id,
        PersonId subject,
        ReceiptNumber receipt,
        ServicePointId point,
        MatterCode function,
        Instant starts,
        int minutes) {

    /// A time for which one may be made.
    ///
    /// @param free how many places there are still
    public record Slot(Instant starts, int minutes, int free) {}
}
