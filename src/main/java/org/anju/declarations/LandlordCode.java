package org.anju.declarations;

import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;

/// A one-time code of a landlord for a tenant: ten characters of Crockford's base 32, fifty random bits.
record LandlordCode(String letters) {

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 10;
    private static final SecureRandom RANDOM = new SecureRandom();

    static LandlordCode next() {
        var letters = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            letters.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return new LandlordCode(letters.toString());
    }

    /// A code as it was typed, read as it was shown: case, width, spaces and dashes do not count, O is 0, I
    /// and L are 1. Empty where it is none.
    static Optional<LandlordCode> read(String typed) {
        var letters = Normalizer.normalize(typed, Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT)
                .replaceAll("[\\s\\p{Z}\\p{Pd}]", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
        return letters.length() == LENGTH && letters.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0)
                ? Optional.of(new LandlordCode(letters))
                : Optional.empty();
    }

    String shown() {
        return letters.substring(0, LENGTH / 2) + "-" + letters.substring(LENGTH / 2);
    }
}
