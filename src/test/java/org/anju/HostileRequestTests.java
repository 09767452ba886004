package org.anju;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/// Requests that no browser sends, byte by byte to the server's port: what cannot be a request is refused as
/// such, and the server is there for the next one.
@HouseTest
class HostileRequestTests {

    private static final int PATIENCE_MILLIS = 20_000;

    @LocalServerPort
    int port;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /%00 HTTP/1.1\nHost: a",
                "GET /d/%c0%ae%c0%ae/x HTTP/1.1\nHost: a",
                "GET /assets/..%2f..%2fapplication.properties HTTP/1.1\nHost: a",
                "GET /assets/../../application.properties HTTP/1.1\nHost: a",
                "GET /desk;jsessionid=abc/../open/log HTTP/1.1\nHost: a",
                "GET //hostile.example/%2e%2e HTTP/1.1\nHost: a",
                "GET /sign-in?back=%0d%0aSet-Cookie:%20hostile=1 HTTP/1.1\nHost: a",
                "GET /sign-in?back=%ed%a0%80&a=%f0%90 HTTP/1.1\nHost: a",
                "GET /sign-in?%zz=%z HTTP/1.1\nHost: a",
                "GET /d/enter?plate=%00 HTTP/1.1\nHost: a",
                "GET / HTTP/1.1",
                "GET / HTTP/1.1\nHost: a\nHost: b",
                "GET / HTTP/1.1\nHost: a\nContent-Length: -1",
                "GET / HTTP/1.1\nHost: a\nContent-Length: 1\nTransfer-Encoding: chunked",
                "GET / HTTP/1.1\nHost: a\nCookie: anju=\"; lang=\u00ff; type=;;=",
                "GET / HTTP/1.1\nHost: a\nRange: bytes=9-1,-0,99999999999999999999-",
                "GET / HTTP/1.1\nHost: a\nX-Forwarded-Host: hostile.example\nX-Forwarded-Proto: javascript",
                "TRACE / HTTP/1.1\nHost: a",
                "HOSTILE / HTTP/1.1\nHost: a",
                "\u0016\u0003\u0001\u0002"
            })
    void whatIsNoRequestIsRefusedAsSuch(String request) throws IOException {
        assertThat(status(request)).isBetween(200, 499);
        assertThat(status("GET /sign-in HTTP/1.1\nHost: a")).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(ints = {10_000, 100_000})
    void whatIsTooLongIsRefusedAsSuch(int length) throws IOException {
        assertThat(status("GET /sign-in?back=" + "a".repeat(length) + " HTTP/1.1\nHost: a"))
                .isBetween(200, 499);
        assertThat(status("GET / HTTP/1.1\nHost: a\nX-Long: " + "a".repeat(length)))
                .isBetween(200, 499);
    }

    private int status(String request) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            var bytes = (request.replace("\n", "\r\n") + "\r\nConnection: close\r\n\r\n")
                    .getBytes(StandardCharsets.ISO_8859_1);
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            assertThat(answer.split("\r\n\r\n", 2)[0])
                    .doesNotContainPattern("(?im)^Set-Cookie: hostile|^Location: (?!/)");
            assertThat(answer).as("%s", request).startsWith("HTTP/1.1 ");
            return Integer.parseInt(answer.substring(9, 12));
        }
    }
}
