package org.anju.notices;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.anju.frame.Words;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// SMS through an adapter of the city's own, over HTTP (docs/adapters.md): every provider is different, and none
/// is known here. The adapter knows a letter again by its id.
@Component
class Sms implements Carrier {

    static final String SIGNATURE = "Anju-Signature";

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int TAKEN = 202;
    private static final Set<Integer> NOT_NOW = Set.of(401, 403, 404, 408, 425, 429);
    private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "[::1]", "localhost");

    private final String url;
    private final String secret;
    private final String address;
    private final JsonMapper json;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    /// @param url of the adapter; empty where there is none
    /// @param secret with which what is sent is signed
    /// @param address of this house, as people type it
    Sms(
            @Value("${anju.sms.url:}") String url,
            @Value("${anju.sms.secret:}") String secret,
            @Value("${anju.address:}") String address,
            JsonMapper json) {
        this.url = url;
        this.secret = secret;
        this.address = address;
        this.json = json;
        if (!url.isEmpty() && (secret.isEmpty() || address.isEmpty() || !isClosed(URI.create(url)))) {
            throw new IllegalStateException(
                    "ANJU_SMS_URL is set to '%s', so ANJU_SMS_SECRET and ANJU_ADDRESS must be set, and it must be https, or http on this machine."
                            .formatted(url));
        }
    }

    private static boolean isClosed(URI adapter) {
        return "https".equals(adapter.getScheme())
                || "http".equals(adapter.getScheme()) && THIS_MACHINE.contains(adapter.getHost());
    }

    @Override
    public Way way() {
        return Way.SMS;
    }

    @Override
    public boolean isSetUp() {
        return !url.isEmpty();
    }

    @Override
    public Handed hand(Letter letter, Letter.Content content) {
        var words = Words.in(content.tongue());
        var text = content.code().isEmpty()
                ? words.t("sms.text", content.unread(), address)
                : words.t(content.entry() ? "sms.entry.text" : "sms.code.text", content.code());
        var body = json.writeValueAsBytes(Map.of("to", content.address(), "text", text, "id", letter.reference()));
        var request = HttpRequest.newBuilder(URI.create(url))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header(SIGNATURE, "sha256=" + signature(body))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        try {
            return handed(
                    client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode());
        } catch (IOException e) {
            return new Handed.Later(DeadLetter.Fault.AWAY, "");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Handed.Later(DeadLetter.Fault.AWAY, "");
        }
    }

    private static Handed handed(int status) {
        var answer = Integer.toString(status);
        if (status == TAKEN) {
            return new Handed.Taken(answer);
        }
        return status >= 400 && status < 500 && !NOT_NOW.contains(status)
                ? new Handed.Never(DeadLetter.Fault.REFUSED, answer)
                : new Handed.Later(DeadLetter.Fault.BROKEN, answer);
    }

    private String signature(byte[] body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no HMAC-SHA-256.", e);
        }
    }
}
