package org.anju.frame;

import io.nayuki.qrcodegen.QrCode;
import io.nayuki.qrcodegen.QrSegment;
import java.util.stream.Stream;

/// A QR code (ISO/IEC 18004) as a picture that a page draws itself: a square of modules, its quiet zone
/// included, and the dark ones as one SVG path.
public record Qr(int size, String path) {

    private static final int QUIET = 4;
    private static final int MASKS = 8;
    /// Modules of a finder pattern: 1 dark, 1 light, 3 dark, 1 light, 1 dark.
    private static final int FINDER = 7;
    /// How far a run may be from what it should be; readers allow for half, and for three quarters on a diagonal.
    private static final double VERY_ROUGHLY = 0.75;

    private static final double ROUGHLY = 0.5;
    private static final double EXACT = 0.01;

    /// Which modules are dark, row by row, without the quiet zone: for paper. With error correction of 15 %.
    ///
    /// Any of the masks is good to be read. Of the one that the standard prefers and the others the first is taken
    /// in which the fewest places look like one of the three corners: a reader takes such a place for the third
    /// corner where it comes to it before.
    public static boolean[][] modules(String text) {
        var preferred = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
        var best = dark(preferred);
        var fewest = falseFinders(best);
        for (int mask = 0; mask < MASKS && fewest > 0; mask++) {
            var other = dark(QrCode.encodeSegments(
                    QrSegment.makeSegments(text), QrCode.Ecc.MEDIUM, preferred.version, preferred.version, mask, true));
            var found = falseFinders(other);
            if (found < fewest) {
                best = other;
                fewest = found;
            }
        }
        return best;
    }

    /// Modules, but for the three corners, through which a row is as through the middle of a finder pattern, and a
    /// column and a diagonal roughly so: of the right size, such a place ends a reader's search for corners.
    static int falseFinders(boolean[][] dark) {
        int found = 0;
        for (int y = 0; y < dark.length; y++) {
            for (int x = 0; x < dark.length; x++) {
                if (dark[y][x]
                        && !corner(x, y, dark.length)
                        && finder(dark, x, y, 1, 0, EXACT)
                        && finder(dark, x, y, 0, 1, ROUGHLY)
                        && finder(dark, x, y, 1, 1, VERY_ROUGHLY)) {
                    found++;
                }
            }
        }
        return found;
    }

    private static boolean corner(int x, int y, int size) {
        return x < FINDER && y < FINDER || x >= size - FINDER && y < FINDER || x < FINDER && y >= size - FINDER;
    }

    // Each run is as long as it should be, give or take a part of that.
    private static boolean finder(boolean[][] dark, int x, int y, int right, int down, double part) {
        int before = run(dark, x, y, -right, -down, true);
        int after = run(dark, x, y, right, down, true);
        int lightBefore = run(dark, x - right * before, y - down * before, -right, -down, false);
        int lightAfter = run(dark, x + right * after, y + down * after, right, down, false);
        int first = before + lightBefore;
        int last = after + lightAfter;
        int darkBefore = run(dark, x - right * first, y - down * first, -right, -down, true);
        int darkAfter = run(dark, x + right * last, y + down * last, right, down, true);
        int middle = before + after - 1;
        double module = (middle + lightBefore + lightAfter + darkBefore + darkAfter) / (double) FINDER;
        return Math.abs(middle - 3 * module) < 3 * part * module
                && Stream.of(lightBefore, lightAfter, darkBefore, darkAfter)
                        .allMatch(one -> Math.abs(one - module) < part * module);
    }

    // How many are alike from here on in a direction; what lies outside is light and has no end.
    private static int run(boolean[][] dark, int x, int y, int right, int down, boolean wanted) {
        int run = 0;
        for (int i = x, j = y; i >= 0 && j >= 0 && i < dark.length && j < dark.length; i += right, j += down) {
            if (dark[j][i] != wanted) {
                return run;
            }
            run++;
        }
        return wanted ? run : dark.length;
    }

    private static boolean[][] dark(QrCode code) {
        var dark = new boolean[code.size][code.size];
        for (int y = 0; y < code.size; y++) {
            for (int x = 0; x < code.size; x++) {
                dark[y][x] = code.getModule(x, y);
            }
        }
        return dark;
    }

    /// With error correction of 15 %, for a screen or clean paper.
    public static Qr of(String text) {
        var dark = modules(text);
        var path = new StringBuilder();
        for (int y = 0; y < dark.length; y++) {
            for (int x = 0; x < dark.length; x++) {
                if (dark[y][x]) {
                    path.append('M')
                            .append(x + QUIET)
                            .append(' ')
                            .append(y + QUIET)
                            .append("h1v1h-1z");
                }
            }
        }
        return new Qr(dark.length + 2 * QUIET, path.toString());
    }
}
