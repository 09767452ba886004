package org.anju.certificates;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.util.Arrays;
import java.util.Map;
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
