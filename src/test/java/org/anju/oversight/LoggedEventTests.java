package org.anju.oversight;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import org.anju.merkle.Hash;
import org.junit.jupiter.api.Test;

class LoggedEventTests {

    private static final byte[] NONCE =
            HexFormat.of().parseHex("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f");

    private static LoggedEvent example() {
        return new LoggedEvent(
                UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057"),
                UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8058"),
                Instant.parse("2026-11-29T04:00:00.123456Z"),
                UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8059"),
                "云溪派出所",
                "REGISTRAR",
                "residence-registration",
                "YX-2026-0412",
                "DESK",
                "OPENED",
                "RECORD",
                null,
                NONCE);
    }

    /// Whoever writes a verifier from the document alone gets the same bytes.
    @Test
    void theExampleOfTheDocumentIsWhatTheProgramMakes() throws Exception {
        var document = Files.readString(Path.of("docs/log.md"));
        var event = example();
        assertThat(document)
                .contains(event.canonical())
                .contains(HexFormat.of().formatHex(event.entry()))
                .contains(Hash.leaf(event.entry()).toString());
    }

    @Test
    void whatStandsForAKeyLooksDifferentInEveryEntry() {
        var other = new LoggedEvent(
                example().subject(),
                example().id(),
                example().at(),
                example().account(),
                "",
                "",
                null,
                null,
                null,
                "",
                null,
                null,
                new byte[32]);
        for (var name : List.of("account", "subject", "access")) {
            assertThat(field(other, name)).isNotEqualTo(field(example(), name));
        }
    }

    @Test
    void textIsSpelledAsRfc8785SpellsIt() {
        var fields = new TreeMap<String, Object>();
        fields.put("b", "\u20ac$\u000f\n\"\\/\b\f\r\t\u007f");
        fields.put("a", 9007199254740991L);
        assertThat(CanonicalJson.write(fields))
                .isEqualTo("{\"a\":9007199254740991,\"b\":\"€$\\u000f\\n\\\"\\\\/\\b\\f\\r\\t\u007f\"}");
    }

    private static String field(LoggedEvent event, String name) {
        return event.canonical().replaceAll(".*\"" + name + "\":\"([^\"]+)\".*", "$1");
    }

    @Test
    void whatIsDigestedIsLongEnoughToBeADigest() {
        assertThat(Base64.getUrlDecoder().decode(field(example(), "account"))).hasSize(Hash.BYTES);
    }
}
