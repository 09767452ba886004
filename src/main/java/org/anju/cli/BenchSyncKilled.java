package org.anju.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.anju.frame.Words;
import org.anju.postgres.Cluster;
import org.anju.postgres.Database;
import org.anju.postgres.Secrets;
import org.anju.shared.Keyring;
import org.anju.shared.Problem;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// `anju bench sync --kill`: the program serves in a process of its own; in the middle of a burst it and its
/// database are killed (SIGKILL) and started again, and every phone goes on until each of its batches has an
/// answer. Then it is counted: every visit that was acknowledged is there, once, with the verdict that was
/// told; everybody found new is registered once.
final class BenchSyncKilled {

    private static final String VISITS = "select visit, verdict from fieldwork.visit where visit = any (?)";
    private static final String OF_PHONES = """
            select count(*)
            from fieldwork.visit
            where account = any (?) and received_at >= ?
            """;
    private static final String NEWCOMERS = """
            select count(distinct c.person) as persons, count(s.stay) as stays
            from residents.identity_claim c
            left join residents.stay s on s.person = c.person and upper_inf(s.recorded)
            where c.digest = any (?)
            """;

    private final Class<?> house;
    private final Words words;
    private final BenchOptions options;
    private final int phones;
    private final int size;
    private final int seconds;
    private final PrintStream out;
    private final Map<UUID, String> told = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<BenchPhone.Batch> answered = new ConcurrentLinkedQueue<>();

    BenchSyncKilled(Class<?> house, Words words, BenchOptions options, int phones, int size, int seconds) {
        this.house = house;
        this.words = words;
        this.options = options;
        this.phones = phones;
        this.size = size;
        this.seconds = seconds;
        this.out = options.text();
    }

    int run() throws Exception {
        var enrolled = new AtomicReference<List<BenchPhone>>(List.of());
        var data = options.directory();
        options.serving(house, words, (running, town) -> enrolled.set(BenchPhones.enrol(running, town, phones)))
                .close();
        var begun = java.time.OffsetDateTime.now();
        try (var http = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build();
                var program = BenchProgram.start(data);
                var pool = Executors.newFixedThreadPool(enrolled.get().size())) {
            program.await(http);
            var end = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
            var working = new ArrayList<Future<?>>();
            for (var phone : enrolled.get()) {
                working.add(pool.submit(() -> handIn(phone, http, program.url(), end)));
            }
            Thread.sleep(Duration.ofSeconds(seconds).toMillis() / 2);
            int before = told.size();
            program.kill();
            out.println(words.t("cli.bench.killed", before));
            program.startAgain();
            for (var work : working) {
                work.get();
            }
        }
        return report(count(data, begun));
    }

    /// Hands batches in until the time is over; each again and again until it has an answer.
    private Void handIn(BenchPhone phone, HttpClient http, String url, long end) throws Exception {
        while (System.nanoTime() < end) {
            var batch = phone.next(size);
            var key = batch.key();
            var patience = System.nanoTime() + BenchProgram.PATIENCE.toNanos();
            while (true) {
                var reply = attempt(phone, http, url, batch, key);
                if (reply.status() == 200) {
                    told.putAll(reply.verdicts());
                    answered.add(batch);
                    break;
                }
                if (System.nanoTime() > patience) {
                    throw new IllegalStateException("A phone was answered %d for too long.".formatted(reply.status()));
                }
                if (reply.status() == 409) {
                    // Whoever worked on it under this key may have died. A visit is known by its own key anyway.
                    key = UUID.randomUUID().toString();
                }
                Thread.sleep(BenchProgram.BETWEEN_TRIES);
            }
        }
        return null;
    }

    private static BenchPhone.Reply attempt(
            BenchPhone phone, HttpClient http, String url, BenchPhone.Batch batch, String key)
            throws InterruptedException {
        try {
            return phone.send(http, url, batch, key);
        } catch (IOException e) {
            return new BenchPhone.Reply(0, Map.of());
        }
    }

    /// What is in the register against what was told.
    private Map<String, Object> count(Path data, java.time.OffsetDateTime begun) throws SQLException {
        var counts = new LinkedHashMap<String, Object>();
        var cluster = Cluster.start(data);
        try {
            var secrets = Secrets.in(data);
            var database = Database.embedded(cluster, secrets);
            var keyring = Keys.of(secrets);
            try (var owner = DriverManager.getConnection(database.url(), database.owner(), database.ownerPassword())) {
                var there = there(owner);
                counts.put("acknowledged", told.size());
                counts.put("batches", answered.size());
                counts.put(
                        "missing",
                        told.keySet().stream()
                                .filter(visit -> !there.containsKey(visit))
                                .count());
                counts.put(
                        "otherVerdict",
                        told.entrySet().stream()
                                .filter(visit ->
                                        !visit.getValue().equals(there.getOrDefault(visit.getKey(), visit.getValue())))
                                .count());
                counts.put("beyondWhatWasToldOfOnce", beyond(owner, begun));
                newcomers(owner, keyring, counts);
            }
        } finally {
            cluster.close();
        }
        return counts;
    }

    private Map<UUID, String> there(Connection owner) throws SQLException {
        var there = new java.util.HashMap<UUID, String>();
        try (var statement = owner.prepareStatement(VISITS)) {
            statement.setArray(1, owner.createArrayOf("uuid", told.keySet().toArray()));
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    there.put(
                            row.getObject(1, UUID.class),
                            row.getString(2).toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
                }
            }
        }
        return there;
    }

    private long beyond(Connection owner, java.time.OffsetDateTime begun) throws SQLException {
        try (var statement = owner.prepareStatement(OF_PHONES)) {
            statement.setArray(
                    1,
                    owner.createArrayOf(
                            "uuid",
                            answered.stream()
                                    .map(BenchPhone.Batch::account)
                                    .distinct()
                                    .toArray()));
            statement.setObject(2, begun);
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getLong(1) - told.size();
            }
        }
    }

    private void newcomers(Connection owner, Keyring keyring, Map<String, Object> counts) throws SQLException {
        var numbers = answered.stream()
                .flatMap(batch -> batch.newcomers().stream())
                .distinct()
                .toList();
        var digests = numbers.stream()
                .map(number -> keyring.digest("RESIDENT_IDENTITY_CARD|" + number))
                .toArray(byte[][]::new);
        try (var statement = owner.prepareStatement(NEWCOMERS)) {
            statement.setArray(1, owner.createArrayOf("bytea", digests));
            try (var row = statement.executeQuery()) {
                row.next();
                counts.put("newcomers", numbers.size());
                counts.put("newcomersMissing", numbers.size() - row.getLong("persons"));
                counts.put("newcomersStaysBeyondOne", row.getLong("stays") - row.getLong("persons"));
            }
        }
    }

    private int report(Map<String, Object> counts) throws IOException {
        boolean sound = List.of(
                        "missing",
                        "otherVerdict",
                        "beyondWhatWasToldOfOnce",
                        "newcomersMissing",
                        "newcomersStaysBeyondOne")
                .stream()
                .allMatch(name -> ((Number) counts.getOrDefault(name, 1)).longValue() == 0);
        counts.forEach((name, value) -> out.println("    " + name + " " + value));
        out.println(words.t(sound ? "cli.bench.kept" : "cli.bench.lost"));
        options.write(JsonMapper.builder()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .build()
                .writeValueAsString(Map.of("bench", "sync-kill", "phones", phones, "visits", size, "counts", counts)));
        if (!sound) {
            throw new Problem(Problem.Kind.CONFLICT, "bench-lost-something");
        }
        return 0;
    }
}
