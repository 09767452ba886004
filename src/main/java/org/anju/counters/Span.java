package org.anju.counters;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A time of a day during which a service point is open, from a minute up to but not including another.
///
/// @param until not after `from`: then it ends on the next day; equal to it for a whole day
public record Span(LocalTime from, LocalTime until) {

    private static final Pattern FORM = Pattern.compile("([0-9]{1,2}):([0-9]{2})\\s*-\\s*([0-9]{1,2}):([0-9]{2})");
    private static final int DAY = 24 * 60;

    public Span {
        if (from.getSecond() != 0 || until.getSecond() != 0) {
            throw new IllegalArgumentException("Opening hours are to the minute: %s-%s.".formatted(from, until));
        }
    }

    /// How many minutes it lasts.
    int minutes() {
        int length = minute(until) - minute(from);
        return length > 0 ? length : length + DAY;
    }

    /// The minute of the day in which it begins.
    int begin() {
        return minute(from);
    }

    String written() {
        return from + "-" + (until.equals(LocalTime.MIDNIGHT) ? "24:00" : until);
    }

    static String written(List<Span> spans) {
        return spans.stream().map(Span::written).collect(Collectors.joining(","));
    }

    /// Reads `08:30-12:00,13:30-17:30`. Throws [IllegalArgumentException].
    static List<Span> readAll(String written) {
        var spans = new ArrayList<Span>();
        for (var part : written.split(",", -1)) {
            spans.add(read(part.strip()));
        }
        return inOrder(spans);
    }

    /// In order of time. Throws [IllegalArgumentException] where two overlap.
    static List<Span> inOrder(List<Span> spans) {
        var ordered = spans.stream().sorted(Comparator.comparing(Span::from)).toList();
        for (int i = 1; i < ordered.size(); i++) {
            var before = ordered.get(i - 1);
            if (before.begin() + before.minutes() > ordered.get(i).begin()) {
                throw new IllegalArgumentException("Two times of a day overlap: " + written(ordered));
            }
        }
        return ordered;
    }

    private static Span read(String written) {
        var form = FORM.matcher(written);
        if (!form.matches()) {
            throw new IllegalArgumentException("No time of a day: '%s'.".formatted(written));
        }
        return new Span(time(form.group(1), form.group(2), 23), time(form.group(3), form.group(4), 24));
    }

    private static LocalTime time(String hours, String minutes, int last) {
        int hour = Integer.parseInt(hours);
        int minute = Integer.parseInt(minutes);
        if (hour > last || minute > 59 || hour == 24 && minute > 0) {
            throw new IllegalArgumentException("No time of a day: %s:%s.".formatted(hours, minutes));
        }
        return LocalTime.of(hour % 24, minute);
    }

    private static int minute(LocalTime time) {
        return time.getHour() * 60 + time.getMinute();
    }
}
