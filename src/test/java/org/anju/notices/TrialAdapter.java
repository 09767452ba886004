package org.anju.notices;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// An adapter for SMS as docs/adapters.md asks for one: it checks the signature, and takes an id once.
final class TrialAdapter {

    static final String SECRET = "a secret of both";

    /// What it took, by id, in its order.
    final Map<String, JsonNode> taken = Collections.synchronizedMap(new LinkedHashMap<>());

    /// What it answers to a number in place of 202.
    final Map<String, Integer> answers = new ConcurrentHashMap<>();

    private final HttpServer server;
    private final JsonMapper json = new JsonMapper();

    TrialAdapter() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/sms", this::take);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/sms";
    }

    private void take(HttpExchange exchange) throws IOException {
        var body = exchange.getRequestBody().readAllBytes();
        var asked = json.readTree(body);
        var status = !signature(body).equals(exchange.getRequestHeaders().getFirst("Anju-Signature"))
                ? 401
                : answers.getOrDefault(asked.path("to").stringValue(), 202);
        if (status == 202) {
            taken.putIfAbsent(asked.path("id").stringValue(), asked);
        }
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    private static String signature(byte[] body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The texts that went to a number.
    List<String> texts(String to) {
        List<JsonNode> all;
        synchronized (taken) {
            all = List.copyOf(taken.values());
        }
        return all.stream()
                .filter(one -> to.equals(one.path("to").stringValue()))
                .map(one -> Objects.requireNonNull(one.path("text").stringValue()))
                .toList();
    }
}
