package org.anju;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// The line between a phone and the house, which can be made as bad as lines are: dead, slow, cut off before or
/// after the house has heard, or with somebody in the middle who says 503.
final class Line implements AutoCloseable {

    /// What befalls the next batch of visits.
    enum Fault {
        /// 503 before the house has heard anything.
        BUSY,
        /// The line is cut before the house has heard anything.
        CUT,
        /// The house has taken the batch, and its answer is lost.
        ANSWER_LOST,
        /// The batch takes two seconds.
        SLOW
    }

    /// What came back from the house, or from who stands in for it.
    record Answer(int status, Map<String, List<String>> headers, byte[] body) {}

    /// Answers what lies below `/api/` in place of the house.
    interface Office {
        Answer answer(String method, String path, Map<String, List<String>> headers, byte[] body);
    }

    private static final String VISITS = "/api/v1/observations";
    private static final String WORKER = "/collect/worker.js";
    private static final Set<String> NOT_PASSED_ON = Set.of(
            "connection", "content-length", "date", "expect", "host", "keep-alive", "transfer-encoding", "upgrade");

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private final HttpServer server;
    private final String house;
    private final @Nullable Office office;
    private final Deque<Fault> faults = new ConcurrentLinkedDeque<>();
    private final AtomicInteger batches = new AtomicInteger();
    private volatile boolean dead;
    private volatile int version;

    Line(int housePort, @Nullable Office office) {
        this.house = "http://127.0.0.1:" + housePort;
        this.office = office;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::pass);
        server.start();
    }

    String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    /// Nothing gets through until the line is alive again.
    void dead(boolean now) {
        dead = now;
    }

    void next(Fault... befall) {
        faults.addAll(List.of(befall));
    }

    /// From now on the house has a newer app.
    void newVersion() {
        version++;
    }

    /// How many batches reached the house, or would have.
    int batches() {
        return batches.get();
    }

    private void pass(HttpExchange exchange) {
        try (exchange) {
            var path = exchange.getRequestURI().toString();
            var body = exchange.getRequestBody().readAllBytes();
            if (dead) {
                return;
            }
            var fault = path.equals(VISITS) ? faults.poll() : null;
            if (fault == Fault.CUT) {
                return;
            }
            if (fault == Fault.SLOW) {
                Thread.sleep(Duration.ofSeconds(2));
            }
            if (path.equals(VISITS)) {
                batches.incrementAndGet();
            }
            var answer = fault == Fault.BUSY
                    ? new Answer(503, Map.of(), new byte[0])
                    : answer(exchange.getRequestMethod(), path, exchange.getRequestHeaders(), body);
            if (fault == Fault.ANSWER_LOST || dead) {
                return;
            }
            answer.headers().forEach((name, values) -> {
                if (passedOn(name)) {
                    exchange.getResponseHeaders().put(name, values);
                }
            });
            exchange.sendResponseHeaders(answer.status(), answer.body().length == 0 ? -1 : answer.body().length);
            if (answer.body().length > 0) {
                exchange.getResponseBody().write(answer.body());
            }
        } catch (IOException e) {
            // The browser has gone, as browsers do.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Answer answer(String method, String path, Map<String, List<String>> headers, byte[] body)
            throws IOException, InterruptedException {
        if (office != null && path.startsWith("/api/")) {
            return office.answer(method, path, headers, body);
        }
        var request = HttpRequest.newBuilder(URI.create(house + path)).method(method, BodyPublishers.ofByteArray(body));
        headers.forEach((name, values) -> {
            // What is changed on the way must be readable.
            if (passedOn(name) && !(path.equals(WORKER) && name.equalsIgnoreCase("Accept-Encoding"))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        var answer = http.send(request.build(), BodyHandlers.ofByteArray());
        var text = version > 0 && path.equals(WORKER)
                ? new String(answer.body(), StandardCharsets.UTF_8)
                        .replaceFirst("VERSION = '", "VERSION = '" + version)
                        .getBytes(StandardCharsets.UTF_8)
                : answer.body();
        return new Answer(answer.statusCode(), answer.headers().map(), text);
    }

    private static boolean passedOn(String header) {
        return !header.startsWith(":") && !NOT_PASSED_ON.contains(header.toLowerCase(Locale.ROOT));
    }

    @Override
    public void close() {
        server.stop(0);
        http.close();
    }
}
