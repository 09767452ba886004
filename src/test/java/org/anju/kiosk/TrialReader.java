package org.anju.kiosk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The double of a document reader: the program beside it, as docs/adapters.md describes it, without the device. A
/// vendor's own may be written by reading this.
public final class TrialReader {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.shared();

    private final String house;
    private final KeyPair keys = keys();
    private String reference = "";
    private Lying plate = Lying.NOTHING;

    /// What lies on the plate.
    private record Lying(String kind, String number) {

        static final Lying NOTHING = new Lying("NOTHING", "");
    }

    /// @param house its address, without a slash at the end
    public TrialReader(String house) {
        this.house = house;
    }

    /// What the house answered.
    public record Reply(int status, JsonNode body) {}

    public Reply enrol(String code) {
        var reply = post("/api/v1/kiosk/readers", Map.of("code", code, "publicKey", jwk()));
        if (reply.status() == 201) {
            reference = reply.body().get("reader").asString();
        }
        return reply;
    }

    /// A document is laid down, and lies there until it is taken away.
    public void lay(String kind, String number) {
        plate = new Lying(kind, number);
    }

    public void takeAway() {
        plate = Lying.NOTHING;
    }

    /// Looks once what is waited for, and reports what lies there where it is that; as about twice a second. Empty
    /// where
    /// there is nothing to report.
    public Optional<Reply> look() {
        var asked = get("/api/v1/kiosk/readers/" + reference + "/wanted").body();
        var wants = text(asked.get("wants"));
        var right = plate.equals(Lying.NOTHING) ? wants.equals("EMPTY") : wants.equals("DOCUMENT");
        return right
                ? Optional.of(hand(reading(text(asked.get("nonce")), plate.kind(), plate.number())))
                : Optional.empty();
    }

    /// Under which nonce a document is waited for now, once it was reported that none lies there; empty where nobody
    /// stands there.
    public String wanted() {
        look();
        var asked = get("/api/v1/kiosk/readers/" + reference + "/wanted").body();
        return text(asked.get("wants")).equals("DOCUMENT") ? text(asked.get("nonce")) : "";
    }

    /// Waits until somebody stands there who takes away what lies there, and reads the document that they lay down. It
    /// is
    /// left lying.
    public Reply read(String kind, String number) {
        takeAway();
        var end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (System.nanoTime() < end) {
            if (!wanted().isEmpty()) {
                lay(kind, number);
                return look().orElseThrow();
            }
            pause();
        }
        throw new IllegalStateException("Nobody waited for a reading.");
    }

    private static String text(JsonNode node) {
        return node == null || node.isNull() ? "" : node.asString();
    }

    /// A reading, signed.
    public Map<String, String> reading(String nonce, String kind, String number) {
        var text = String.join("\n", "anju-reading/1", reference, nonce, kind, number);
        return Map.of("reader", reference, "nonce", nonce, "kind", kind, "number", number, "signature", signed(text));
    }

    public Reply hand(Map<String, String> reading) {
        return post("/api/v1/kiosk/readings", reading);
    }

    private String signed(String text) {
        try {
            var signer = Signature.getInstance("SHA256withECDSAinP1363Format");
            signer.initSign(keys.getPrivate());
            signer.update(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(signer.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, String> jwk() {
        var point = ((ECPublicKey) keys.getPublic()).getW();
        return Map.of("kty", "EC", "crv", "P-256", "x", text(point.getAffineX()), "y", text(point.getAffineY()));
    }

    private static String text(BigInteger coordinate) {
        var bytes = coordinate.toByteArray();
        var padded = new byte[32];
        var from = Math.max(0, bytes.length - 32);
        System.arraycopy(bytes, from, padded, 32 - (bytes.length - from), bytes.length - from);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(padded);
    }

    private Reply post(String path, Object body) {
        return send(HttpRequest.newBuilder(URI.create(house + path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    private Reply get(String path) {
        return send(HttpRequest.newBuilder(URI.create(house + path)));
    }

    private static Reply send(HttpRequest.Builder request) {
        try {
            var answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Reply(answer.statusCode(), JSON.readTree(answer.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static KeyPair keys() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
