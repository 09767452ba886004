package org.anju.counters;

import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import org.anju.frame.Words;

/// A line of a table of opening hours.
///
/// @param day of the week, or public holidays
/// @param times as they are written; "closed" in words where there are none
public record HoursLine(String day, String times) {

    static List<HoursLine> of(OpeningHours hours, Words words) {
        var lines = new ArrayList<HoursLine>();
        for (var day : DayOfWeek.values()) {
            lines.add(new HoursLine(
                    day.getDisplayName(TextStyle.FULL, words.tongue().locale()), times(hours.on(day), words)));
        }
        lines.add(new HoursLine(words.t("points.holidays"), times(hours.holidays(), words)));
        return lines;
    }

    static String times(List<Span> spans, Words words) {
        return spans.isEmpty()
                ? words.t("points.shut")
                : Span.written(spans).replace("-", "–").replace(",", ", ");
    }
}
