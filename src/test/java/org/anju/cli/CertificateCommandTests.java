package org.anju.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.anju.TrialCommand;
import org.anju.certificates.CertificateSecrets;
import org.anju.certificates.OpenKeys;
import org.anju.postgres.Secrets;
import org.anju.shared.P256;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/// `anju certificate`, with certificates that this test signs by itself, by the letter of the documents.
class CertificateCommandTests {

    @TempDir
    Path directory;

    private P256.Pair pair;
    private Path keys;

    @BeforeEach
    void anInstallation() throws IOException {
        pair = P256.pair(Secrets.in(directory).secret("certificate-key", CertificateSecrets.BYTES));
        keys = directory.resolve("keys.json");
        Files.writeString(keys, TrialCommand.done("certificate", "keys", "--data", directory.toString()));
    }

    private String signed(String type, Map<String, Object> claims) {
        try {
            var kid = JsonMapper.shared()
                    .readTree(Files.readString(keys))
                    .path("keys")
                    .path(0)
                    .path("kid")
                    .asString();
            var text = part("{\"alg\":\"ES256\",\"typ\":\"" + type + "\",\"kid\":\"" + kid + "\"}") + "."
                    + part(JsonMapper.shared().writeValueAsString(claims));
            var signer = Signature.getInstance("SHA256withECDSAinP1363Format");
            signer.initSign(pair.secret());
            signer.update(text.getBytes(StandardCharsets.US_ASCII));
            return text + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signer.sign());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static String part(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private String card(long exp) {
        return signed(
                "qr",
                Map.of(
                        "k",
                        "rp",
                        "n",
                        "赵䶮",
                        "d",
                        "123X",
                        "l",
                        "临江区",
                        "iat",
                        1_700_000_000L,
                        "exp",
                        exp,
                        "s",
                        new int[] {0, 9}));
    }

    private String verify(int code, String... more) {
        var all = new java.util.ArrayList<>(java.util.List.of("certificate", "verify"));
        all.addAll(java.util.List.of(more));
        var arguments = all.toArray(String[]::new);
        return code == 0 ? TrialCommand.done(arguments) : TrialCommand.failed(arguments);
    }

    @Test
    void aQrCodesTextIsCheckedWithTheKeysAlone() {
        var card = card(4_000_000_000L);
        var said = verify(0, "https://anju.example/check#" + card, "--keys", keys.toString());
        assertThat(said).contains("Genuine", "赵䶮", "123X", "临江区", "--status");
        assertThat(verify(0, card, "--data", directory.toString())).contains("Genuine");
        assertThat(verify(1, card(1_700_100_000L), "--keys", keys.toString())).contains("Expired", "赵䶮");
        var changed = card.substring(0, card.length() - 4) + "AAAA";
        assertThat(verify(1, changed, "--keys", keys.toString()))
                .contains("Changed")
                .doesNotContain("赵䶮");
        assertThat(verify(1, "nonsense", "--keys", keys.toString())).contains("No certificate");
    }

    @Test
    void aSavedListSaysWhatWasRevoked() throws IOException {
        var list = directory.resolve("list.jwt");
        long now = Instant.now().getEpochSecond();
        // place 9: the third pair of bits of the third byte; 1 is revoked
        Files.writeString(
                list,
                signed(
                        "statuslist+jwt",
                        Map.of(
                                "sub",
                                "https://anju.example/open/certificates/status/0",
                                "iat",
                                now,
                                "exp",
                                now + 600,
                                "ttl",
                                300,
                                "status_list",
                                Map.of("bits", 2, "lst", zipped(new byte[] {0, 0, 0b0100, 0})))));
        var card = directory.resolve("card.txt");
        Files.writeString(card, card(4_000_000_000L) + "\n");
        assertThat(verify(1, card.toString(), "--keys", keys.toString(), "--status", list.toString()))
                .contains("Revoked");
        Files.writeString(list, "nonsense");
        assertThat(verify(1, card.toString(), "--keys", keys.toString(), "--status", list.toString()))
                .contains("Cannot say");
    }

    private static String zipped(byte[] bits) throws IOException {
        var bytes = new java.io.ByteArrayOutputStream();
        try (var zip = new java.util.zip.DeflaterOutputStream(bytes)) {
            zip.write(bits);
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toByteArray());
    }

    @Test
    void aNewKeySignsAndTheOlderOnesStay() {
        var before = OpenKeys.read(TrialCommand.done("certificate", "keys", "--data", directory.toString()));
        assertThat(TrialCommand.done("certificate", "new-key", "--data", directory.toString()))
                .contains("certificate-key-2");
        var after = TrialCommand.done("certificate", "keys", "--data", directory.toString());
        assertThat(JsonMapper.shared().readTree(after).path("keys")).hasSize(2);
        assertThat(before.jwks()).isNotEqualTo(after);
        assertThat(verify(0, card(4_000_000_000L), "--data", directory.toString()))
                .contains("Genuine");
    }

    @Test
    void whatIsNotThereIsNotMade() {
        var nowhere = directory.resolve("nowhere");
        TrialCommand.failed("certificate", "keys", "--data", nowhere.toString());
        TrialCommand.failed("certificate", "new-key", "--data", nowhere.toString());
        assertThat(nowhere).doesNotExist();
        assertThat(verify(
                        1,
                        "x",
                        "--keys",
                        directory.resolve("secrets/certificate-key").toString()))
                .contains("has no public keys");
    }
}
