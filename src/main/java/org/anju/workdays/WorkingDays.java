package org.anju.workdays;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// On which days offices work: Monday to Friday, but for the days off and the moved working days 调休 that the
/// State Council gives out for each year.
///
/// Of a year that it has not given out yet, the days of the public holidays that follow from the Gregorian
/// calendar alone are off (全国年节及纪念日放假办法, 2024, art. 2: 1 January, 1 and 2 May, 1 to 3 October). So a
/// limit reckoned early ends rather too soon for the office than too late for the person, and is to be reckoned
/// anew once the year [#isKnown].
public final class WorkingDays {

    private static final Set<MonthDay> FIXED = Set.of(
            MonthDay.of(1, 1),
            MonthDay.of(5, 1),
            MonthDay.of(5, 2),
            MonthDay.of(10, 1),
            MonthDay.of(10, 2),
            MonthDay.of(10, 3));

    private final Map<LocalDate, Boolean> moved;
    private final Set<Integer> years;

    private WorkingDays(Map<LocalDate, Boolean> moved, Set<Integer> years) {
        this.moved = Map.copyOf(moved);
        this.years = Set.copyOf(years);
    }

    /// The calendar that comes with the program.
    public static WorkingDays ofChina() {
        try (var in = WorkingDays.class.getResourceAsStream("/workdays/china.tsv")) {
            if (in == null) {
                throw new IllegalStateException("The calendar /workdays/china.tsv is not in the program.");
            }
            return read(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Reads lines of `day`, `off` or `work`, and the source, parted by tabs, spaces or commas; `#` begins a
    /// remark. A year is known as soon as one of its days is in it.
    ///
    /// Throws [WorkdaysFaulty] with every line in fault: no day, neither word, a day off at a weekend or a moved
    /// working day within the week (neither would change anything), a day twice.
    public static WorkingDays read(List<String> lines) {
        var moved = new HashMap<LocalDate, Boolean>();
        var faults = new ArrayList<WorkdaysFaulty.Fault>();
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                take(line.split("[\\s,]+", 3), i + 1, moved, faults);
            }
        }
        if (!faults.isEmpty()) {
            throw new WorkdaysFaulty(faults);
        }
        var years = new TreeSet<Integer>();
        moved.keySet().forEach(day -> years.add(day.getYear()));
        return new WorkingDays(moved, years);
    }

    /// Reads a file as IT staff save it: UTF-8, with or without the mark that some editors put before it.
    public static WorkingDays read(Path file) throws IOException {
        try {
            var text = Files.readString(file);
            return read((text.startsWith("\ufeff") ? text.substring(1) : text)
                    .lines()
                    .toList());
        } catch (CharacterCodingException e) {
            throw new WorkdaysFaulty(List.of(new WorkdaysFaulty.Fault(1, WorkdaysFaulty.What.NO_UTF8, "")));
        }
    }

    private static void take(
            String[] fields, int line, Map<LocalDate, Boolean> moved, List<WorkdaysFaulty.Fault> faults) {
        fault(fields, moved).ifPresent(what -> faults.add(new WorkdaysFaulty.Fault(line, what, fields[0])));
    }

    private static Optional<WorkdaysFaulty.What> fault(String[] fields, Map<LocalDate, Boolean> moved) {
        LocalDate day;
        try {
            day = LocalDate.parse(fields[0]);
        } catch (DateTimeException e) {
            return Optional.of(WorkdaysFaulty.What.NO_DAY);
        }
        var works = fields.length > 1 && fields[1].equals("work");
        if (!works && !(fields.length > 1 && fields[1].equals("off"))) {
            return Optional.of(WorkdaysFaulty.What.NEITHER);
        }
        if (works == inWeek(day)) {
            return Optional.of(works ? WorkdaysFaulty.What.WORKS_ALREADY : WorkdaysFaulty.What.OFF_ALREADY);
        }
        return moved.put(day, works) == null ? Optional.empty() : Optional.of(WorkdaysFaulty.What.TWICE);
    }

    /// This calendar with the years of another one, which takes the place of this one's where both have a year.
    public WorkingDays with(WorkingDays other) {
        var both = new HashMap<LocalDate, Boolean>();
        moved.forEach((day, works) -> {
            if (!other.isKnown(day.getYear())) {
                both.put(day, works);
            }
        });
        both.putAll(other.moved);
        return new WorkingDays(
                both,
                new TreeSet<>(
                        Stream.concat(years.stream(), other.years.stream()).toList()));
    }

    /// Whether the State Council's days for this year are in it.
    public boolean isKnown(int year) {
        return years.contains(year);
    }

    public boolean isWorking(LocalDate day) {
        var works = moved.get(day);
        if (works != null) {
            return works;
        }
        return inWeek(day) && (isKnown(day.getYear()) || !FIXED.contains(MonthDay.from(day)));
    }

    /// The last day of a limit that begins with something that happened on `start`: that day does not count
    /// (Civil Code, art. 201), and the last is always a working day (art. 203).
    public LocalDate end(LocalDate start, Limit limit) {
        return switch (limit.count()) {
            case CALENDAR -> onOrAfter(start.plusDays(limit.days()));
            case WORKING -> after(start, limit.days());
        };
    }

    /// The n-th working day after a day; the day itself, or the next working day, where n is zero.
    public LocalDate after(LocalDate day, int n) {
        if (n == 0) {
            return onOrAfter(day);
        }
        var at = day;
        for (int left = n; left > 0; ) {
            at = at.plusDays(1);
            if (isWorking(at)) {
                left--;
            }
        }
        return at;
    }

    /// How many working days there are after `from` up to and with `to`; zero where `to` is not later.
    public int between(LocalDate from, LocalDate to) {
        return from.isBefore(to)
                ? (int) from.plusDays(1)
                        .datesUntil(to.plusDays(1))
                        .filter(this::isWorking)
                        .count()
                : 0;
    }

    private LocalDate onOrAfter(LocalDate day) {
        var at = day;
        while (!isWorking(at)) {
            at = at.plusDays(1);
        }
        return at;
    }

    private static boolean inWeek(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    }
}
