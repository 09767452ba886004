package org.anju.certificates;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import org.anju.certificates.Checked.Standing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The credential, read by the letter of RFC 9901 and with nothing of the program but its key.
class SdJwtTests {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final SigningKeys keys = Forms.keys(1);

    private static JsonNode opened(String part) {
        return JSON.readTree(Base64.getUrlDecoder().decode(part));
    }

    private static String digest(String disclosure) throws Exception {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(
                        MessageDigest.getInstance("SHA-256").digest(disclosure.getBytes(StandardCharsets.US_ASCII)));
    }

    // Digests that the specification prints beside its disclosures.
    @ParameterizedTest
    @CsvSource({
        "WyJfMjZiYzRMVC1hYzZxMktJNmNCVzVlcyIsICJmYW1pbHlfbmFtZSIsICJNw7ZiaXVzIl0, X9yH0Ajrdm1Oij4tWso9UzzKJvPoDxwmuEcO3XAdRC0, family_name, Möbius",
        "WyIyR0xDNDJzS1F2ZUNmR2ZyeU5STjl3IiwgImdpdmVuX25hbWUiLCAiSm9obiJd, jsu9yVulwQQlhFlM_3JlzMaSFzglhQG0DpfayQwLUK4, given_name, John",
        "WyJlbHVWNU9nM2dTTklJOEVZbnN4QV9BIiwgImZhbWlseV9uYW1lIiwgIkRvZSJd, TGf4oLbgwd5JQaHyKVQZU9UdGE0w5rtDsrZzfUaomLo, family_name, Doe"
    })
    void theExamplesOfTheSpecificationAreRead(String disclosure, String digest, String name, String value) {
        assertThat(SdJwt.digest(disclosure)).isEqualTo(digest);
        var claims = JSON.readTree("{\"_sd\":[\"%s\"],\"_sd_alg\":\"sha-256\"}".formatted(digest));
        assertThat(SdJwt.fields(claims, List.of(disclosure)))
                .hasValueSatisfying(
                        fields -> assertThat(fields).containsExactlyEntriesOf(java.util.Map.of(name, value)));
    }

    @Test
    void itIsWhatTheSpecificationSays() throws Exception {
        var parts = Forms.sdJwt(keys).split("~", -1);
        var signed = parts[0].split("\\.");
        var header = opened(signed[0]);
        assertThat(header.path("typ").asString()).isEqualTo("dc+sd-jwt");
        assertThat(header.path("alg").asString()).isEqualTo("ES256");
        assertThat(header.path("kid").asString()).isEqualTo(keys.name());
        var verifier = Signature.getInstance("SHA256withECDSAinP1363Format");
        verifier.initVerify(keys.newest().open());
        verifier.update((signed[0] + "." + signed[1]).getBytes(StandardCharsets.US_ASCII));
        assertThat(verifier.verify(Base64.getUrlDecoder().decode(signed[2]))).isTrue();

        var claims = opened(signed[1]);
        assertThat(claims.path("iss").asString()).isEqualTo(Forms.HOUSE);
        assertThat(claims.path("vct").asString()).isEqualTo(Forms.HOUSE + "/open/certificates/types/residence-permit");
        assertThat(claims.path("exp").asLong()).isEqualTo(1827417600L); // 2027-11-29T00:00+08:00
        var status = claims.path("status").path("status_list");
        assertThat(status.path("idx").asInt()).isEqualTo(131_071);
        assertThat(status.path("uri").asString()).isEqualTo(Forms.HOUSE + "/open/certificates/status/3");
        assertThat(claims.path("_sd_alg").asString()).isEqualTo("sha-256");

        var digests = new ArrayList<String>();
        claims.path("_sd").forEach(one -> digests.add(one.asString()));
        assertThat(digests).isSorted();
        var read = new HashMap<String, String>();
        var salts = new ArrayList<String>();
        for (var disclosure : Arrays.copyOfRange(parts, 1, parts.length - 1)) {
            assertThat(digests.remove(digest(disclosure))).isTrue();
            var field = opened(disclosure);
            salts.add(field.path(0).asString());
            read.put(field.path(1).asString(), field.path(2).asString());
        }
        assertThat(digests).isEmpty();
        assertThat(read).isEqualTo(Forms.fields());
        assertThat(salts)
                .doesNotHaveDuplicates()
                .allMatch(salt -> Base64.getUrlDecoder().decode(salt).length == 16);
        assertThat(signed[1] + new String(Base64.getUrlDecoder().decode(signed[1]), StandardCharsets.UTF_8))
                .doesNotContain("赵䶮", "123X");
        assertThat(parts[parts.length - 1]).isEmpty();
    }

    @Test
    void itsHolderShowsWhatIsNeeded() {
        var shown = SdJwt.showing(Forms.sdJwt(keys), List.of(Certificate.NAME, "nonsense"));
        var checked = Forms.verifying(keys).check(shown);
        assertThat(checked.standing()).isEqualTo(Standing.GENUINE);
        assertThat(checked.fields()).containsExactlyEntriesOf(java.util.Map.of(Certificate.NAME, "赵䶮"));
    }

    @Test
    void whoTicksNothingShowsNothing() {
        var shown = SdJwt.showing(Forms.sdJwt(keys), List.of());
        assertThat(shown).endsWith("~").hasSize(shown.indexOf('~') + 1);
        var checked = Forms.verifying(keys).check(shown);
        assertThat(checked.standing()).isEqualTo(Standing.GENUINE);
        assertThat(checked.fields()).isEmpty();
    }

    @Test
    void nobodyPutsAFieldIn() {
        var own = Forms.sdJwt(keys);
        var other = Forms.sdJwt(keys).split("~")[1];
        for (var changed : List.of(
                own + other + "~",
                own + own.split("~")[1] + "~",
                own + Jws.text("[\"salt\",\"name\",\"张三\"]".getBytes(StandardCharsets.UTF_8)) + "~")) {
            assertThat(Forms.verifying(keys).check(changed).standing()).isEqualTo(Standing.ALTERED);
        }
    }

    @Test
    void aHoldersSignatureThatWeDoNotCheckIsNotTaken() {
        assertThat(Forms.verifying(keys)
                        .check(Forms.sdJwt(keys) + "e30.e30.e30")
                        .standing())
                .isEqualTo(Standing.UNREADABLE);
    }
}
