package org.anju.permits;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a permit is on a day, and why.
///
/// @param fullYear the full year that is to be endorsed next; of a suspended permit the one that was missed
/// @param opens the first day of the window before it, by the rules of the day asked about
/// @param lastDay the last day of the window
/// @param suspendedSince the first day without function; `null` where it was not missed
/// @param lostSince the day on which the card was reported lost; `null` where it was not, or was replaced
/// @param ended the mark that ended it; `null` where none did
/// @param years full years of residence that count
/// @param countedFrom the day on which they begin
/// @param leftOut days since then that do not count
/// @param without marks that had no effect: before the issue, out of any window, after the end
/// @param rules those it rests on
public record Standing(
        State state,
        LocalDate issued,
        LocalDate fullYear,
        LocalDate opens,
        LocalDate lastDay,
        @Nullable LocalDate suspendedSince,
        @Nullable LocalDate lostSince,
        @Nullable Mark ended,
        int years,
        LocalDate countedFrom,
        long leftOut,
        List<Mark> without,
        List<Rule> rules) {

    public Standing {
        without = List.copyOf(without);
        rules = List.copyOf(rules);
    }

    /// One at a time: an end hides a loss, a loss hides a suspension.
    public enum State {
        ACTIVE,
        SUSPENDED,
        LOST,
        ENDED
    }

    /// What the marks up to and with a day come to under the rules of their days. Those of one day count in the
    /// order given; later ones are left alone. Empty where nothing was issued by then.
    public static Optional<Standing> on(List<Mark> marks, Rules rules, LocalDate day) {
        return new Fold(rules).standing(marks, day);
    }

    /// Whether an endorsement would be in time.
    public boolean windowOpen(LocalDate day) {
        return ended == null && suspendedSince == null && !day.isBefore(opens) && !day.isAfter(lastDay);
    }
}
