package org.anju.certificates;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import java.text.ParseException;
import java.util.Base64;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Signed claims in the compact form (RFC 7515), by ES256 alone. Each says in its header what it is (`typ`),
/// so that one kind is never taken for another (RFC 8725, 3.11).
final class Jws {

    private static final JsonMapper JSON = JsonMapper.shared();

    private Jws() {}

    /// What became of reading one.
    sealed interface Read {

        record Good(JsonNode claims) implements Read {}

        /// it is nothing of this kind
        record Unreadable() implements Read {}

        /// signed by a key that is not among those given
        record UnknownKey() implements Read {}

        /// somebody has changed it, or signed it with another key under the same name
        record Altered() implements Read {}
    }

    static String sign(String type, Map<String, Object> claims, SigningKeys keys) {
        var header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(new JOSEObjectType(type))
                .keyID(keys.name())
                .build();
        var object = new JWSObject(header, new Payload(JSON.writeValueAsString(claims)));
        try {
            object.sign(new ECDSASigner(keys.newest().secret()));
        } catch (JOSEException e) {
            throw new IllegalStateException("A certificate cannot be signed.", e);
        }
        return object.serialize();
    }

    static Read read(String type, String text, OpenKeys keys) {
        try {
            var object = JWSObject.parse(text);
            var header = object.getHeader();
            var kid = header.getKeyID();
            if (kid == null
                    || !header.getAlgorithm().equals(JWSAlgorithm.ES256)
                    || !new JOSEObjectType(type).equals(header.getType())) {
                return new Read.Unreadable();
            }
            var key = keys.find(kid);
            if (key.isEmpty()) {
                return new Read.UnknownKey();
            }
            if (!strict(text) || !object.verify(new ECDSAVerifier(key.get()))) {
                return new Read.Altered();
            }
            return new Read.Good(JSON.readTree(object.getPayload().toString()));
        } catch (ParseException | IllegalArgumentException | JacksonException e) {
            return new Read.Unreadable();
        } catch (JOSEException e) {
            return new Read.Altered();
        }
    }

    // The last character of a part may carry bits that mean nothing; a decoder passes over them. So one signature
    // would have several spellings.
    private static boolean strict(String text) {
        for (var part : text.split("\\.", -1)) {
            if (!canonical(part)) {
                return false;
            }
        }
        return true;
    }

    /// Whether it is base64url, spelt in the one way that its bytes have.
    static boolean canonical(String part) {
        try {
            return text(Base64.getUrlDecoder().decode(part)).equals(part);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
