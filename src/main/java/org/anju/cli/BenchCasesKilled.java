package org.anju.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.anju.accounts.Accounts;
import org.anju.frame.Words;
import org.anju.postgres.Cluster;
import org.anju.postgres.Database;
import org.anju.postgres.Secrets;
import org.anju.shared.PersonId;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// `anju bench cases --kill`: applications are handed in by several at once; in the middle the program and its
/// database are killed (SIGKILL) and started again, and each hand-in is repeated until it has an answer. Then it is
/// counted: what was acknowledged is there, once, handed in under the number that was told; nothing is there by
/// halves.
final class BenchCasesKilled {

    private static final int CLIENTS = 8;
    private static final int OK = 200;
    private static final int CONFLICT = 409;
    private static final int UNPROCESSABLE = 422;
    private static final int FAULTY = 500;
    private static final String FILE = "BENCH-KILL";

    private static final String THERE = """
            select a.number, s.subject
            from cases.standing s
            join cases.application a on a.subject = s.subject and a.application = s.application
            join cases.receipt r on r.number = a.number and r.application = s.application
            join cases.step p on p.subject = s.subject and p.application = s.application and p.step = 'SUBMIT'
            join cases.known k on k.subject = s.subject and k.application = s.application
            where s.state = 'SUBMITTED' and s.due is not null and not starts_with(s.period, 'bench-')
            """;

    /// Standing without what belongs to it, or after another step than its last; steps that do not follow each
    /// other; and two for one person, matter and period.
    private static final String HALVES = """
            select count(*)
            from cases.standing s
            where not starts_with(s.period, 'bench-') and (
                not exists (select from cases.application a where a.subject = s.subject and a.application = s.application)
                or not exists (select from cases.receipt r where r.application = s.application)
                or (s.received is null) <> not exists (select from cases.known k where k.subject = s.subject and k.application = s.application)
                or s.state <> coalesce((select p.state_after from cases.step p
                                        where p.subject = s.subject and p.application = s.application
                                        order by p.place desc limit 1), 'DRAFT')
                or exists (select from cases.step p
                           where p.subject = s.subject and p.application = s.application
                             and p.state_before <> coalesce((select q.state_after from cases.step q
                                                             where q.subject = p.subject and q.application = p.application
                                                               and q.place = p.place - 1), 'DRAFT')))
            """;

    private final Class<?> house;
    private final Words words;
    private final BenchOptions options;
    private final int grown;
    private final int seconds;
    private final PrintStream out;
    private final Map<String, UUID> told = new ConcurrentHashMap<>();
    private final Map<UUID, String> people = new ConcurrentHashMap<>();
    private final Map<Integer, Integer> answers = new ConcurrentHashMap<>();

    BenchCasesKilled(Class<?> house, Words words, BenchOptions options, int grown, int seconds) {
        this.house = house;
        this.words = words;
        this.options = options;
        this.grown = grown;
        this.seconds = seconds;
        this.out = options.text();
    }

    int run() throws Exception {
        var waiting = new ConcurrentLinkedQueue<PersonId>();
        var key = prepare(waiting);
        try (var http = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build();
                var program = BenchProgram.start(options.directory());
                var pool = Executors.newFixedThreadPool(CLIENTS)) {
            program.await(http);
            var end = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
            var working = new ArrayList<Future<?>>();
            for (int i = 0; i < CLIENTS; i++) {
                working.add(pool.submit(() -> handIn(waiting, key, http, program.url(), end)));
            }
            Thread.sleep(Duration.ofSeconds(seconds).toMillis() / 2);
            int before = told.size();
            program.kill();
            out.println(words.t("cli.bench.cases.killed", before));
            program.startAgain();
            for (var work : working) {
                work.get();
            }
        }
        return report(count());
    }

    /// A key of the counter's own program, and who may be asked for.
    private String prepare(ConcurrentLinkedQueue<PersonId> waiting) throws Exception {
        try (var ground = options.servingInPlace(house, words, grown)) {
            waiting.addAll(BenchCaseWork.on(ground).people());
            waiting.forEach(
                    person -> people.put(person.value(), ground.keyring().reference(person.value())));
            var accounts = ground.running().the(Accounts.class);
            return accounts.createApiKey(
                    accounts.findAccount(BenchCaseWork.CITY).orElseThrow().account(), FILE);
        }
    }

    /// Hands in until the time is over; each again and again until it has an answer.
    private Void handIn(ConcurrentLinkedQueue<PersonId> waiting, String key, HttpClient http, String url, long end)
            throws InterruptedException {
        while (System.nanoTime() < end) {
            var person = waiting.poll();
            if (person == null) {
                throw new IllegalStateException("Nobody is left who has not applied.");
            }
            var once = UUID.randomUUID().toString();
            var patience = System.nanoTime() + BenchProgram.PATIENCE.toNanos();
            while (true) {
                var status = attempt(person, key, once, http, url);
                answers.merge(status, 1, Integer::sum);
                if (status >= OK && status < FAULTY && status != CONFLICT) {
                    break;
                }
                if (System.nanoTime() > patience) {
                    throw new IllegalStateException("The counter was answered %d for too long.".formatted(status));
                }
                if (status == CONFLICT) {
                    // Whoever worked on it under this key may have died. There is one case a person anyway.
                    once = UUID.randomUUID().toString();
                }
                Thread.sleep(BenchProgram.BETWEEN_TRIES);
            }
        }
        return null;
    }

    /// What it was answered; who may not apply is as if that had been asked for in a wrong way.
    private int attempt(PersonId person, String key, String once, HttpClient http, String url)
            throws InterruptedException {
        var body = JsonMapper.shared()
                .writeValueAsString(Map.of(
                        "person",
                        people.get(person.value()),
                        "matter",
                        CaseWalk.DOG.value(),
                        "answers",
                        CaseWalk.dog(java.time.LocalDate.now(Words.ZONE)),
                        "papers",
                        Map.of("vaccination", "shown", "photograph", "shown"),
                        "submit",
                        true));
        try {
            var answer = http.send(
                    HttpRequest.newBuilder(URI.create(url + "/api/v1/cases"))
                            .header("Authorization", "Bearer " + key)
                            .header("Anju-Purpose", BenchCaseWork.PURPOSE)
                            .header("Anju-File", FILE)
                            .header("Idempotency-Key", once)
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() == OK) {
                var one = JsonMapper.shared().readTree(answer.body());
                if (one.path("state").asString().equals("submitted")) {
                    told.put(one.path("number").asString(), person.value());
                }
            }
            return answer.statusCode() == CONFLICT && answer.body().contains("case-not-eligible")
                    ? UNPROCESSABLE
                    : answer.statusCode();
        } catch (IOException killed) {
            return 0;
        }
    }

    private Map<String, Object> count() throws SQLException {
        var counts = new LinkedHashMap<String, Object>();
        try (var cluster = Cluster.start(options.directory())) {
            var database = Database.embedded(cluster, Secrets.in(options.directory()));
            try (var owner = DriverManager.getConnection(database.url(), database.owner(), database.ownerPassword());
                    var statement = owner.createStatement()) {
                var there = there(owner);
                // 0 for none, 409 where a dead one held the key, 422 for who may not apply.
                counts.put("answers", new TreeMap<>(answers));
                counts.put("acknowledged", told.size());
                counts.put(
                        "missing",
                        told.entrySet().stream()
                                .filter(one -> !one.getValue().equals(there.get(one.getKey())))
                                .count());
                try (var row = statement.executeQuery(HALVES)) {
                    row.next();
                    counts.put("byHalves", row.getLong(1));
                }
            }
        }
        return counts;
    }

    private static Map<String, UUID> there(Connection owner) throws SQLException {
        var there = new java.util.HashMap<String, UUID>();
        try (var statement = owner.createStatement();
                var row = statement.executeQuery(THERE)) {
            while (row.next()) {
                there.put(row.getString(1), row.getObject(2, UUID.class));
            }
        }
        return there;
    }

    private int report(Map<String, Object> counts) throws IOException {
        counts.forEach((name, value) -> out.println("    " + name + " " + value));
        var sound = !told.isEmpty()
                && List.of("missing", "byHalves").stream()
                        .allMatch(name -> ((Number) counts.getOrDefault(name, 1)).longValue() == 0);
        out.println(words.t(sound ? "cli.bench.cases.kept" : "cli.bench.cases.lost"));
        options.write(JsonMapper.builder()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .build()
                .writeValueAsString(Map.of("bench", "cases-kill", "clients", CLIENTS, "counts", counts)));
        return sound ? 0 : 1;
    }
}
