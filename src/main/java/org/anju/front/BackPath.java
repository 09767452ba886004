package org.anju.front;

import java.net.URI;

/// The way back after a plain link changed something: only ever a path of this house. Whoever can put another
/// host there turns our own address into a lure (CWE-601, open redirect).
final class BackPath {

    private BackPath() {}

    /// The path where it leads into this house, `/` everywhere else.
    static String of(String path) {
        return inHouse(path) ? path : "/";
    }

    // Browsers read a backslash as a slash and drop tabs and line ends, so "/\evil" and "/<tab>/evil" leave the
    // house as "//evil" does.
    private static boolean inHouse(String path) {
        if (!path.startsWith("/") || path.startsWith("//") || path.contains("\\")) {
            return false;
        }
        if (path.chars().anyMatch(character -> character <= ' ' || character == 0x7f)) {
            return false;
        }
        try {
            return URI.create(path).getRawAuthority() == null;
        } catch (IllegalArgumentException notAPath) {
            return false;
        }
    }
}
