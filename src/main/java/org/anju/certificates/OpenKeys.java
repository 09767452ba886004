package org.anju.certificates;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import java.security.interfaces.ECPublicKey;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.anju.shared.P256;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The public keys with which certificates of an office verify, under their names: what a checker needs, and
/// all of it.
public final class OpenKeys {

    /// Characters of a key's name: the beginning of its thumbprint (RFC 7638). It stands in every QR code.
    private static final int NAME_LENGTH = 8;

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Map<String, ECPublicKey> keys;

    private OpenKeys(Map<String, ECPublicKey> keys) {
        this.keys = keys;
    }

    public static OpenKeys of(Collection<ECPublicKey> keys) {
        var named = new LinkedHashMap<String, ECPublicKey>();
        keys.forEach(key -> named.put(name(key), key));
        return new OpenKeys(named);
    }

    /// A JWK Set (RFC 7517). Throws [IllegalArgumentException] where it is none, or has a key that is no key
    /// of P-256.
    public static OpenKeys read(String jwks) {
        try {
            var named = new LinkedHashMap<String, ECPublicKey>();
            for (var key : JSON.readTree(jwks).path("keys")) {
                named.put(text(key, "kid"), read(key));
            }
            if (named.isEmpty()) {
                throw new IllegalArgumentException("No JWK Set.");
            }
            return new OpenKeys(named);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("No JWK Set.", e);
        }
    }

    private static ECPublicKey read(JsonNode key) {
        return P256.read(new P256.Jwk(text(key, "kty"), text(key, "crv"), text(key, "x"), text(key, "y")))
                .orElseThrow(() -> new IllegalArgumentException("No key of P-256."));
    }

    private static String text(JsonNode key, String name) {
        var value = key.path(name);
        if (!value.isString()) {
            throw new IllegalArgumentException("A key without " + name + ".");
        }
        return value.asString();
    }

    /// As a JWK Set, the newest key last.
    public String jwks() {
        return JSON.writeValueAsString(set());
    }

    Map<String, Object> set() {
        return Map.of(
                "keys",
                keys.entrySet().stream()
                        .map(key -> jwk(key.getKey(), P256.jwk(key.getValue())))
                        .toList());
    }

    private static Map<String, String> jwk(String name, P256.Jwk key) {
        var jwk = new LinkedHashMap<String, String>();
        jwk.put("kty", key.kty());
        jwk.put("crv", key.crv());
        jwk.put("x", key.x());
        jwk.put("y", key.y());
        jwk.put("kid", name);
        jwk.put("alg", "ES256");
        jwk.put("use", "sig");
        return jwk;
    }

    Optional<ECPublicKey> find(String name) {
        return Optional.ofNullable(keys.get(name));
    }

    static String name(ECPublicKey key) {
        try {
            return new ECKey.Builder(Curve.P_256, key)
                    .build()
                    .computeThumbprint()
                    .toString()
                    .substring(0, NAME_LENGTH);
        } catch (JOSEException e) {
            throw new IllegalStateException("This Java has no SHA-256.", e);
        }
    }
}
