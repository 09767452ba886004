package org.anju.identities;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// A small identity provider over real HTTP, which can be made to lie.
final class TrialProvider implements AutoCloseable {

    static final String CLIENT = "anju";
    static final String SECRET = "a secret of the trial, long enough to be one";

    /// What is asked for with a code.
    private record Grant(String subject, String nonce, String challenge) {}

    private final HttpServer server;
    private final RSAKey key;
    private final RSAKey strange;
    private final Map<String, Grant> grants = new ConcurrentHashMap<>();

    UnaryOperator<JWTClaimsSet.Builder> lie = claims -> claims;
    boolean strangeKey;
    volatile boolean keysAway;
    volatile Duration keysTake = Duration.ZERO;
    final AtomicInteger keysAsked = new AtomicInteger();
    boolean unsigned;

    TrialProvider() {
        try {
            key = new RSAKeyGenerator(2048).keyID("one").generate();
            strange = new RSAKeyGenerator(2048).keyID("one").generate();
            server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext(
                "/.well-known/openid-configuration", exchange -> answer(exchange, 200, """
                {"issuer":"%1$s","authorization_endpoint":"%1$s/authorize","token_endpoint":"%1$s/token",
                 "jwks_uri":"%1$s/keys","response_types_supported":["code"],"subject_types_supported":["public"],
                 "id_token_signing_alg_values_supported":["RS256"]}
                """.formatted(issuer())));
        server.createContext("/keys", exchange -> {
            keysAsked.incrementAndGet();
            LockSupport.parkNanos(keysTake.toNanos());
            answer(exchange, keysAway ? 503 : 200, new JWKSet(key.toPublicJWK()).toString());
        });
        server.createContext("/token", this::token);
        server.start();
    }

    String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /// Somebody authenticates at the door that the house sent them to; the code with which they come back.
    String authenticate(String subject, Map<String, String> asked) {
        var code = UUID.randomUUID().toString();
        grants.put(code, new Grant(subject, asked.getOrDefault("nonce", ""), asked.getOrDefault("code_challenge", "")));
        return code;
    }

    static Map<String, String> parts(String query) {
        return Arrays.stream(query.split("&"))
                .map(part -> part.split("=", 2))
                .collect(Collectors.toMap(part -> part[0], part -> URLDecoder.decode(part[1], StandardCharsets.UTF_8)));
    }

    private void token(HttpExchange exchange) throws IOException {
        var asked = parts(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        var basic = "Basic "
                + Base64.getEncoder()
                        .encodeToString((CLIENT + ":" + SECRET.replace(" ", "+").replace(",", "%2C"))
                                .getBytes(StandardCharsets.UTF_8));
        // Each code is good once.
        var grant = grants.remove(asked.getOrDefault("code", ""));
        if (grant == null
                || !basic.equals(exchange.getRequestHeaders().getFirst("Authorization"))
                || !CodeChallenge.compute(
                                CodeChallengeMethod.S256, new CodeVerifier(asked.getOrDefault("code_verifier", "")))
                        .getValue()
                        .equals(grant.challenge())) {
            answer(exchange, 400, "{\"error\":\"invalid_grant\"}");
            return;
        }
        answer(exchange, 200, """
                {"access_token":"of no use here","token_type":"Bearer","expires_in":60,"id_token":"%s"}
                """.formatted(idToken(grant)));
    }

    private String idToken(Grant grant) {
        var now = Instant.now();
        var claims = lie.apply(new JWTClaimsSet.Builder()
                        .issuer(issuer())
                        .subject(grant.subject())
                        .audience(CLIENT)
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plusSeconds(300)))
                        .claim("nonce", grant.nonce())
                        .claim("auth_time", now.getEpochSecond())
                        .claim("amr", List.of("pwd", "otp")))
                .build();
        if (unsigned) {
            return new PlainJWT(claims).serialize();
        }
        try {
            var token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("one").build(), claims);
            token.sign(new RSASSASigner(strangeKey ? strange : key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
