package org.anju.sheets;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a number in a workbook means to the person who sees it: the same 44562 is a number, a day or a month,
/// and only the cell's format says which (ECMA-376 part 1, 18.8.30).
/// @param digits least number of digits, for codes with leading zeros; 0 where the format says nothing of it
record CellFormat(Shape shape, int digits) {

    enum Shape {
        NUMBER,
        DAY,
        MONTH,
        YEAR,
        TIME
    }

    static final CellFormat GENERAL = new CellFormat(Shape.NUMBER, 0);

    /// Digits that spreadsheet programs keep of a number.
    static final int DIGITS_KEPT = 15;

    private static final int DAYS_AT_MOST = 2_958_465; // 9999-12-31
    private static final int LONGEST = 400; // digits of the largest binary number
    private static final Pattern NOT_SHOWN =
            Pattern.compile("\"[^\"]*\"|\\\\.|_.|\\*.|\\[(?![hms]+])[^]]*]", Pattern.CASE_INSENSITIVE);

    /// The formats that files name by number only, among them those of Chinese spreadsheet programs.
    static CellFormat builtIn(int id) {
        return switch (id) {
            case 14, 15, 16, 22, 28, 29, 30, 31, 51, 53, 54, 58 -> new CellFormat(Shape.DAY, 0);
            case 17, 27, 36, 50, 52, 57 -> new CellFormat(Shape.MONTH, 0);
            case 18, 19, 20, 21, 32, 33, 34, 35, 45, 46, 47, 55, 56 -> new CellFormat(Shape.TIME, 0);
            default -> GENERAL;
        };
    }

    static CellFormat of(String code) {
        var shown =
                NOT_SHOWN.matcher(code).replaceAll("").split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        if (shown.matches("0{2,20}")) {
            return new CellFormat(Shape.NUMBER, shown.length());
        }
        if (shown.contains("general") || shown.matches(".*[0#?@].*")) {
            return GENERAL;
        }
        if (shown.contains("d")) {
            return new CellFormat(Shape.DAY, 0);
        }
        if (shown.contains("y")) {
            return new CellFormat(shown.contains("m") ? Shape.MONTH : Shape.YEAR, 0);
        }
        return shown.matches(".*[hms].*") ? new CellFormat(Shape.TIME, 0) : GENERAL;
    }

    /// Whether a number as stored stands for more digits than were kept.
    boolean loses(String stored) {
        if (shape != Shape.NUMBER || stored.length() <= DIGITS_KEPT && stored.indexOf('E') < 0) {
            return false;
        }
        var number = number(stored);
        return number != null && number.precision() - number.scale() > DIGITS_KEPT;
    }

    /// The number as text: without exponent and without the noise of binary fractions; days in ISO 8601, as
    /// exactly as they are shown.
    /// @param since1904 whether the workbook counts days from 1904
    String text(String stored, boolean since1904) {
        if (shape == Shape.NUMBER && digits <= stored.length() && stored.length() <= DIGITS_KEPT && isDigits(stored)) {
            return stored;
        }
        var number = number(stored);
        if (number == null) {
            return stored;
        }
        if (shape != Shape.NUMBER && number.signum() >= 0 && number.doubleValue() <= DAYS_AT_MOST) {
            return day(number.doubleValue(), since1904);
        }
        if (number.precision() - number.scale() <= DIGITS_KEPT) {
            number = number.round(new MathContext(DIGITS_KEPT, RoundingMode.HALF_UP));
        }
        var plain = number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
        return isDigits(plain) ? "0".repeat(Math.max(0, digits - plain.length())) + plain : plain;
    }

    private String day(double serial, boolean since1904) {
        int days = (int) serial;
        long seconds = Math.round((serial - days) * 86_400);
        days += seconds == 86_400 ? 1 : 0;
        var time = LocalTime.ofSecondOfDay(seconds % 86_400);
        if (shape == Shape.TIME && days == 0) {
            return time.toString();
        }
        int days1900 = since1904 ? days + 1462 : days;
        if (days1900 == 60) {
            return "1900-02-29"; // a day that never was, but that these programs count
        }
        var date = SerialDay.date(days1900);
        if (shape == Shape.MONTH && date.getDayOfMonth() == 1) {
            return date.toString().substring(0, 7);
        }
        if (shape == Shape.YEAR && date.getDayOfYear() == 1) {
            return date.toString().substring(0, 4);
        }
        return time.equals(LocalTime.MIDNIGHT) ? date.toString() : date + "T" + time;
    }

    private static boolean isDigits(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static @Nullable BigDecimal number(String stored) {
        try {
            var number = new BigDecimal(stored.strip());
            return Math.abs((long) number.precision() - number.scale()) > LONGEST || number.scale() > LONGEST
                    ? null
                    : number;
        } catch (NumberFormatException _) {
            return null;
        }
    }

    /// Days as spreadsheet programs count them: 1 is 1 January 1900, and 29 February 1900, which never was, is
    /// 60.
    static final class SerialDay {

        private SerialDay() {}

        static LocalDate date(int serial) {
            return (serial < 60 ? LocalDate.of(1899, 12, 31) : LocalDate.of(1899, 12, 30)).plusDays(serial);
        }
    }
}
