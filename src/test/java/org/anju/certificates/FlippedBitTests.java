package org.anju.certificates;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.anju.certificates.Checked.Standing;
import org.junit.jupiter.api.Test;

/// Of each form every single bit is flipped, one after another: none of them verifies.
class FlippedBitTests {

    private final SigningKeys keys = Forms.keys(1);

    @FunctionalInterface
    private interface Refused {
        boolean refused(String changed);
    }

    private static int everyBit(String text, Refused refused) {
        var bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        for (int bit = 0; bit < bytes.length * 8; bit++) {
            bytes[bit / 8] ^= (byte) (1 << bit % 8);
            var changed = new String(bytes, StandardCharsets.ISO_8859_1);
            assertThat(refused.refused(changed))
                    .as("bit %d of byte %d (of %d)", bit % 8, bit / 8, bytes.length)
                    .isTrue();
            bytes[bit / 8] ^= (byte) (1 << bit % 8);
        }
        return bytes.length * 8;
    }

    @Test
    void ofAQrCodesText() {
        var card = Forms.card(keys);
        var verifying = Forms.verifying(keys);
        assertThat(verifying.check(card).standing()).isEqualTo(Standing.GENUINE);
        assertThat(everyBit(card, changed -> {
                    var checked = verifying.check(changed);
                    return !checked.genuine() && checked.fields().isEmpty();
                }))
                .isGreaterThan(2_000);
    }

    @Test
    void ofACredential() {
        var credential = Forms.sdJwt(keys);
        var verifying = Forms.verifying(keys);
        assertThat(verifying.check(credential).standing()).isEqualTo(Standing.GENUINE);
        assertThat(everyBit(credential, changed -> {
                    var checked = verifying.check(changed);
                    return !checked.genuine() && checked.fields().isEmpty();
                }))
                .isGreaterThan(5_000);
    }

    @Test
    void ofAStatusList() {
        var now = Forms.at(Forms.ISSUED, 12);
        var list = StatusList.of(
                        Map.of(7, StatusList.Status.REVOKED, 131_071, StatusList.Status.SUSPENDED),
                        Forms.at(Forms.ISSUED, 11))
                .sign(Forms.HOUSE + SdJwt.LISTS + 3, keys);
        assertThat(StatusList.reading(list, 3, keys.open(), now)).isInstanceOf(StatusList.Reading.Good.class);
        everyBit(
                list,
                changed -> StatusList.reading(changed, 3, keys.open(), now) instanceof StatusList.Reading.Refused);
        var verifying = new Verifying(keys.open(), now);
        var card = Forms.card(keys);
        assertThat(verifying.check(card, list).standing()).isEqualTo(Standing.SUSPENDED);
        everyBit(
                list.substring(list.lastIndexOf('.')),
                changed -> !verifying
                        .check(card, list.substring(0, list.lastIndexOf('.')) + changed)
                        .genuine());
    }
}
