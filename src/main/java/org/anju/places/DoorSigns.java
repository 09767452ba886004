package org.anju.places;

import static org.anju.places.AddressForm.isDigit;
import static org.anju.places.AddressForm.isLetter;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the readers of doors have in common: numerals, marks, and looking ahead in the text.
abstract sealed class DoorSigns permits DoorScan, RoomScan {

    static final String STEMS = "甲乙丙丁戊己庚辛";
    static final String SIDES = "东西南北中";

    final String text;

    DoorSigns(String text) {
        this.text = text;
    }

    /// @param value in canonical form
    /// @param end the first place behind it
    record Piece(String value, int end) {}

    static final Optional<Piece> NONE = Optional.empty();

    static Optional<Piece> piece(String value, int end) {
        return Optional.of(new Piece(value, end));
    }

    int link(int at) {
        int end = at;
        if (end < text.length() && isLetter(text.charAt(end))) {
            end++;
        }
        int digits = end;
        while (end < text.length() && isDigit(text.charAt(end))) {
            end++;
        }
        return end > digits && end < text.length() && isLetter(text.charAt(end)) ? end + 1 : end;
    }

    /// The end of the digits, or of the Chinese numerals, that begin here; here where there are none.
    int numeral(int at) {
        int end = ascii(at);
        if (end == at) {
            while (end < text.length() && ChineseNumber.isNumeral(text.charAt(end))) {
                end++;
            }
        }
        return end;
    }

    int ascii(int at) {
        int end = at;
        while (end < text.length() && isDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }

    boolean is(int at, char c) {
        return at < text.length() && text.charAt(at) == c;
    }

    boolean isAny(int at, String characters) {
        return at < text.length() && characters.indexOf(text.charAt(at)) >= 0;
    }

    boolean isStem(int at) {
        return isAny(at, STEMS);
    }

    @Nullable
    String startsWithAny(String[] signs, int at) {
        for (var sign : signs) {
            if (text.startsWith(sign, at)) {
                return sign;
            }
        }
        return null;
    }

    String digits(int from, int end) {
        return canonical(text.substring(from, end));
    }

    /// Without leading zeros, Chinese numerals as digits: 01栋 and 一栋 are one building, 甲三 is 甲3.
    static String canonical(String written) {
        char first = written.charAt(0);
        if (written.length() > 1 && (STEMS.indexOf(first) >= 0 || SIDES.indexOf(first) >= 0)) {
            return first + canonical(written.substring(1));
        }
        var digits = ChineseNumber.digits(written);
        int zeros = 0;
        while (zeros < digits.length() - 1 && digits.charAt(zeros) == '0' && isDigit(digits.charAt(zeros + 1))) {
            zeros++;
        }
        return digits.substring(zeros);
    }
}
