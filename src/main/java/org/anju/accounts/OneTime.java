package org.anju.accounts;

import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Locale;

/// Secrets made once and shown once, in Crockford's base 32, which has no letter that looks like a digit.
public final class OneTime {

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int CODE_LENGTH = 10;
    private static final int TOKEN_LENGTH = 32;

    private final SecureRandom random = new SecureRandom();

    /// A code to be read from paper and typed: ten characters in two groups of five, 50 bits.
    public String code() {
        var letters = letters(CODE_LENGTH);
        return letters.substring(0, CODE_LENGTH / 2) + "-" + letters.substring(CODE_LENGTH / 2);
    }

    /// A token to be followed or copied: 160 bits.
    public String token() {
        return letters(TOKEN_LENGTH).toLowerCase(Locale.ROOT);
    }

    private String letters(int length) {
        var letters = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            letters.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return letters.toString();
    }

    /// A code as it was typed, read as it was printed: case, width, spaces and dashes do not count, O is 0, I
    /// and L are 1.
    public static String plain(String typed) {
        return Normalizer.normalize(typed, Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT)
                .replaceAll("[\\s\\p{Z}\\p{Pd}]", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
    }
}
