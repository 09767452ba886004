package org.anju.linkage;

import com.ibm.icu.util.ChineseCalendar;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Days of the Chinese calendar (GB/T 33661-2017) by ICU, which computes new moons anew for each day it is
/// asked; here it is asked once for each month.
final class Lunar {

    private static final Map<Integer, List<Month>> YEARS = new ConcurrentHashMap<>();
    private static final int SHORTEST_MONTH = 29;

    /// A lunar month.
    ///
    /// @param begins its first day, in days since 1970-01-01
    /// @param number 1 to 12; a leap month has that of the month before
    private record Month(long begins, int number) {}

    private Lunar() {}

    /// The day as the Chinese calendar counts it, in the same form; empty where it is no day.
    ///
    /// @param solar `yyyyMMdd`
    static String of(String solar) {
        try {
            var day = LocalDate.of(
                    Comparison.number(solar, 0, 4), Comparison.number(solar, 4, 6), Comparison.number(solar, 6, 8));
            if (day.getYear() < 0) {
                return "";
            }
            var months = YEARS.computeIfAbsent(day.getYear(), Lunar::months);
            int at = months.size() - 1;
            while (months.get(at).begins() > day.toEpochDay()) {
                at--;
            }
            var month = months.get(at);
            int year = day.getYear() - (month.number() > day.getMonthValue() ? 1 : 0);
            long digits = year * 10_000L + month.number() * 100 + day.toEpochDay() - month.begins() + 1;
            return Long.toString(100_000_000 + digits).substring(1);
        } catch (DateTimeException e) {
            return "";
        }
    }

    /// The lunar months of which a day lies in the year.
    private static List<Month> months(int year) {
        var calendar = new ChineseCalendar(TimeZone.GMT_ZONE, ULocale.ROOT);
        long end = LocalDate.of(year + 1, 1, 1).toEpochDay();
        var months = new ArrayList<Month>();
        for (long day = LocalDate.of(year, 1, 1).toEpochDay(); day < end; day += SHORTEST_MONTH) {
            calendar.setTimeInMillis(day * 86_400_000L + 43_200_000L);
            day -= calendar.get(ChineseCalendar.DAY_OF_MONTH) - 1;
            months.add(new Month(day, calendar.get(ChineseCalendar.MONTH) + 1));
            if (months.size() > 1 && months.get(months.size() - 2).begins() == day) {
                months.removeLast();
                day++;
            }
        }
        return List.copyOf(months);
    }
}
