package org.anju.frame;

import io.nayuki.qrcodegen.QrCode;

/// A QR code (ISO/IEC 18004) as a picture that a page draws itself: a square of modules, its quiet zone
/// included, and the dark ones as one SVG path.
public record Qr(int size, String path) {

    private static final int QUIET = 4;

    /// Which modules are dark, row by row, without the quiet zone: for paper. With error correction of 15 %.
    public static boolean[][] modules(String text) {
        var code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
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
