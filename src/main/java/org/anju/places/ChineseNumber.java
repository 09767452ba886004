package org.anju.places;

/// Chinese numerals where a number stands: 二十 is 20, 一百零五 is 105, 三〇一 is 301.
final class ChineseNumber {

    /// The characters of such a number, for use inside a character class.
    static final String CHARACTERS = "零〇一二三四五六七八九十百两";

    private static final String DIGITS = "零一二三四五六七八九";
    private static final int TEN = 10;
    private static final int HUNDRED = 100;

    private ChineseNumber() {}

    static boolean isNumeral(char c) {
        return CHARACTERS.indexOf(c) >= 0;
    }

    /// The number in digits; anything that is not wholly Chinese numerals comes back as it is.
    static String digits(String written) {
        var plain = written.replace('〇', '零').replace('两', '二');
        if (plain.isEmpty() || !plain.chars().allMatch(c -> DIGITS.indexOf(c) >= 0 || c == '十' || c == '百')) {
            return written;
        }
        return plain.indexOf('十') < 0 && plain.indexOf('百') < 0 ? byPlace(plain) : Integer.toString(byValue(plain));
    }

    private static String byPlace(String plain) {
        var digits = new StringBuilder();
        plain.chars().forEach(c -> digits.append(DIGITS.indexOf(c)));
        return digits.toString();
    }

    private static int byValue(String plain) {
        int sum = 0;
        int digit = -1;
        for (char c : plain.toCharArray()) {
            switch (c) {
                case '百' -> {
                    sum += (digit < 0 ? 1 : digit) * HUNDRED;
                    digit = -1;
                }
                case '十' -> {
                    sum += (digit <= 0 ? 1 : digit) * TEN;
                    digit = -1;
                }
                default -> digit = DIGITS.indexOf(c);
            }
        }
        return sum + Math.max(digit, 0);
    }
}
