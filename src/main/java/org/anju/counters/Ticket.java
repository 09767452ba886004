package org.anju.counters;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.anju.shared.MatterCode;
import org.jspecify.annotations.Nullable;

/// A number in the queue of a service point 排队号, of one day; no person is in it.
///
/// @param booked whether it was given on the receipt of an appointment
/// @param place where it was called to; empty while it waits
/// @param calledAt `null` while it waits
/// @param done whether the desk is done with it, or nobody came
public record Ticket(
        UUID id,
        ServicePointId point,
        LocalDate day,
        String letter,
        int number,
        MatterCode function,
        boolean booked,
        Instant at,
        String place,
        @Nullable Instant calledAt,
        boolean done) {

    /// As it is called: `A007`.
    public String shown() {
        return String.format(Locale.ROOT, "%s%03d", letter, number);
    }
}
