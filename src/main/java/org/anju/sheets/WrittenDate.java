package org.anju.sheets;

import org.anju.shared.PartialDate;

/// A date as somebody wrote it in a cell, and what can be made of it. Nothing is guessed: what two people could
/// read as two days is left unreadable, with the reason.
public sealed interface WrittenDate {

    /// It says this much; 不详 and the like say `PartialDate.Unknown`.
    record Read(PartialDate date) implements WrittenDate {}

    /// It names a day that no calendar has (2031-02-30), or one before 1800, when nobody lived of whom a
    /// register could tell.
    record Impossible(String written) implements WrittenDate {}

    /// It says nothing that is certain.
    record Unreadable(String written, Why why) implements WrittenDate {}

    /// The cell says nothing.
    record Absent() implements WrittenDate {}

    /// Why a date cannot be read.
    enum Why {
        /// It is no date in a form that we know.
        NOT_A_DATE,
        /// 58.10.26: the century is missing.
        TWO_DIGIT_YEAR,
        /// 5/6/2013: the fifth of June in one country, the sixth of May in another.
        DAY_OR_MONTH_FIRST,
        /// 2008.1: a spreadsheet program makes the same of January and of 2008.10.
        JANUARY_OR_OCTOBER,
        /// 201212: December 2012, or the twelfth of December 2020.
        DAY_OR_MONTH_LAST
    }

    /// Reads days, months and years in the forms of Chinese and English files; five digits are the day number
    /// of spreadsheet programs (10000 is 1927-05-18), four are a year. A time of day is dropped; a moment with
    /// a time zone (`…Z`) is the day that it was in China.
    static WrittenDate read(String written) {
        return DateReading.read(written);
    }
}
