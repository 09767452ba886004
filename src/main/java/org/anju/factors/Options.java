package org.anju.factors;

import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.anju.accounts.SignedIn;
import tools.jackson.databind.json.JsonMapper;

/// The question to an authenticator as the browser takes it: PublicKeyCredentialCreationOptionsJSON and
/// PublicKeyCredentialRequestOptionsJSON of W3C WebAuthn level 3.
final class Options {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int TIMEOUT_MILLISECONDS = 300_000;

    private Options() {}

    /// To make a passkey that can also be used without typing a login.
    static String create(Asked asked, String house, SignedIn who, byte[] user, List<Passkey> there) {
        return JSON.writeValueAsString(Map.of(
                "challenge", text(asked.challenge()),
                "rp", Map.of("id", asked.host(), "name", house),
                "user", Map.of("id", text(user), "name", who.name(), "displayName", who.name()),
                "pubKeyCredParams",
                        Answer.ALGORITHMS.stream()
                                .map(algorithm -> Map.of("type", "public-key", "alg", algorithm))
                                .toList(),
                "attestation", "none",
                "authenticatorSelection", Map.of("residentKey", "preferred", "userVerification", "preferred"),
                "excludeCredentials", credentials(there),
                "timeout", TIMEOUT_MILLISECONDS));
    }

    /// To show one.
    ///
    /// @param which the passkeys that will do; none means any that the reader has for this house
    static String get(Asked asked, List<Passkey> which) {
        return JSON.writeValueAsString(Map.of(
                "challenge", text(asked.challenge()),
                "rpId", asked.host(),
                "allowCredentials", credentials(which),
                "userVerification", which.isEmpty() ? "required" : "preferred",
                "timeout", TIMEOUT_MILLISECONDS));
    }

    private static List<Map<String, String>> credentials(List<Passkey> passkeys) {
        return passkeys.stream()
                .map(passkey ->
                        Map.of("type", "public-key", "id", text(HexFormat.of().parseHex(passkey.reference()))))
                .toList();
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
