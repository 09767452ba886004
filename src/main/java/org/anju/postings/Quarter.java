package org.anju.postings;

import java.time.LocalDate;

/// Quarters of a year, by their first days.
final class Quarter {

    static final int MONTHS = 3;

    private Quarter() {}

    /// The first day of the quarter of a day.
    static LocalDate first(LocalDate day) {
        return LocalDate.of(day.getYear(), (day.getMonthValue() - 1) / MONTHS * MONTHS + 1, 1);
    }
}
