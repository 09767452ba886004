package org.anju.cli;

import java.io.IOException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The program in a process of its own, which can be killed with its database and started again.
final class BenchProgram implements AutoCloseable {

    static final Duration BETWEEN_TRIES = Duration.ofMillis(250);
    static final Duration PATIENCE = Duration.ofMinutes(4);

    private static final int SECONDS_TO_END = 60;

    private final Path data;
    private final int port;
    private Process process;

    private BenchProgram(Path data, int port) throws IOException {
        this.data = data;
        this.port = port;
        this.process = serve();
    }

    static BenchProgram start(Path data) throws IOException {
        try (var socket = new ServerSocket(0)) {
            var port = socket.getLocalPort();
            socket.close();
            return new BenchProgram(data, port);
        }
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    private Process serve() throws IOException {
        var program = System.getProperty("java.class.path");
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow"));
        command.addAll(
                program.endsWith(".jar") && !program.contains(java.io.File.pathSeparator)
                        ? List.of("-jar", program)
                        : List.of("-cp", program, "org.anju.Anju"));
        command.addAll(List.of("serve", "--data", data.toString(), "--port", String.valueOf(port)));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(data.resolve("bench-serve.log").toFile())
                .start();
    }

    /// The program, and its database: whose process id the server itself has written down.
    void kill() throws IOException, InterruptedException {
        var postmaster = Long.parseLong(Files.readAllLines(data.resolve("pgdata/postmaster.pid"))
                .getFirst()
                .strip());
        process.destroyForcibly();
        ProcessHandle.of(postmaster).ifPresent(ProcessHandle::destroyForcibly);
        process.waitFor();
    }

    void startAgain() throws IOException {
        process = serve();
    }

    /// Until it answers.
    void await(HttpClient http) throws IOException, InterruptedException {
        var probe = HttpRequest.newBuilder(URI.create(url() + "/api/v1/collect/probe"))
                .build();
        var patience = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < patience && process.isAlive()) {
            try {
                if (http.send(probe, HttpResponse.BodyHandlers.ofString())
                        .body()
                        .contains("connected")) {
                    return;
                }
            } catch (ConnectException e) {
                Thread.sleep(BETWEEN_TRIES);
            }
        }
        throw new IllegalStateException("The program did not begin to serve.");
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }
}
