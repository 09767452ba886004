package org.anju.merkle;

import java.util.regex.Pattern;

/// Numbers as the C2SP texts write them: decimal, without a zero in front.
final class Numbers {

    private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]{0,18}");

    private Numbers() {}

    static long read(String text) {
        if (!NUMBER.matcher(text).matches()) {
            throw new IllegalArgumentException("This is no number: '" + text + "'.");
        }
        return Long.parseLong(text);
    }
}
