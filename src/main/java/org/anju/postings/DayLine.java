package org.anju.postings;

import java.time.format.TextStyle;
import org.anju.frame.Words;

/// A day in a village as pages show it.
///
/// @param point the name of the service point, and where it is
/// @param who the office and the post; the name where the office publishes it
public record DayLine(
        VillageDay day, String reference, String point, String address, String who, boolean open, boolean upcoming) {

    /// The day with its day of the week.
    public String when(Words words) {
        return words.day(day.day())
                + " "
                + day.day()
                        .getDayOfWeek()
                        .getDisplayName(TextStyle.FULL, words.tongue().locale());
    }

    public String hours() {
        return day.opens() + "–" + day.closes();
    }
}
