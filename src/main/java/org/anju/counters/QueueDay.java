package org.anju.counters;

import java.time.LocalDate;

/// A day of a service point's queue in numbers.
///
/// @param tickets how many numbers were given out
/// @param called how many of them were called
/// @param booked how many were given on an appointment
/// @param meanSeconds how long they waited on the average; zero where none was called
public record QueueDay(ServicePointId point, LocalDate day, int tickets, int called, int booked, long meanSeconds) {}
