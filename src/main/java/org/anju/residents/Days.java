package org.anju.residents;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// The days of a stay: on which it is possible, and on which it is certain. Each pair is half-open, and empty
/// where it does not ascend; [LocalDate#MIN] and [LocalDate#MAX] stand for an end that is not known or not
/// there.
///
/// @param canBegin the first day on which it is possible
/// @param possibleUntil the day after the last on which it is possible
/// @param certainFrom the first day on which it is certain
/// @param certainUntil the day after the last on which it is certain
public record Days(LocalDate canBegin, LocalDate possibleUntil, LocalDate certainFrom, LocalDate certainUntil) {

    static final Days NEVER = new Days(LocalDate.MAX, LocalDate.MIN, LocalDate.MAX, LocalDate.MIN);

    public boolean certainOn(LocalDate day) {
        return !day.isBefore(certainFrom) && day.isBefore(certainUntil);
    }

    public boolean possibleOn(LocalDate day) {
        return !day.isBefore(canBegin) && day.isBefore(possibleUntil);
    }

    /// Whether it is certain on any day.
    public boolean certainEver() {
        return certainFrom.isBefore(certainUntil);
    }

    /// The day after the last certain one; `null` while the stay goes on.
    public @Nullable LocalDate end() {
        return certainUntil.equals(LocalDate.MAX) ? null : certainUntil;
    }

    /// Whether the stay may have begun before the end of a period and not ended, for certain, before its start.
    boolean fallsInto(LocalDate from, LocalDate until) {
        var first = canBegin.isAfter(from) ? canBegin : from;
        return first.isBefore(earlier(certainUntil, until));
    }

    Days until(LocalDate end) {
        return new Days(canBegin, earlier(possibleUntil, end), certainFrom, earlier(certainUntil, end));
    }

    Days certainUntil(LocalDate end) {
        return new Days(canBegin, possibleUntil, certainFrom, earlier(certainUntil, end));
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }
}
