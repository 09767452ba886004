package org.anju.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.anju.frame.Words;
import org.anju.merkle.LogSeeds;
import org.anju.merkle.SigningKey;
import org.anju.merkle.VerifierKey;
import org.anju.postgres.Secrets;
import org.anju.shared.Problem;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `anju witness`: remembers how the logs of others stood and signs only what grew from there (C2SP
/// tlog-witness). Run by another body, on its own machine; needs no register.
@Command(name = "witness", mixinStandardHelpOptions = true)
final class WitnessCommand implements Callable<Integer> {

    private static final int LARGEST_REQUEST = 256 * 1024;
    private static final int NAMED_BY = 16;

    /// A key that has another name than its log.
    private static final Pattern NAMED = Pattern.compile("([^=+]+)=([^+]+\\+[0-9a-f]{8}\\+.+)");

    @Option(names = "--data", required = true, paramLabel = "DIR", descriptionKey = "cli.witness.data")
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private Path data;

    @Option(names = "--name", paramLabel = "NAME", descriptionKey = "cli.witness.name")
    private @Nullable String name;

    @Option(names = "--port", defaultValue = "8088", paramLabel = "PORT", descriptionKey = "cli.witness.port")
    private int port;

    @Option(names = "--listen", defaultValue = "127.0.0.1", paramLabel = "ADDRESS", descriptionKey = "cli.listen")
    private String listen = "127.0.0.1";

    @Option(names = "--log", required = true, paramLabel = "[ORIGIN=]KEY", descriptionKey = "cli.witness.log")
    private List<String> logs = List.of();

    @Option(names = "--lang", paramLabel = "zh|en", descriptionKey = "cli.lang")
    private @Nullable String lang;

    private final Words words;

    WitnessCommand(Words words) {
        this.words = words;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        var secrets = Secrets.in(data);
        var seeds = new LogSeeds(
                secrets.secret("witness-ed25519", SigningKey.SEED_BYTES),
                secrets.secret("witness-ml-dsa-44", SigningKey.SEED_BYTES));
        var own = name == null
                ? "witness/"
                        + seeds.witness("witness")
                                .getFirst()
                                .verifier()
                                .fingerprint()
                                .substring(0, NAMED_BY)
                : name;
        var keys = seeds.witness(own);
        var witness = new Witnessing(data.resolve("seen"), known(), keys, Clock.systemUTC());
        var server = HttpServer.create(new InetSocketAddress(listen, port), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/add-checkpoint", exchange -> answer(exchange, witness));
        server.start();
        System.out.println(words.t(
                "cli.witness.running",
                "http://" + listen + ":" + server.getAddress().getPort()));
        keys.forEach(key -> System.out.println(key.verifier().text()));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> server.stop(1)));
        Thread.currentThread().join();
        return 0;
    }

    private HashMap<String, List<VerifierKey>> known() {
        var known = new HashMap<String, List<VerifierKey>>();
        for (var text : logs) {
            var parts = NAMED.matcher(text);
            try {
                var key = VerifierKey.read(parts.matches() ? parts.group(2) : text);
                known.computeIfAbsent(parts.matches() ? parts.group(1) : key.name(), origin -> new ArrayList<>())
                        .add(key);
            } catch (IllegalArgumentException e) {
                throw new Problem(Problem.Kind.INVALID, "log-key", text);
            }
        }
        return known;
    }

    private static void answer(HttpExchange exchange, Witnessing witness) throws IOException {
        try (exchange) {
            var body = exchange.getRequestBody().readNBytes(LARGEST_REQUEST + 1);
            var answer = !exchange.getRequestMethod().equals("POST")
                    ? new Witnessing.Answer(405, "")
                    : body.length > LARGEST_REQUEST
                            ? new Witnessing.Answer(413, "")
                            : witness.add(new String(body, StandardCharsets.UTF_8));
            if (answer.status() == 409) {
                exchange.getResponseHeaders().set("Content-Type", "text/x.tlog.size");
            }
            var bytes = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
