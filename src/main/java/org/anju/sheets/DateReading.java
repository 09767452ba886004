package org.anju.sheets;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.anju.shared.PartialDate;
import org.anju.sheets.WrittenDate.Absent;
import org.anju.sheets.WrittenDate.Impossible;
import org.anju.sheets.WrittenDate.Read;
import org.anju.sheets.WrittenDate.Unreadable;
import org.anju.sheets.WrittenDate.Why;
import org.jspecify.annotations.Nullable;

/// The forms in which people and programs write dates.
final class DateReading {

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final int EARLIEST_YEAR = 1800;
    private static final int LATEST_YEAR_WITHOUT_SIGNS = 2199;
    private static final int FIRST_SERIAL = 10_000;
    private static final int LAST_SERIAL = 73_000; // 2099-11-12

    private static final Set<String> UNKNOWN =
            Set.of("不详", "未知", "不明", "不清楚", "不清", "不知道", "不知", "未详", "unknown", "not known", "unk", "?", "??");
    private static final Set<String> NOTHING =
            Set.of("-", "--", "—", "——", "/", "\\", "无", "空", "暂无", "none", "null", "nil", "n/a", "na", "#n/a");
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

    private static final Pattern TIMED = Pattern.compile(
            "(.*?[0-9日号])\\s*[T\\s]\\s*(?:上午|下午)?([0-9]{1,2}):([0-9]{2})(?::([0-9]{2})(?:\\.[0-9]{1,9})?)?\\s*(?:[AaPp][Mm])?\\s*(Z|z|[+-][0-9]{2}:?[0-9]{2})?");
    private static final Pattern ZONED_DAY = Pattern.compile("([0-9]{4}-[0-9]{2}-[0-9]{2})(?:Z|[+-][0-9]{2}:[0-9]{2})");
    private static final Pattern CHINESE = Pattern.compile(
            "([0-9]{1,4}|[〇零○一二三四五六七八九]{2,4})年(?:([0-9]{1,2}|[一二三四五六七八九十]{1,3})月份?(?:([0-9]{1,2}|[一二三四五六七八九十廿卅]{1,4})[日号]?)?)?");
    private static final Pattern THREE =
            Pattern.compile("([0-9]{1,4})(?:\\s*[-/.]\\s*|\\s+)([0-9]{1,2})(?:\\s*[-/.]\\s*|\\s+)([0-9]{1,4})\\.?");
    private static final Pattern TWO = Pattern.compile("([0-9]{1,4})\\s*([-/.])\\s*([0-9]{1,4})");
    private static final Pattern SERIAL = Pattern.compile("([0-9]{5})(?:\\.[0-9]+)?");
    private static final Pattern DAY_MONTH_NAME =
            Pattern.compile("(?:([0-9]{1,2})(?:st|nd|rd|th)?[\\s-]+)?([a-z]{3,9})\\.?[\\s,-]+([0-9]{2,4})");
    private static final Pattern MONTH_NAME_DAY =
            Pattern.compile("([a-z]{3,9})\\.?\\s+([0-9]{1,2})(?:st|nd|rd|th)?(?:,\\s*|\\s+)([0-9]{2,4})");

    private DateReading() {}

    static WrittenDate read(String written) {
        var text = plain(CellText.clean(written));
        if (text.isEmpty() || NOTHING.contains(text.toLowerCase(Locale.ROOT))) {
            return new Absent();
        }
        if (UNKNOWN.contains(text.toLowerCase(Locale.ROOT))) {
            return new Read(new PartialDate.Unknown());
        }
        var timed = TIMED.matcher(text);
        if (timed.matches()) {
            return moment(timed, written);
        }
        return date(text, written);
    }

    /// Full-width signs and the many kinds of dash and dot in their plain form.
    private static String plain(String text) {
        if (text.chars().allMatch(c -> c < 0x80)) {
            return text;
        }
        return CellText.narrow(text)
                .replaceAll("[\u2010-\u2015\u2212]", "-")
                .replaceAll("[。、·]", ".")
                .strip();
    }

    /// A day with a time of day; the time counts only where it says in which time zone.
    private static WrittenDate moment(Matcher timed, String written) {
        var date = date(timed.group(1), written);
        try {
            var time = LocalTime.of(
                    Integer.parseInt(timed.group(2)),
                    Integer.parseInt(timed.group(3)),
                    timed.group(4) == null ? 0 : Integer.parseInt(timed.group(4)));
            var zone = timed.group(5);
            if (zone != null && date instanceof Read(PartialDate.Day(LocalDate day))) {
                var offset = ZoneOffset.of(zone.toUpperCase(Locale.ROOT));
                var there = LocalDateTime.of(day, time).atOffset(offset);
                return new Read(PartialDate.of(there.atZoneSameInstant(CHINA).toLocalDate()));
            }
            return date;
        } catch (DateTimeException _) {
            return new Unreadable(written, Why.NOT_A_DATE);
        }
    }

    private static WrittenDate date(String text, String written) {
        if (text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return digits(text, written);
        }
        var three = THREE.matcher(text);
        if (three.matches()) {
            return three(three.group(1), three.group(2), three.group(3), written);
        }
        var two = TWO.matcher(text);
        if (two.matches() && !SERIAL.matcher(text).matches()) {
            return two(two.group(1), two.group(2), two.group(3), written);
        }
        var chinese = CHINESE.matcher(text.replaceAll("\\s", ""));
        if (chinese.matches()) {
            return chinese(chinese, written);
        }
        var serial = SERIAL.matcher(text);
        if (serial.matches()) {
            return digits(serial.group(1), written);
        }
        var zoned = ZONED_DAY.matcher(text);
        if (zoned.matches()) {
            return date(zoned.group(1), written);
        }
        return english(text.toLowerCase(Locale.ROOT), written);
    }

    private static WrittenDate digits(String text, String written) {
        int number = text.length() > 8 ? -1 : Integer.parseInt(text);
        return switch (text.length()) {
            case 4 -> plausible(number) ? year(number, written) : new Unreadable(written, Why.NOT_A_DATE);
            case 5 ->
                number >= FIRST_SERIAL && number <= LAST_SERIAL
                        ? new Read(PartialDate.of(CellFormat.SerialDay.date(number)))
                        : new Unreadable(written, Why.NOT_A_DATE);
            case 6 -> sixDigits(number, written);
            case 8 ->
                plausible(number / 10_000)
                        ? day(number / 10_000, number / 100 % 100, number % 100, written)
                        : new Unreadable(written, Why.NOT_A_DATE);
            default -> new Unreadable(written, Why.NOT_A_DATE);
        };
    }

    /// Year and month (201306), unless it may as well be a day of a year of two digits (201212).
    private static WrittenDate sixDigits(int number, String written) {
        boolean month = plausible(number / 100) && number % 100 >= 1 && number % 100 <= 12;
        boolean day = possible(2000 + number / 10_000, number / 100 % 100, number % 100);
        if (month && !day) {
            return month(number / 100, number % 100, written);
        }
        return new Unreadable(written, month ? Why.DAY_OR_MONTH_LAST : day ? Why.TWO_DIGIT_YEAR : Why.NOT_A_DATE);
    }

    private static WrittenDate three(String first, String second, String third, String written) {
        int a = Integer.parseInt(first);
        int b = Integer.parseInt(second);
        int c = Integer.parseInt(third);
        if (first.length() == 4 && third.length() <= 2) {
            return day(a, b, c, written);
        }
        if (third.length() == 4 && first.length() <= 2) {
            if (a <= 12 && b <= 12 && a != b) {
                return new Unreadable(written, Why.DAY_OR_MONTH_FIRST);
            }
            return a > 12 ? day(c, b, a, written) : day(c, a, b, written);
        }
        return new Unreadable(
                written, first.length() <= 2 && third.length() <= 2 ? Why.TWO_DIGIT_YEAR : Why.NOT_A_DATE);
    }

    private static WrittenDate two(String first, String sign, String second, String written) {
        int year = Integer.parseInt(first);
        if (first.length() == 4 && second.length() <= 2 && (plausible(year) || !sign.equals("."))) {
            return sign.equals(".") && second.equals("1")
                    ? new Unreadable(written, Why.JANUARY_OR_OCTOBER)
                    : month(year, Integer.parseInt(second), written);
        }
        if (second.length() == 4 && first.length() <= 2) {
            return month(Integer.parseInt(second), Integer.parseInt(first), written);
        }
        return new Unreadable(written, Why.NOT_A_DATE);
    }

    private static WrittenDate chinese(Matcher parts, String written) {
        int length = parts.group(1).length();
        if (length != 4) {
            return new Unreadable(written, length == 2 ? Why.TWO_DIGIT_YEAR : Why.NOT_A_DATE);
        }
        int year = number(parts.group(1), true).orElseThrow();
        if (parts.group(2) == null) {
            return year(year, written);
        }
        var month = number(parts.group(2), false);
        var day = parts.group(3) == null ? Optional.of(1) : number(parts.group(3), false);
        if (month.isEmpty() || day.isEmpty()) {
            return new Unreadable(written, Why.NOT_A_DATE);
        }
        return parts.group(3) == null ? month(year, month.get(), written) : day(year, month.get(), day.get(), written);
    }

    /// A number in Arabic or Chinese digits: 二〇一三 digit by digit, else up to 99 by tens (二十六, 廿六).
    private static Optional<Integer> number(String text, boolean digitByDigit) {
        if (CellText.isDigit(text.charAt(0))) {
            return Optional.of(Integer.parseInt(text));
        }
        int number = 0;
        int pending = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int digit = "零一二三四五六七八九".indexOf(c == '〇' || c == '○' ? '零' : c);
            if (digit >= 0) {
                if (!digitByDigit && pending > 0) {
                    return Optional.empty(); // 二六 is no way to write a day
                }
                number = digitByDigit ? number * 10 + digit : number;
                pending = digit;
            } else if (number > 0) {
                return Optional.empty();
            } else {
                number = c == '廿' ? 20 : c == '卅' ? 30 : Math.max(1, pending) * 10;
                pending = 0;
            }
        }
        return Optional.of(digitByDigit ? number : number + pending);
    }

    private static WrittenDate english(String text, String written) {
        var first = DAY_MONTH_NAME.matcher(text);
        if (first.matches()) {
            return named(first.group(1), first.group(2), first.group(3), written);
        }
        var second = MONTH_NAME_DAY.matcher(text);
        return second.matches()
                ? named(second.group(2), second.group(1), second.group(3), written)
                : new Unreadable(written, Why.NOT_A_DATE);
    }

    private static WrittenDate named(@Nullable String day, String name, String year, String written) {
        int month = MONTHS.indexOf(name.substring(0, 3)) + 1;
        if (month == 0 || year.length() != 4) {
            return new Unreadable(written, month > 0 && year.length() == 2 ? Why.TWO_DIGIT_YEAR : Why.NOT_A_DATE);
        }
        return day == null
                ? month(Integer.parseInt(year), month, written)
                : day(Integer.parseInt(year), month, Integer.parseInt(day), written);
    }

    private static boolean plausible(int year) {
        return year >= EARLIEST_YEAR && year <= LATEST_YEAR_WITHOUT_SIGNS;
    }

    private static boolean possible(int year, int month, int day) {
        return year >= EARLIEST_YEAR
                && month >= 1
                && month <= 12
                && day >= 1
                && day <= YearMonth.of(year, month).lengthOfMonth();
    }

    private static WrittenDate day(int year, int month, int day, String written) {
        return possible(year, month, day)
                ? new Read(PartialDate.of(LocalDate.of(year, month, day)))
                : new Impossible(written);
    }

    private static WrittenDate month(int year, int month, String written) {
        return possible(year, month, 1)
                ? new Read(new PartialDate.Month(YearMonth.of(year, month)))
                : new Impossible(written);
    }

    private static WrittenDate year(int year, String written) {
        return possible(year, 1, 1) ? new Read(new PartialDate.InYear(Year.of(year))) : new Impossible(written);
    }
}
