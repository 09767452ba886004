package org.anju.residents;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.anju.shared.DocumentKind;
import org.anju.shared.IdentityNumber;
import org.anju.shared.PartialDate;
import org.anju.sheets.WrittenDate;

/// What somebody wrote into the one box: the number of a document; or a name and facts, in any order, with
/// spaces between.
///
/// Four digits are a year of birth where somebody alive can be born in it, otherwise the end of a number;
/// `*1986` and `尾号1986` are always the end of a number. Six digits are a year and month where they can be,
/// otherwise a division. The first word of characters, and all words of letters, are the name; what else is
/// written in characters is an address or a division.
final class SearchBox {

    private static final Pattern NUMBER = Pattern.compile("[0-9]{17}[0-9X]|[0-9]{15}|[A-Z]{3}[0-9]{12}");
    private static final Pattern PASSPORT = Pattern.compile("[A-Z]{1,3}[A-Z0-9]{0,4}[0-9]{5,14}");
    private static final Pattern ENDING = Pattern.compile("(?:尾号|后四位|\\*+|\\.+)?([0-9A-Z]{3}[0-9X])");
    private static final Pattern DIVISION = Pattern.compile("[0-9]{6}|[0-9]{9}|[0-9]{12}");
    private static final int OLDEST = 130;

    private final LocalDate today;
    private final StringBuilder name = new StringBuilder();
    private final StringBuilder place = new StringBuilder();
    private String birth = "";
    private String ending = "";

    private SearchBox(LocalDate today) {
        this.today = today;
    }

    static Search read(String box, LocalDate today) {
        var whole = canonical(box);
        for (var kind : List.of(
                DocumentKind.RESIDENT_IDENTITY_CARD,
                DocumentKind.HMT_RESIDENCE_PERMIT,
                DocumentKind.FOREIGN_PERMANENT_RESIDENT_CARD)) {
            if (IdentityNumber.read(kind, whole, today) instanceof IdentityNumber.Reading.Valid) {
                return new Search.ByNumber(kind, whole);
            }
        }
        if (NUMBER.matcher(whole).matches()) {
            return new Search.ByNumber(DocumentKind.RESIDENT_IDENTITY_CARD, whole);
        }
        if (PASSPORT.matcher(whole).matches() && !box.strip().contains(" ")) {
            return new Search.ByNumber(DocumentKind.PASSPORT, whole);
        }
        var reading = new SearchBox(today);
        for (var word : box.strip().split("[\\s\\u00a0\\u3000,，;；、]+")) {
            reading.take(word);
        }
        return new Search.ByName(
                reading.name.toString().strip(), reading.birth, reading.ending, reading.place.toString());
    }

    private void take(String word) {
        var plain = canonical(word);
        var end = ENDING.matcher(plain);
        if (birth.isEmpty() && isYear(plain)) {
            birth = plain;
        } else if (end.matches() && plain.chars().anyMatch(c -> c >= '0' && c <= '9')) {
            ending = end.group(1);
        } else if (plain.matches("[0-9]{6}") && isYear(plain.substring(0, 4)) && isMonth(plain.substring(4))) {
            birth = plain.substring(0, 4) + "-" + plain.substring(4);
        } else if (DIVISION.matcher(word).matches()) {
            place.append(plain);
        } else if (plain.chars().anyMatch(c -> c >= '0' && c <= '9')
                && WrittenDate.read(word) instanceof WrittenDate.Read(var date)
                && !(date instanceof PartialDate.Unknown)) {
            birth = date.text();
        } else if (name.isEmpty() || isLatin(word) && isLatin(name.toString())) {
            name.append(name.isEmpty() ? "" : " ").append(word);
        } else {
            place.append(word);
        }
    }

    private boolean isYear(String digits) {
        return digits.matches("[0-9]{4}")
                && Integer.parseInt(digits) <= today.getYear()
                && Integer.parseInt(digits) >= today.getYear() - OLDEST;
    }

    private static boolean isMonth(String digits) {
        return Integer.parseInt(digits) >= 1 && Integer.parseInt(digits) <= 12;
    }

    private static boolean isLatin(String word) {
        return word.codePoints().noneMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN);
    }

    private static String canonical(String written) {
        return Normalizer.normalize(written, Normalizer.Form.NFKC)
                .replaceAll("[\\s-]", "")
                .toUpperCase(Locale.ROOT);
    }
}
