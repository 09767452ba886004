package org.anju.counters;

import java.util.List;
import java.util.SortedMap;

/// A page on which an appointment is made or moved.
///
/// @param base the path of the person's appointments, from which all forms of the page go
/// @param functions what is done at the service point, by code
/// @param function the one chosen; empty where none is
/// @param days the days that have a free place, as they are sent and as they are read
/// @param day the one chosen, as it is sent
/// @param times of that day
/// @param move the reference of the appointment that is moved; empty for a new one
public record BookingView(
        String base,
        PointLine point,
        SortedMap<String, String> functions,
        String function,
        List<Day> days,
        String day,
        List<Time> times,
        String move) {

    public BookingView {
        days = List.copyOf(days);
        times = List.copyOf(times);
    }

    public record Day(String value, String text) {}

    /// @param value the instant as it is sent
    /// @param text the time of day
    public record Time(String value, String text, int free) {}
}
