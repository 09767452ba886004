package org.anju.shared;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.util.Optional;

/// A day as people know it: the day, the month, the year, or nothing; kept as given. Its text is ISO 8601 with
/// reduced precision: `2016-05-26`, `2016-05`, `2016`, `unknown`.
public sealed interface PartialDate {

    /// The first day that it can be; [LocalDate#MIN] where unknown.
    LocalDate earliest();

    /// The last day that it can be; [LocalDate#MAX] where unknown.
    LocalDate latest();

    /// ISO 8601 with reduced precision, or `unknown`.
    String text();

    /// Whether it names one day.
    default boolean certain() {
        return this instanceof Day;
    }

    /// Whether `day` is one that it can be.
    default boolean canBe(LocalDate day) {
        return !day.isBefore(earliest()) && !day.isAfter(latest());
    }

    record Day(LocalDate day) implements PartialDate {
        @Override
        public LocalDate earliest() {
            return day;
        }

        @Override
        public LocalDate latest() {
            return day;
        }

        @Override
        public String text() {
            return day.toString();
        }
    }

    record Month(YearMonth month) implements PartialDate {
        @Override
        public LocalDate earliest() {
            return month.atDay(1);
        }

        @Override
        public LocalDate latest() {
            return month.atEndOfMonth();
        }

        @Override
        public String text() {
            return month.toString();
        }
    }

    record InYear(Year year) implements PartialDate {
        @Override
        public LocalDate earliest() {
            return year.atDay(1);
        }

        @Override
        public LocalDate latest() {
            return year.atMonth(12).atEndOfMonth();
        }

        @Override
        public String text() {
            return year.toString();
        }
    }

    record Unknown() implements PartialDate {
        @Override
        public LocalDate earliest() {
            return LocalDate.MIN;
        }

        @Override
        public LocalDate latest() {
            return LocalDate.MAX;
        }

        @Override
        public String text() {
            return "unknown";
        }
    }

    static PartialDate of(LocalDate day) {
        return new Day(day);
    }

    /// Reads the text form; empty where it is none, or names a day that no calendar has.
    static Optional<PartialDate> read(String text) {
        try {
            return switch (text.length()) {
                case 4 -> Optional.of(new InYear(Year.parse(text)));
                case 7 ->
                    text.equals("unknown") ? Optional.of(new Unknown()) : Optional.of(new Month(YearMonth.parse(text)));
                case 10 -> Optional.of(new Day(LocalDate.parse(text)));
                default -> Optional.empty();
            };
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
