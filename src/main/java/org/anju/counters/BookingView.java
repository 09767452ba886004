package org.anju.counters;

import java.util.List;

/// One page of the making or moving of an appointment: a question, or what was answered for a last look.
///
/// @param base the path of the person's appointments, from which all forms of the page go
/// @param back where one comes from
/// @param asked what the page asks
/// @param options what can be answered; empty where nothing can
/// @param function the code of what one comes for, and `functionName` in words; empty where it is not said
/// @param day as it is sent
/// @param starts as it is sent, and `time` in words
/// @param move the reference of the appointment that is moved; empty for a new one
public record BookingView(
        String base,
        PointLine point,
        String back,
        Asked asked,
        List<Option> options,
        String function,
        String functionName,
        String day,
        String starts,
        String time,
        String move) {

    public BookingView {
        options = List.copyOf(options);
    }

    /// The questions in their order.
    public enum Asked {
        FUNCTION,
        DAY,
        STARTS,
        /// none: all was answered
        CHECK;

        /// The field that answers it.
        public String field() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /// @param value as it is sent
    /// @param more beside it, smaller; may be empty
    public record Option(String value, String text, String more) {}
}
