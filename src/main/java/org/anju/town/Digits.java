package org.anju.town;

/// Numbers with leading zeros, in ASCII digits whatever the machine's language.
final class Digits {

    private Digits() {}

    static String padded(long number, int width) {
        var digits = Long.toString(number);
        return "0".repeat(Math.max(0, width - digits.length())) + digits;
    }
}
