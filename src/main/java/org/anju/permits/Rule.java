package org.anju.permits;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.anju.frame.Words;
import org.anju.shared.Period;
import org.jspecify.annotations.Nullable;

/// One rule of one locality, and where it stands written.
///
/// @param division the leading digits of the divisions it holds in; empty for the whole country
/// @param from the first day on which it is in force
/// @param until the day after the last; `null` while it goes on
public record Rule(
        String division,
        RuleKind kind,
        String value,
        LocalDate from,
        @Nullable LocalDate until,
        Source source) {

    private static final int HALF_YEAR = 6;
    private static final int YEAR = 12;
    private static final int LONGEST = 15;
    private static final int LONGEST_REMOTE = 30;
    /// Of a week of seven days five are worked.
    private static final int WEEK = 7;

    private static final int WORKED = 5;

    public Rule {
        if (!division.matches("|[0-9]{2}|[0-9]{4}|[0-9]{6}|[0-9]{9}|[0-9]{12}")) {
            throw new IllegalArgumentException("'%s' is no beginning of a division code.".formatted(division));
        }
        if (!kind.takes(value)) {
            throw new IllegalArgumentException("%s cannot be '%s'.".formatted(kind, value));
        }
        switch (kind) {
            case ISSUE -> requireAtMost(LONGEST, kind, value);
            case ISSUE_REMOTE -> requireAtMost(LONGEST_REMOTE, kind, value);
            case RESIDENCE -> requireMonths(1, HALF_YEAR, "art. 2", kind, value);
            case INTERVAL -> requireMonths(YEAR, YEAR, "art. 10, para. 1", kind, value);
            case WINDOW -> requireMonths(1, 1, "art. 10, para. 2", kind, value);
            case FEE_FIRST, FEE_ENDORSEMENT -> requireFree(kind, value);
            default -> {}
        }
        new Period(from, until);
    }

    // In working days no more than as many weeks have.
    private static void requireAtMost(int days, RuleKind kind, String value) {
        var most = value.contains("working") ? days / WEEK * WORKED : days;
        if (number(value) < 1 || number(value) > most) {
            throw new IllegalArgumentException(
                    "%s is 1 to %d days: 15 calendar days at most, 30 in remote areas, or the working days of as many whole weeks (decree, art. 9): '%s'."
                            .formatted(kind, most, value));
        }
    }

    private static void requireMonths(int least, int most, String article, RuleKind kind, String value) {
        if (number(value) < least || number(value) > most) {
            throw new IllegalArgumentException("%s is no less than %d and no more than %d months (decree, %s): '%s'."
                    .formatted(kind, least, most, article, value));
        }
    }

    private static void requireFree(RuleKind kind, String value) {
        if (number(value) > 0) {
            throw new IllegalArgumentException(
                    "%s is nothing but 0 yuan (decree, art. 21): '%s'.".formatted(kind, value));
        }
    }

    /// The instrument that says so, and where in it.
    ///
    /// @param articleZh the article; says so where it was not verified
    public record Source(String zh, String en, String articleZh, String articleEn) {

        public Source {
            if (zh.isBlank() || en.isBlank() || articleZh.isBlank() || articleEn.isBlank()) {
                throw new IllegalArgumentException("A rule names its instrument and article in both languages.");
            }
        }
    }

    public boolean inForceOn(LocalDate day) {
        return new Period(from, until).contains(day);
    }

    /// The value in words.
    public String said(Words words) {
        if (Character.isDigit(value.charAt(0))) {
            var unit = value.replaceAll("^[0-9]+ ", "").replaceAll("s$", "").replace(' ', '-');
            return words.t("permit.value." + unit + (number() == 1 ? ".one" : ""), number());
        }
        return Arrays.stream(value.split(", "))
                .map(word -> words.t("permit.value." + word.replace(' ', '-')))
                .collect(Collectors.joining(words.t("permit.value.comma")));
    }

    /// The number that a value begins with.
    int number() {
        return number(value);
    }

    private static int number(String value) {
        return Integer.parseInt(value.substring(0, value.indexOf(' ')));
    }
}
