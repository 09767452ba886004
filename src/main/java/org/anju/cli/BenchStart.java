package org.anju.cli;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.anju.frame.Words;
import org.anju.shared.Problem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `anju bench start`: from the start of the process to the first page, with the class cache that `./anju`
/// makes and without it, in turns; in a directory with data and in an empty one.
@Command(name = "start", mixinStandardHelpOptions = true)
final class BenchStart implements Callable<Integer> {

    /// Seconds with the cache to seconds without.
    private static final double GOAL = 0.45;

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final String CACHE = "-XX:AOTCache=";

    @Mixin
    private final BenchOptions options = new BenchOptions();

    @Option(names = "--times", paramLabel = "N", defaultValue = "3", descriptionKey = "cli.bench.times")
    private int times = 3;

    private final Words words;

    BenchStart(Words words) {
        this.words = words;
    }

    /// One of the two ways in which the program can be started.
    private record Way(Path jar, List<String> flags) {}

    /// What one start took.
    private record Cost(double seconds, double cpuSeconds) {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        // What `-jar` named: target/anju.jar, or target/app/anju.jar where the cache is in use.
        var beside = Path.of(System.getProperty("java.class.path")).toAbsolutePath();
        var target = beside.resolveSibling(beside.toString().endsWith("/app/anju.jar") ? ".." : "")
                .normalize();
        var cached = new Way(target.resolve("app/anju.jar"), List.of(CACHE + target.resolve("anju.aot")));
        var plain = new Way(target.resolve("anju.jar"), List.of());
        if (!Files.exists(target.resolve("anju.aot")) || !Files.exists(plain.jar())) {
            throw new Problem(Problem.Kind.CONFLICT, "class-cache-missing");
        }
        options.text().println(words.t("cli.bench.measuring-start"));
        var scratch = Files.createTempDirectory("anju-start-");
        var figures = List.of(
                figure("start-existing", cached, plain, _ -> scratch.resolve("existing")),
                figure("start-empty", cached, plain, turn -> scratch.resolve("empty-" + turn)));
        var sizes = Map.<String, Object>of("times", times);
        options.publish(
                new BenchReport("start", new LinkedHashMap<>(sizes), BenchReport.Machine.now(), figures), words);
        return 0;
    }

    private interface Ground {
        Path at(String turn);
    }

    private BenchReport.Figure figure(String name, Way cached, Way plain, Ground ground)
            throws IOException, InterruptedException {
        var with = new ArrayList<Cost>();
        var without = new ArrayList<Cost>();
        started(plain, ground.at("first"));
        for (int i = 0; i < times; i++) {
            with.add(started(cached, ground.at("with-" + i)));
            without.add(started(plain, ground.at("without-" + i)));
        }
        var details = new LinkedHashMap<String, Double>();
        details.put("cpuSeconds", median(with, Cost::cpuSeconds));
        details.put("rawCpuSeconds", median(without, Cost::cpuSeconds));
        return new BenchReport.Figure(
                name,
                "http",
                BenchReport.Figure.SECONDS,
                median(with, Cost::seconds),
                median(without, Cost::seconds),
                median(with, Cost::seconds) / median(without, Cost::seconds),
                GOAL,
                details);
    }

    private static double median(List<Cost> costs, java.util.function.Function<Cost, Double> of) {
        return BenchReport.median(costs.stream().map(of).toList());
    }

    /// Starts the program, waits for its first page, and stops it.
    private static Cost started(Way way, Path data) throws IOException, InterruptedException {
        var port = freePort();
        var command = new ArrayList<String>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(flag -> !flag.startsWith(CACHE))
                .forEach(command::add);
        command.addAll(way.flags());
        command.addAll(List.of("-jar", way.jar().toString(), "serve", "--data", data.toString()));
        command.addAll(List.of("--port", String.valueOf(port)));
        long begun = System.nanoTime();
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            firstPage(process, URI.create("http://127.0.0.1:" + port + "/"));
            var cpu = process.info().totalCpuDuration().orElse(Duration.ZERO);
            return new Cost((System.nanoTime() - begun) / 1e9, cpu.toMillis() / 1e3);
        } finally {
            process.destroy();
            process.waitFor();
        }
    }

    private static void firstPage(Process process, URI page) throws InterruptedException {
        var asked = HttpRequest.newBuilder(page).timeout(PATIENCE).build();
        try (var client = HttpClient.newHttpClient()) {
            for (long end = System.nanoTime() + PATIENCE.toNanos(); process.isAlive() && System.nanoTime() < end; ) {
                try {
                    if (client.send(asked, HttpResponse.BodyHandlers.discarding())
                                    .statusCode()
                            == 200) {
                        return;
                    }
                } catch (IOException notYet) {
                    Thread.sleep(10);
                }
            }
        }
        throw new IllegalStateException("The program that was started showed no page.");
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
