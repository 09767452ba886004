package org.anju.frame;

import static org.assertj.core.api.Assertions.assertThat;

import io.nayuki.qrcodegen.QrCode;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// No place of a code but its corners is taken for one.
class QrMaskTests {

    private static final int TEXTS = 200;

    @Test
    void fewPlacesLookLikeACorner() {
        var random = new Random(1);
        int before = 0;
        int after = 0;
        for (int i = 0; i < TEXTS; i++) {
            var text = random.ints(300, 'A', 'z')
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            var preferred = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
            var dark = new boolean[preferred.size][preferred.size];
            for (int y = 0; y < dark.length; y++) {
                for (int x = 0; x < dark.length; x++) {
                    dark[y][x] = preferred.getModule(x, y);
                }
            }
            before += Qr.falseFinders(dark) > 0 ? 1 : 0;
            after += Qr.falseFinders(Qr.modules(text)) > 0 ? 1 : 0;
        }
        assertThat(after).isLessThan(TEXTS / 50).isLessThan(before / 4);
    }
}
