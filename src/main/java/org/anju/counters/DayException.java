package org.anju.counters;

import java.time.LocalDate;
import java.util.List;
import org.anju.frame.Words;

/// On one day a service point is open at other times than in every week.
///
/// @param spans when it is open; empty for closed
public record DayException(LocalDate day, List<Span> spans, String whyZh, String whyEn) {

    public DayException {
        spans = List.copyOf(spans);
    }

    /// Its times, in words.
    public String times(Words words) {
        return HoursLine.times(spans, words);
    }
}
