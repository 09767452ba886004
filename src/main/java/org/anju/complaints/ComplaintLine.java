package org.anju.complaints;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A complaint as a page shows it.
///
/// @param reference under which its page at the desk is found
/// @param overdue whether it waits beyond its time
/// @param days until its time is over; below zero where it is
public record ComplaintLine(Complaint complaint, String reference, boolean overdue, long days) {

    static ComplaintLine of(Complaint complaint, String reference, LocalDate today) {
        return new ComplaintLine(
                complaint,
                reference,
                complaint.overdue(today),
                java.time.temporal.ChronoUnit.DAYS.between(today, complaint.due()));
    }

    public Complaint.@Nullable Answer answer() {
        return complaint.answer();
    }
}
