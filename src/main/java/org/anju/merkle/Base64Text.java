package org.anju.merkle;

import java.util.Base64;

/// Base64 (RFC 4648, section 4) with one text for each value: what a lenient reader would pass over, a
/// changed bit in the last character say, is refused.
final class Base64Text {

    private Base64Text() {}

    static String write(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    static byte[] read(String text) {
        var bytes = Base64.getDecoder().decode(text);
        if (!write(bytes).equals(text)) {
            throw new IllegalArgumentException("This is not canonical base64: '" + text + "'.");
        }
        return bytes;
    }
}
