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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
        assertThat(said)
                .contains("Signed by this office", "赵䶮", "123X", "临江区", "--status", "/status/0")
                .doesNotContain("Genuine and valid");
        assertThat(verify(0, card, "--data", directory.toString())).contains("Signed by this office");
        assertThat(verify(1, card(1_700_100_000L), "--keys", keys.toString())).contains("Expired", "赵䶮");
        var changed = card.substring(0, card.length() - 4) + "AAAA";
        assertThat(verify(1, changed, "--keys", keys.toString()))
                .contains("Changed")
                .doesNotContain("赵䶮");
        assertThat(verify(1, "nonsense.pdf", "--keys", keys.toString()))
                .contains("No certificate", "no file named \"nonsense.pdf\"");
    }

    private Path list(int number, long made, long until, byte[] bits) throws IOException {
        return Files.writeString(
                directory.resolve("list.jwt"),
                signed(
                        "statuslist+jwt",
                        Map.of(
                                "sub",
                                "https://anju.example/open/certificates/status/" + number,
                                "iat",
                                made,
                                "exp",
                                until,
                                "ttl",
                                300,
                                "status_list",
                                Map.of("bits", 2, "lst", zipped(bits)))));
    }

    // Place 9: the second pair of bits of the third byte; 1 is revoked, 2 suspended, 3 means nothing here.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0 | 0b0000 |   0 | 0 | Genuine and valid                     | 真实有效
            0 | 0b0100 |   0 | 1 | Revoked                               | 已撤销
            0 | 0b1000 |   0 | 1 | Suspended                             | 已中止
            0 | 0b1100 |   0 | 1 | Status list 0 does not list           | 没有列出这份凭证
            7 | 0b0000 |   0 | 1 | stands in list 0                      | 列在第 0 号清单
            0 | 0b0000 |   8 | 1 | status list is too old                | 状态清单已过期
            """)
    void aSavedListSaysWhetherItHoldsOrWhyNobodyKnows(
            int number, String bits, int days, int code, String english, String chinese) throws IOException {
        var card = Files.writeString(directory.resolve("card.txt"), card(4_000_000_000L) + "\n");
        long made = Instant.now().getEpochSecond() - days * 86_400L;
        var third = (byte) Integer.parseInt(bits.substring(2), 2);
        var list = list(number, made, made + 7 * 86_400L, new byte[] {0, 0, third, 0});
        String[] given = {card.toString(), "--keys", keys.toString(), "--status", list.toString()};
        assertThat(verify(code, given)).contains(english);
        assertThat(inChinese(code, given)).contains(chinese, "姓名：赵䶮");
    }

    @Test
    void aListThatWasChangedOrIsNoneSaysSo() throws IOException {
        var card = Files.writeString(directory.resolve("card.txt"), card(4_000_000_000L));
        var list = Files.writeString(directory.resolve("list.jwt"), "nonsense");
        String[] given = {card.toString(), "--keys", keys.toString(), "--status", list.toString()};
        assertThat(verify(1, given)).contains("Cannot say", "no status list of this office");
        assertThat(inChinese(1, given)).contains("无法确认", "不是本机关的状态清单");
        assertThat(verify(1, card.toString(), "--keys", keys.toString(), "--status", "/nowhere/list.jwt"))
                .contains("/nowhere/list.jwt");
    }

    @Test
    void whatIsAnotherKindOfFileIsSaidToBeOne() throws IOException {
        var picture = Files.write(directory.resolve("card.png"), new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 1, 2, 3});
        var paper = Files.writeString(directory.resolve("letter.pdf"), "%PDF-1.7 of somebody else");
        for (var file : new Path[] {picture, paper}) {
            assertThat(verify(1, file.toString(), "--keys", keys.toString()))
                    .contains("No certificate", "no certificate in the file");
            assertThat(inChinese(1, file.toString(), "--keys", keys.toString())).contains("文件", "中没有凭证");
        }
        assertThat(TrialCommand.refused("certificate", "verify")).contains("FILE");
    }

    @Test
    void aKeyThatIsNotTheOfficesIsSaidToBeNone() throws IOException {
        var other = directory.resolve("other");
        P256.pair(Secrets.in(other).secret("certificate-key", CertificateSecrets.BYTES));
        var set = Files.writeString(
                directory.resolve("other.json"), TrialCommand.done("certificate", "keys", "--data", other.toString()));
        var card = card(4_000_000_000L);
        assertThat(verify(1, card, "--keys", set.toString()))
                .contains("Signed by nobody we know")
                .doesNotContain("赵䶮");
        assertThat(inChinese(1, card, "--keys", set.toString())).contains("签发机关不明");
    }

    private static String inChinese(int code, String... more) {
        var all = new java.util.ArrayList<>(java.util.List.of("certificate", "verify"));
        all.addAll(java.util.List.of(more));
        return TrialCommand.inChinese(code, all.toArray(String[]::new));
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
                .contains("Signed by this office");
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
