package org.anju.shared;

import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Optional;

/// The number of a receipt 回执号: twelve digits that can be said on the telephone in any language, eleven of
/// them random, the last a check digit (ISO 7064, MOD 11,10), so that a digit misheard is noticed.
public record ReceiptNumber(String digits) {

    private static final int LENGTH = 12;
    private static final SecureRandom RANDOM = new SecureRandom();

    public ReceiptNumber {
        if (!sound(digits)) {
            throw new IllegalArgumentException("No number of a receipt: '%s'.".formatted(digits));
        }
    }

    /// A number drawn at random; that nobody has it already is for the caller to see.
    public static ReceiptNumber next() {
        var digits = new StringBuilder(LENGTH);
        for (int i = 1; i < LENGTH; i++) {
            digits.append((char) ('0' + RANDOM.nextInt(10)));
        }
        return new ReceiptNumber(digits.append(check(digits)).toString());
    }

    /// A number as somebody typed it: width, spaces and dashes do not count. Empty where it is none.
    public static Optional<ReceiptNumber> read(String typed) {
        var digits = Normalizer.normalize(typed, Normalizer.Form.NFKC).replaceAll("[\\s\\p{Z}\\p{Pd}]", "");
        return sound(digits) ? Optional.of(new ReceiptNumber(digits)) : Optional.empty();
    }

    /// In groups of four, to be read and said.
    public String spoken() {
        return digits.replaceAll("(.{4})(?=.)", "$1 ");
    }

    private static boolean sound(String digits) {
        return digits.matches("[0-9]{" + LENGTH + "}")
                && digits.charAt(LENGTH - 1) == check(digits.substring(0, LENGTH - 1));
    }

    private static char check(CharSequence digits) {
        int product = 10;
        for (int i = 0; i < digits.length(); i++) {
            int sum = (product + digits.charAt(i) - '0') % 10;
            product = 2 * (sum == 0 ? 10 : sum) % 11;
        }
        return (char) ('0' + (11 - product) % 10);
    }
}
