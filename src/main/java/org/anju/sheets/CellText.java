package org.anju.sheets;

import java.text.Normalizer;

/// What people and programs put around the text of a cell, and how to take it off.
final class CellText {

    /// The most characters that a spreadsheet program lets a cell have.
    static final int LONGEST = 32_767;

    private CellText() {}

    /// The text without spaces of any kind, invisible marks and byte-order marks at its ends, and without the
    /// tricks that keep spreadsheet programs from taking a number for a number: `="990103…"` and a leading
    /// apostrophe.
    static String clean(String written) {
        var text = strip(written);
        if (text.length() > 3 && text.startsWith("=\"") && text.endsWith("\"")) {
            text = strip(text.substring(2, text.length() - 1));
        }
        if (text.length() > 1 && text.charAt(0) == '\'' && isDigit(text.charAt(1))) {
            text = strip(text.substring(1));
        }
        return text;
    }

    private static String strip(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isSpace(text.charAt(from))) {
            from++;
        }
        while (from < to && isSpace(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    private static boolean isSpace(char c) {
        if (c < 0x7F) {
            return c <= ' ';
        }
        return c <= 0xA0
                || c == 0xAD
                || (c >= 0x200B && c <= 0x200F)
                || (c >= 0x202A && c <= 0x202E)
                || (c >= 0x2060 && c <= 0x2069)
                || c == 0xFEFF
                || Character.isSpaceChar(c);
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /// Full-width letters, digits and signs in their plain form.
    static String narrow(String text) {
        return text.chars().allMatch(c -> c < 0x80) ? text : Normalizer.normalize(text, Normalizer.Form.NFKC);
    }

    /// Whether a text is a number as a spreadsheet program writes it to CSV when it no longer shows all digits:
    /// `9.90103E+17`.
    static boolean lostDigits(String text) {
        int plus = text.indexOf("E+");
        if (plus < 1 || text.length() > 12 + plus || !isDigit(text.charAt(0))) {
            return false;
        }
        int exponent = 0;
        for (int i = plus + 2; i < text.length(); i++) {
            if (!isDigit(text.charAt(i)) || i > plus + 4) {
                return false;
            }
            exponent = exponent * 10 + text.charAt(i) - '0';
        }
        for (int i = 1; i < plus; i++) {
            if (!isDigit(text.charAt(i)) && !(i == 1 && text.charAt(i) == '.')) {
                return false;
            }
        }
        return text.length() > plus + 2 && exponent > Math.max(0, plus - 2);
    }
}
