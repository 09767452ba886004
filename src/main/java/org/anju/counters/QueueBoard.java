package org.anju.counters;

import java.util.List;

/// The queue of a service point at a moment.
///
/// @param called those that were called last, the newest first; those that are done stay until newer ones come
/// @param waiting how many wait
/// @param booked how many of them have an appointment
/// @param minutes how long those who were called last had waited, on the average; below zero where nobody was
///     called today
public record QueueBoard(List<Ticket> called, int waiting, int booked, int minutes) {

    public QueueBoard {
        called = List.copyOf(called);
    }
}
