package org.anju.dwellings;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;

/// Public codes for the doors: ten characters of Crockford's base 32 (no I, L, O, U), fifty random bits, so
/// that nobody can try them through.
final class DoorPlates {

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 10;

    private final SecureRandom random = new SecureRandom();

    String next() {
        var plate = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            plate.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return plate.toString();
    }

    /// What somebody typed from a plate: O is read as 0, I and L as 1, spaces and hyphens are left out. Empty
    /// where it is no plate.
    static Optional<String> read(String written) {
        var plate = written.toUpperCase(Locale.ROOT)
                .replaceAll("[\\s-]", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
        return plate.length() == LENGTH && plate.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0)
                ? Optional.of(plate)
                : Optional.empty();
    }
}
