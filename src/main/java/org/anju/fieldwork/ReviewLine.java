package org.anju.fieldwork;

import java.time.Instant;
import java.time.LocalDate;
import org.anju.frame.Frame;

/// A held visit in the queue as its page shows it.
///
/// @param address of the dwelling; blank for a new one
public record ReviewLine(Reviews.Waiting waiting, String address, LocalDate today, Instant now) {

    public String reference() {
        return waiting.id().value().toString();
    }

    public long days() {
        return waiting.days(today);
    }

    public boolean overdue() {
        return waiting.overdue(now);
    }

    public String why(Frame page) {
        return ReviewView.why(page, waiting.differs(), waiting.reason());
    }
}
