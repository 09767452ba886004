package org.anju.certificates;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Pattern;
import org.anju.certificates.Checked.Standing;
import org.anju.frame.Qr;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The QR code: small enough for paper, read back by a library that did not write it, and checked with the
/// public key alone.
class CardTests {

    private static final int PIXELS = 4;

    private final SigningKeys keys = Forms.keys(1);

    private static String read(boolean[][] dark) throws Exception {
        int side = (dark.length + 8) * PIXELS;
        var pixels = new int[side * side];
        Arrays.fill(pixels, 0xffffff);
        for (int y = 0; y < dark.length * PIXELS; y++) {
            for (int x = 0; x < dark.length * PIXELS; x++) {
                if (dark[y / PIXELS][x / PIXELS]) {
                    pixels[(y + 4 * PIXELS) * side + x + 4 * PIXELS] = 0;
                }
            }
        }
        return new QRCodeReader()
                .decode(
                        new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(side, side, pixels))),
                        Map.of(DecodeHintType.PURE_BARCODE, true))
                .getText();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "赵䶮",
                "李𬀩",
                "阿卜杜热合曼·买买提艾力·阿不都克里木江",
                "Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh, Hubert Blaine the Elder"
            })
    void itFitsOnPaperAndIsReadBack(String name) throws Exception {
        var fields = Forms.fields();
        fields.put(Certificate.NAME, name);
        fields.put(Certificate.LOCALITY, "新疆维吾尔自治区克孜勒苏柯尔克孜自治州阿图什市");
        var text = Forms.HOUSE + "/check#" + Card.sign(Forms.content(fields, Forms.UNTIL), keys);
        var dark = Qr.modules(text);
        int version = (dark.length - 17) / 4;
        assertThat(version)
                .as("version of a text of %d characters", text.length())
                .isLessThanOrEqualTo(15);
        assertThat(read(dark)).isEqualTo(text);
        var checked = Forms.verifying(keys).check(read(dark));
        assertThat(checked.standing()).isEqualTo(Standing.GENUINE);
        assertThat(checked.fields().get(Certificate.NAME)).isEqualTo(Card.beginning(name, Card.LONGEST_NAME));
    }

    // By a library that did not sign it, from the picture that the page shows, with what everybody may fetch.
    @Test
    void anIndependentLibraryChecksItWithoutANetwork() throws Exception {
        var picture = picture(Qr.of(Forms.HOUSE + "/check#" + Forms.card(keys)));
        var text = Independent.read(picture);
        var jwks = keys.open().jwks();
        var now = Forms.at(Forms.ISSUED, 12);
        assertThat(Independent.check(text, jwks, null, now)).isEqualTo(Independent.Says.GENUINE);
        for (var status : StatusList.Status.values()) {
            var list = StatusList.of(Map.of(Forms.SLOT.place(), status), now).sign(Forms.HOUSE + SdJwt.LISTS + 3, keys);
            assertThat(Independent.check(text, jwks, list, now).name())
                    .isEqualTo(status == StatusList.Status.VALID ? "GENUINE" : status.name());
        }
        assertThat(Independent.check(text, jwks, null, Forms.at(Forms.UNTIL.plusDays(1), 0)))
                .isEqualTo(Independent.Says.EXPIRED);
        assertThat(Independent.check(text, Forms.keys(2).open().jwks(), null, now))
                .isEqualTo(Independent.Says.REFUSED);
        int from = text.indexOf('#') + 1;
        for (int at = from; at < text.length(); at++) {
            var changed = text.substring(0, at) + (text.charAt(at) == 'A' ? 'B' : 'A') + text.substring(at + 1);
            // The last character of a part may carry bits that mean nothing to a decoder.
            var last = at + 1 == text.length() || text.charAt(at + 1) == '.';
            if (text.charAt(at) != '.' && !last) {
                assertThat(Independent.check(changed, jwks, null, now))
                        .as("character %d", at - from)
                        .isEqualTo(Independent.Says.REFUSED);
            }
            assertThat(Forms.verifying(keys).check(changed).genuine())
                    .as("character %d", at - from)
                    .isFalse();
        }
    }

    // As a browser draws it: `M x y` moves, `h1v1h-1z` fills a square.
    private static BufferedImage picture(Qr qr) {
        var picture = new BufferedImage(qr.size() * PIXELS, qr.size() * PIXELS, BufferedImage.TYPE_INT_RGB);
        var pen = picture.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, picture.getWidth(), picture.getHeight());
        pen.setColor(Color.BLACK);
        Pattern.compile("M(\\d+) (\\d+)h1v1h-1z")
                .matcher(qr.path())
                .results()
                .forEach(square -> pen.fillRect(
                        Integer.parseInt(square.group(1)) * PIXELS,
                        Integer.parseInt(square.group(2)) * PIXELS,
                        PIXELS,
                        PIXELS));
        pen.dispose();
        return picture;
    }

    @Test
    void itTellsTheLeast() {
        assertThat(Forms.verifying(keys).check(Forms.card(keys)).fields())
                .containsOnlyKeys(Certificate.NAME, Certificate.LAST_FOUR, Certificate.LOCALITY);
    }

    @Test
    void whatIsTooLongIsCutBetweenCharacters() {
        assertThat(Card.beginning("𬀩".repeat(11), 45)).isEqualTo("𬀩".repeat(11));
        assertThat(Card.beginning("𬀩".repeat(12), 45)).isEqualTo("𬀩".repeat(10) + "…");
        assertThat(Card.end("一省二自治州三市", 24)).isEqualTo("一省二自治州三市");
        assertThat(Card.end("一省二自治州三市", 23)).isEqualTo("…二自治州三市");
    }

    // The last day counts to its end in the office's time; the first from its begin.
    @ParameterizedTest
    @CsvSource({
        "2026-11-28T15:59:59Z, NOT_YET",
        "2026-11-28T16:00:00Z, GENUINE",
        "2027-11-28T00:00:00Z, GENUINE",
        "2027-11-28T15:59:59Z, GENUINE",
        "2027-11-28T16:00:00Z, EXPIRED",
        "2036-01-01T00:00:00Z, EXPIRED"
    })
    void itHoldsFromTheFirstDayToTheLast(String now, Standing standing) {
        for (var form : new String[] {Forms.card(keys), Forms.sdJwt(keys)}) {
            var checked = new Verifying(keys.open(), java.time.Instant.parse(now)).check(form);
            assertThat(checked.standing()).isEqualTo(standing);
            assertThat(checked.issued()).isEqualTo(Forms.ISSUED);
            assertThat(checked.until()).isEqualTo(Forms.UNTIL);
        }
    }

    @Test
    void withoutAnEndItHoldsOn() {
        var card = Card.sign(Forms.content(Forms.fields(), null), keys);
        var checked = new Verifying(keys.open(), java.time.Instant.parse("2126-01-01T00:00:00Z")).check(card);
        assertThat(checked.standing()).isEqualTo(Standing.GENUINE);
        assertThat(checked.until()).isNull();
    }

    @Test
    void whatAnOlderKeySignedStillVerifiesAndAnothersDoesNot() {
        var old = Forms.card(keys);
        assertThat(Forms.verifying(Forms.keys(1, 2)).check(old).standing()).isEqualTo(Standing.GENUINE);
        assertThat(Forms.verifying(Forms.keys(2)).check(old).standing()).isEqualTo(Standing.UNKNOWN_KEY);
        assertThat(OpenKeys.read(Forms.keys(1, 2).open().jwks()).find(keys.name()))
                .isPresent();
    }

    @Test
    void aKeyOfTheSameNameIsNotThatKey() {
        var stranger = Forms.card(Forms.keys(2));
        var forged = Jws.text("{\"alg\":\"ES256\",\"kid\":\"%s\",\"typ\":\"qr\"}"
                        .formatted(keys.name())
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8))
                + stranger.substring(stranger.indexOf('.'));
        assertThat(Forms.verifying(keys).check(forged).standing()).isEqualTo(Standing.ALTERED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "https://anju.example/check",
                "https://anju.example/check#",
                "a.b.c",
                "~",
                "e30.e30.",
                "..",
                "#~~"
            })
    void whatIsNoCertificateIsSaidToBeNone(String text) {
        var checked = Forms.verifying(keys).check(text);
        assertThat(checked.standing()).isEqualTo(Standing.UNREADABLE);
        assertThat(checked.fields()).isEmpty();
    }

    @Test
    void noSignatureIsNoSignature() {
        var claims = Forms.card(keys).split("\\.")[1];
        var none = Jws.text("{\"alg\":\"none\",\"kid\":\"%s\",\"typ\":\"qr\"}"
                .formatted(keys.name())
                .getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertThat(Forms.verifying(keys).check(none + "." + claims + ".").genuine())
                .isFalse();
    }

    @Test
    void oneFormIsNotTakenForAnother() {
        var list = StatusList.of(Map.of(), Forms.at(Forms.ISSUED, 1)).sign(Forms.HOUSE + SdJwt.LISTS + 3, keys);
        assertThat(Forms.verifying(keys).check(list).standing()).isEqualTo(Standing.UNREADABLE);
        assertThat(Forms.verifying(keys).check(Forms.card(keys) + "~").standing())
                .isEqualTo(Standing.UNREADABLE);
        var credential = Forms.sdJwt(keys);
        assertThat(Forms.verifying(keys)
                        .check(credential.substring(0, credential.indexOf('~')))
                        .standing())
                .isEqualTo(Standing.UNREADABLE);
    }
}
