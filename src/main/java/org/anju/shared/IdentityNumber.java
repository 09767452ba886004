package org.anju.shared;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The number of an identity document in its one canonical form, so that equal numbers are equal strings.
///
/// Rules: resident identity number GB 11643-1999 (weights and remainder of ISO 7064 MOD 11-2; 15-digit numbers
/// are lifted to 18 with the century 19); residence permit for residents of Hong Kong, Macao and Taiwan, State
/// Council Office 2018 No. 81 (the same form under 810000, 820000, 830000); foreign permanent resident card:
/// three letters and twelve digits until 2023, since then 18 digits beginning with 9 and closing with MOD 11-2.
/// Whether the division in the number existed at the time is not a matter of form: `Places.divisionOn` answers
/// that.
///
/// @param kind the document
/// @param value the canonical number: upper case, no spaces, 18 digits where the form has 18
/// @param birth the birth date that the number itself states; `null` where it states none
/// @param sex the sex that the number itself states; `UNKNOWN` where it states none
/// @param division the six-digit division of first registration; `null` where the number has none
public record IdentityNumber(
        DocumentKind kind,
        String value,
        @Nullable LocalDate birth,
        Sex sex,
        @Nullable String division) {

    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String REMAINDERS = "10X98765432";
    private static final LocalDate FIRST_BIRTH = LocalDate.of(1850, 1, 1);
    private static final Set<String> HMT_DIVISIONS = Set.of("810000", "820000", "830000");
    /// Provinces of GB/T 2260; 99 is not assigned and serves invented towns, so that no number can be
    /// anybody's.
    private static final Set<String> PROVINCES = Set.of(
            "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37", "41", "42", "43",
            "44", "45", "46", "50", "51", "52", "53", "54", "61", "62", "63", "64", "65", "71", "99");

    /// What became of reading a number.
    public sealed interface Reading {

        record Valid(IdentityNumber number) implements Reading {}

        record Faulty(Fault fault) implements Reading {}
    }

    /// Why a number cannot be one; [#code] is the stable reason in reports.
    public enum Fault {
        MISSING("document-number-missing"),
        FORM("document-number-form"),
        BIRTH_DATE("document-number-birth-date"),
        CHECK_DIGIT("document-number-check-digit");

        private final String code;

        Fault(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }

    /// Reads what was written: full-width characters, spaces, hyphens and lower case are read as what they
    /// stand for.
    ///
    /// @param today a birth date after this day is refused
    public static Reading read(DocumentKind kind, String written, LocalDate today) {
        var number = canonical(written);
        if (kind == DocumentKind.NONE) {
            return new Reading.Valid(new IdentityNumber(kind, "", null, Sex.UNKNOWN, null));
        }
        if (number.isEmpty()) {
            return new Reading.Faulty(Fault.MISSING);
        }
        return switch (kind) {
            case RESIDENT_IDENTITY_CARD, HMT_RESIDENCE_PERMIT -> readResident(kind, number, today);
            case FOREIGN_PERMANENT_RESIDENT_CARD -> readForeignResident(number);
            case PASSPORT ->
                number.matches("[A-Z0-9]{5,17}")
                        ? valid(kind, number, null, Sex.UNKNOWN, null)
                        : new Reading.Faulty(Fault.FORM);
            case NONE -> throw new IllegalStateException("Answered above.");
        };
    }

    private static Reading readResident(DocumentKind kind, String number, LocalDate today) {
        var lifted = number.length() == 15 && startsWithDigits(number, 15) ? lift(number) : number;
        boolean form = lifted.length() == 18
                && startsWithDigits(lifted, 17)
                && (lifted.charAt(17) == 'X' || isDigit(lifted.charAt(17)));
        if (!form || !divisionFits(kind, lifted)) {
            return new Reading.Faulty(Fault.FORM);
        }
        var birth = day(lifted.substring(6, 14));
        if (birth.isEmpty() || birth.get().isAfter(today) || birth.get().isBefore(FIRST_BIRTH)) {
            return new Reading.Faulty(Fault.BIRTH_DATE);
        }
        if (lifted.charAt(17) != checkCharacter(lifted)) {
            return new Reading.Faulty(Fault.CHECK_DIGIT);
        }
        var sex = (lifted.charAt(16) - '0') % 2 == 1 ? Sex.MALE : Sex.FEMALE;
        return valid(kind, lifted, birth.get(), sex, lifted.substring(0, 6));
    }

    private static boolean startsWithDigits(String number, int count) {
        for (int i = 0; i < count; i++) {
            if (!isDigit(number.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean divisionFits(DocumentKind kind, String number) {
        return kind == DocumentKind.HMT_RESIDENCE_PERMIT
                ? HMT_DIVISIONS.contains(number.substring(0, 6))
                : PROVINCES.contains(number.substring(0, 2));
    }

    private static Reading readForeignResident(String number) {
        if (number.matches("[A-Z]{3}[0-9]{12}")) {
            return valid(DocumentKind.FOREIGN_PERMANENT_RESIDENT_CARD, number, null, Sex.UNKNOWN, null);
        }
        if (!number.matches("9[0-9]{16}[0-9X]")) {
            return new Reading.Faulty(Fault.FORM);
        }
        var birth = day(number.substring(6, 14));
        if (birth.isEmpty()) {
            return new Reading.Faulty(Fault.BIRTH_DATE);
        }
        if (number.charAt(17) != checkCharacter(number)) {
            return new Reading.Faulty(Fault.CHECK_DIGIT);
        }
        return valid(DocumentKind.FOREIGN_PERMANENT_RESIDENT_CARD, number, birth.get(), Sex.UNKNOWN, null);
    }

    private static Reading valid(
            DocumentKind kind, String value, @Nullable LocalDate birth, Sex sex, @Nullable String division) {
        return new Reading.Valid(new IdentityNumber(kind, value, birth, sex, division));
    }

    /// The last character of an 18-character number (ISO 7064 MOD 11-2).
    ///
    /// @param number at least the first 17 digits
    public static char checkCharacter(String number) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * (number.charAt(i) - '0');
        }
        return REMAINDERS.charAt(sum % 11);
    }

    private static String lift(String fifteen) {
        var seventeen = fifteen.substring(0, 6) + "19" + fifteen.substring(6);
        return seventeen + checkCharacter(seventeen);
    }

    private static String canonical(String written) {
        if (isCanonical(written)) {
            return written;
        }
        var plain = new StringBuilder(written.length());
        written.codePoints()
                .map(c -> c >= 0xFF01 && c <= 0xFF5E ? c - 0xFEE0 : c)
                .filter(c ->
                        !Character.isWhitespace(c) && !Character.isSpaceChar(c) && c != '-' && c != '\'' && c != '`')
                .forEach(plain::appendCodePoint);
        return plain.toString().toUpperCase(Locale.ROOT);
    }

    /// Most numbers come so; they are read by the million.
    private static boolean isCanonical(String written) {
        for (int i = 0; i < written.length(); i++) {
            char c = written.charAt(i);
            if (!isDigit(c) && (c < 'A' || c > 'Z')) {
                return false;
            }
        }
        return true;
    }

    private static Optional<LocalDate> day(String digits) {
        try {
            return Optional.of(LocalDate.of(
                    Integer.parseInt(digits.substring(0, 4)),
                    Integer.parseInt(digits.substring(4, 6)),
                    Integer.parseInt(digits.substring(6, 8))));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /// The last four characters, all that a list may show; `****` where there are fewer than eight.
    public static String lastFour(String value) {
        return value.length() < 8 ? "****" : value.substring(value.length() - 4);
    }

    /// Never prints the number.
    @Override
    public String toString() {
        return kind + " …" + lastFour(value);
    }
}
