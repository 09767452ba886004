package org.anju.counters;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// When a service point is open in an ordinary week, and on public holidays: as written on its door, in the part
/// of the notation of OpenStreetMap's `opening_hours` that such doors need. `Mo-Fr 08:30-12:00,13:30-17:30; Sa
/// 09:00-12:00; PH off`. A later rule takes the place of an earlier one for its days; a time that ends before it
/// begins goes on into the next day.
///
/// @param week of each day that has any, its times in order
/// @param holidays the times of a public holiday; empty for closed
public record OpeningHours(Map<DayOfWeek, List<Span>> week, List<Span> holidays) {

    /// Never open.
    public static final OpeningHours NEVER = new OpeningHours(Map.of(), List.of());

    private static final Pattern TIMES = Pattern.compile("(.*?)\\s*((?:[0-9]{1,2}:[0-9]{2}\\s*-.*)|off|closed|休息|关闭)");
    private static final String HOLIDAYS = "PH";
    private static final List<String> DAYS = List.of("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su");
    private static final int LONGEST = 400;

    public OpeningHours {
        var days = new EnumMap<DayOfWeek, List<Span>>(DayOfWeek.class);
        week.forEach((day, spans) -> {
            if (!spans.isEmpty()) {
                days.put(day, Span.inOrder(spans));
            }
        });
        week = Collections.unmodifiableMap(days);
        holidays = Span.inOrder(holidays);
    }

    /// Reads what is written; empty where it is not such a notation, or two times of a day overlap. Blank is
    /// [#NEVER]. Chinese names of days and signs are read as well.
    public static Optional<OpeningHours> read(String written) {
        var text = plain(written);
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        if (text.isEmpty() || text.equals("off")) {
            return Optional.of(NEVER);
        }
        if (text.equals("24/7")) {
            return Optional.of(always());
        }
        try {
            var week = new EnumMap<DayOfWeek, List<Span>>(DayOfWeek.class);
            var holidays = List.<Span>of();
            for (var rule : text.split(";")) {
                if (rule.isBlank()) {
                    continue;
                }
                var parts = TIMES.matcher(rule.strip());
                if (!parts.matches()) {
                    return Optional.empty();
                }
                var spans = parts.group(2).matches("[0-9].*") ? Span.readAll(parts.group(2)) : List.<Span>of();
                var named = parts.group(1).strip();
                if (named.equals(HOLIDAYS)) {
                    holidays = spans;
                } else {
                    days(named).forEach(day -> week.put(day, spans));
                }
            }
            return Optional.of(new OpeningHours(week, holidays));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /// As it is read again: the same hours, the same text.
    public String written() {
        if (equals(always())) {
            return "24/7";
        }
        var rules = new ArrayList<String>();
        for (int first = 0; first < DAYS.size(); ) {
            var spans = on(DayOfWeek.of(first + 1));
            int last = first;
            while (last + 1 < DAYS.size() && on(DayOfWeek.of(last + 2)).equals(spans)) {
                last++;
            }
            if (!spans.isEmpty()) {
                rules.add(DAYS.get(first) + (last > first ? "-" + DAYS.get(last) : "") + " " + Span.written(spans));
            }
            first = last + 1;
        }
        if (!holidays.isEmpty()) {
            rules.add(HOLIDAYS + " " + Span.written(holidays));
        }
        return String.join("; ", rules);
    }

    /// The times of an ordinary day of the week.
    public List<Span> on(DayOfWeek day) {
        return week.getOrDefault(day, List.of());
    }

    /// The times of a day of the weekend on which offices work: those of the first day from Monday to Friday
    /// that has any.
    List<Span> onMovedWorkingDay() {
        return EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY).stream()
                .map(this::on)
                .filter(spans -> !spans.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    private static OpeningHours always() {
        var whole = List.of(new Span(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT));
        return new OpeningHours(
                EnumSet.allOf(DayOfWeek.class).stream().collect(Collectors.toMap(day -> day, day -> whole)), whole);
    }

    private static Set<DayOfWeek> days(String named) {
        var days = EnumSet.noneOf(DayOfWeek.class);
        if (named.isEmpty()) {
            return EnumSet.allOf(DayOfWeek.class);
        }
        for (var part : named.split(",")) {
            var ends = part.strip().split("-");
            if (ends.length > 2) {
                throw new IllegalArgumentException(part);
            }
            var day = day(ends[0]);
            var last = day(ends[ends.length - 1]);
            days.add(day);
            while (day != last) {
                day = day.plus(1);
                days.add(day);
            }
        }
        return days;
    }

    private static DayOfWeek day(String name) {
        int at = DAYS.indexOf(name.strip());
        if (at < 0) {
            throw new IllegalArgumentException(name);
        }
        return DayOfWeek.of(at + 1);
    }

    private static String plain(String written) {
        var text = java.text.Normalizer.normalize(written.strip(), java.text.Normalizer.Form.NFKC)
                .replaceAll("[\\r\\n]+", ";")
                .replaceAll("[、，]", ",")
                .replaceAll("[至到–—~～]", "-")
                .replace("法定节假日", HOLIDAYS)
                .replace("节假日", HOLIDAYS)
                .replaceAll("每天|每日", "Mo-Su")
                .replace("全天", "00:00-24:00");
        var names = List.of("一", "二", "三", "四", "五", "六", "日");
        for (int i = 0; i < names.size(); i++) {
            text = text.replaceAll("(?:周|星期|礼拜)" + names.get(i), DAYS.get(i));
        }
        return text.replaceAll("(?:周|星期|礼拜)天", "Su");
    }
}
