package org.anju.counters;

/// An appointment as a page shows it.
///
/// @param reference by which it is moved or cancelled
/// @param point the reference of the service point
/// @param name of the service point; empty where there is none any more
/// @param ahead whether it is still to come
public record AppointmentLine(
        Appointment appointment,
        String reference,
        String point,
        String name,
        String address,
        String function,
        boolean ahead) {}
