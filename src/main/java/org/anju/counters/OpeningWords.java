package org.anju.counters;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import org.anju.frame.Words;

/// Whether something is open, in words: until when, or from when.
final class OpeningWords {

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");

    private OpeningWords() {}

    static String of(Opening opening, Instant now, Words words) {
        return switch (opening) {
            case Opening.Open(var until) ->
                until == null ? words.t("points.open.always") : words.t("points.open.until", when(until, now, words));
            case Opening.Opens(var at) -> words.t("points.opens", when(at, now, words));
            case Opening.Closed() -> words.t("points.closed");
        };
    }

    /// The time of day; with the day where that is another one. Midnight that closes a day is its 24:00.
    private static String when(Instant at, Instant now, Words words) {
        var today = now.atZone(Words.ZONE).toLocalDate();
        var then = at.atZone(Words.ZONE);
        if (then.toLocalDate().equals(today)) {
            return CLOCK.format(then);
        }
        if (then.toLocalDate().equals(today.plusDays(1))) {
            return words.t("points.tomorrow", CLOCK.format(then));
        }
        return words.t("points.on", words.day(then.toLocalDate()), CLOCK.format(then));
    }
}
