package org.anju.residents;

import java.util.List;
import org.anju.shared.PartialDate;

/// Birth dates as numbers, in the order in which an index keeps them: 19860412, 19860400 for the month,
/// 19860000 for the year, 0 for nothing.
record BirthRange(int first, int last) {

    static final BirthRange ANY = new BirthRange(0, 99_999_999);

    static int number(PartialDate date) {
        return switch (date) {
            case PartialDate.Day(var day) -> day.getYear() * 10_000 + day.getMonthValue() * 100 + day.getDayOfMonth();
            case PartialDate.Month(var month) -> month.getYear() * 10_000 + month.getMonthValue() * 100;
            case PartialDate.InYear(var year) -> year.getValue() * 10_000;
            case PartialDate.Unknown() -> 0;
        };
    }

    /// What fits a date: what lies in it first, then what is recorded less exactly and may be the same.
    static List<BirthRange> fitting(PartialDate date) {
        int number = number(date);
        var month = exactly(number / 100 * 100);
        var year = exactly(number / 10_000 * 10_000);
        return switch (date) {
            case PartialDate.Day day -> List.of(exactly(number), month, year);
            case PartialDate.Month known -> List.of(new BirthRange(number, number + 31), year);
            case PartialDate.InYear known -> List.of(new BirthRange(number, number + 1_231));
            case PartialDate.Unknown unknown -> List.of();
        };
    }

    private static BirthRange exactly(int number) {
        return new BirthRange(number, number);
    }
}
