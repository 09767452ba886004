package org.anju.linkage;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.anju.shared.DocumentKind;
import org.anju.shared.IdentityNumber;

/// Values without what does not count: width, case, signs, the way in which a date is written. What stands for
/// "not known" becomes empty, because a missing value speaks neither for nor against.
final class Normal {

    /// Goes before the number of a document that fails its own check digit: it still counts for likeness, but
    /// two such numbers never prove that two persons are different.
    static final char UNVERIFIED = '?';

    private static final Set<String> UNKNOWN =
            Set.of("", "-", "--", "/", "n/a", "null", "nan", "unknown", "不详", "未知", "无");
    private static final int LONGEST_UNKNOWN =
            UNKNOWN.stream().mapToInt(String::length).max().orElseThrow();
    private static final Pattern SIGNS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern YEAR_FIRST =
            Pattern.compile("([0-9]{4})\\D+([0-9]{1,2})(?:\\D+([0-9]{1,2})(?:\\D.*)?)?\\D*");
    private static final Pattern YEAR_LAST = Pattern.compile("([0-9]{1,2})\\D+([0-9]{1,2})\\D+([0-9]{4})");

    private Normal() {}

    /// @return empty where the value says nothing
    static String of(Kind kind, String written) {
        var plain = plain(written);
        if (plain.length() <= LONGEST_UNKNOWN && UNKNOWN.contains(plain)) {
            return "";
        }
        return switch (kind) {
            case NAME, TEXT -> words(plain);
            case CODE, NUMBER -> letters(plain);
            case DATE -> date(plain);
            case IDENTITY -> identity(plain);
        };
    }

    /// Narrow, lower case. Most values are so already and are not touched.
    private static String plain(String written) {
        boolean narrow = true;
        boolean lower = true;
        for (int i = 0; i < written.length(); i++) {
            char c = written.charAt(i);
            boolean han = c >= 0x4E00 && c <= 0x9FFF;
            narrow &= c < 0x80 || han;
            lower &= han || (c < 0x80 && (c < 'A' || c > 'Z'));
        }
        var form = narrow ? written : Normalizer.normalize(written, Normalizer.Form.NFKC);
        return (lower ? form : form.toLowerCase(Locale.ROOT)).strip();
    }

    private static String words(String plain) {
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            boolean single = c == ' ' && plain.charAt(i + 1) != ' ';
            if (!single && !Character.isLetterOrDigit(c)) {
                return SIGNS.matcher(plain).replaceAll(" ").strip();
            }
        }
        return plain;
    }

    private static String letters(String plain) {
        for (int i = 0; i < plain.length(); i++) {
            if (!Character.isLetterOrDigit(plain.charAt(i))) {
                return SIGNS.matcher(plain).replaceAll("");
            }
        }
        return plain;
    }

    /// `yyyyMMdd`, `yyyyMM` or `yyyy`; what is no date stays as it is, for likeness.
    static String date(String plain) {
        if (plain.length() == 10 && plain.charAt(4) == '-' && plain.charAt(7) == '-') {
            return plain.substring(0, 4) + plain.substring(5, 7) + plain.substring(8);
        }
        var first = YEAR_FIRST.matcher(plain);
        if (first.matches()) {
            return first.group(1) + two(first.group(2)) + (first.group(3) == null ? "" : two(first.group(3)));
        }
        var last = YEAR_LAST.matcher(plain);
        if (last.matches()) {
            boolean monthFirst = Integer.parseInt(last.group(2)) > 12;
            return last.group(3) + two(last.group(monthFirst ? 1 : 2)) + two(last.group(monthFirst ? 2 : 1));
        }
        return letters(plain);
    }

    private static String two(String digits) {
        return digits.length() == 1 ? "0" + digits : digits;
    }

    private static String identity(String plain) {
        var number = letters(plain).toUpperCase(Locale.ROOT);
        return IdentityNumber.read(DocumentKind.RESIDENT_IDENTITY_CARD, number, LocalDate.MAX)
                        instanceof IdentityNumber.Reading.Valid(var valid)
                ? valid.value()
                : UNVERIFIED + number;
    }
}
