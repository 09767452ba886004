package org.anju.frame;

import io.nayuki.qrcodegen.QrCode;

/// A QR code (ISO/IEC 18004) as a picture that a page draws itself: a square of modules, its quiet zone
/// included, and the dark ones as one SVG path.
public record Qr(int size, String path) {

    private static final int QUIET = 4;

    /// With error correction of 15 %, for a screen or clean paper.
    public static Qr of(String text) {
        var code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
        var path = new StringBuilder();
        for (int y = 0; y < code.size; y++) {
            for (int x = 0; x < code.size; x++) {
                if (code.getModule(x, y)) {
                    path.append('M')
                            .append(x + QUIET)
                            .append(' ')
                            .append(y + QUIET)
                            .append("h1v1h-1z");
                }
            }
        }
        return new Qr(code.size + 2 * QUIET, path.toString());
    }
}
