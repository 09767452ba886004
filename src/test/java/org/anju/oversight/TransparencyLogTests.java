package org.anju.oversight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.anju.HouseTest;
import org.anju.Neighbourhood;
import org.anju.TableOwner;
import org.anju.merkle.Audit;
import org.anju.merkle.Hash;
import org.anju.merkle.Proof;
import org.anju.merkle.Proofs;
import org.anju.merkle.VerifierKey;
import org.anju.shared.Ids;
import org.anju.shared.PersonId;
import org.anju.shared.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// The transparency log under writers, beside slow ones, standing still, and after an erasure.
@HouseTest
class TransparencyLogTests {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Autowired
    Environment settings;

    @Autowired
    JdbcClient db;

    @Autowired
    DataSource database;

    @Autowired
    AccessLog accessLog;

    @Autowired
    AccessRecords accesses;

    @Autowired
    Purposes purposes;

    @Autowired
    Checkpoints checkpoints;

    @Autowired
    HouseEvents houseEvents;

    @Autowired
    LogRecords records;

    @Autowired
    PlatformTransactionManager transactions;

    @Test
    void everyCommittedEntryStandsOnceInTheLogAndNoOtherDoes() throws Exception {
        var committed = new ArrayList<PersonId>();
        var lost = new ArrayList<PersonId>();
        try (var writers = Executors.newFixedThreadPool(8)) {
            for (int writer = 0; writer < 8; writer++) {
                var chance = new Random(writer);
                writers.submit(() -> {
                    for (int i = 0; i < 60; i++) {
                        var subjects = persons(1 + chance.nextInt(5));
                        boolean kept = chance.nextInt(3) != 0;
                        new TransactionTemplate(transactions).executeWithoutResult(status -> {
                            write(subjects);
                            if (!kept) {
                                status.setRollbackOnly();
                            }
                        });
                        synchronized (committed) {
                            (kept ? committed : lost).addAll(subjects);
                        }
                    }
                });
            }
        }
        eventually(this::nothingWaits);
        assertThat(committed).hasSizeGreaterThan(500);
        assertThat(db.sql("select count(*) = max(index) + 1 and min(index) = 0 from oversight.log_entry")
                        .query(Boolean.class)
                        .single())
                .isTrue();
        assertThat(places(committed)).doesNotHaveDuplicates().hasSameSizeAs(committed);
        assertThat(places(lost)).isEmpty();

        var keys = checkpoints.keys();
        for (var person : committed.subList(0, 40)) {
            var proof = Proof.read(proof(person).written());
            assertThat(proof.includes(leaf(proof))).isTrue();
            assertThat(keys).allMatch(key -> key.signed(proof.note()).isPresent());
            var changed = proof.extra();
            changed[changed.length - 3] ^= 1;
            assertThat(proof.includes(leaf(new Proof(changed, proof.index(), proof.path(), proof.note()))))
                    .isFalse();
        }
    }

    @Test
    void aProofTellsTheEventAndNeitherWhoLookedNorAnyKey() {
        var person = persons(1).getFirst();
        var registrar = Neighbourhood.registrar("997201");
        accessLog.read(registrar, Look.OPENED, Shown.RECORD, List.of(person), () -> null);
        eventually(this::nothingWaits);
        var extra = proof(person).extra();
        var event = new String(Arrays.copyOfRange(extra, 32, extra.length), StandardCharsets.UTF_8);
        assertThat(event)
                .contains("\"kind\":\"OPENED\"", "\"shown\":\"RECORD\"", "\"file\":\"T-1\"", "\"unit\":\"试验派出所\"")
                .doesNotContain(
                        person.value().toString(), registrar.by().value().toString());
    }

    @Test
    void aTransactionThatCommitsLateIsNotPassedOver() throws Exception {
        var early = persons(1).getFirst();
        var late = persons(1).getFirst();
        var written = new CountDownLatch(1);
        var mayEnd = new CountDownLatch(1);
        try (var slow = Executors.newSingleThreadExecutor()) {
            slow.submit(() -> new TransactionTemplate(transactions).executeWithoutResult(status -> {
                write(List.of(early));
                written.countDown();
                try {
                    mayEnd.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }));
            written.await();
            new TransactionTemplate(transactions).executeWithoutResult(status -> write(List.of(late)));
            Thread.sleep(1_000);
            assertThat(places(List.of(late)))
                    .as("before the earlier one has ended")
                    .isEmpty();
            mayEnd.countDown();
        }
        eventually(() -> places(List.of(early, late)).size() == 2);
        assertThat(places(List.of(early)).getFirst())
                .isLessThan(places(List.of(late)).getFirst());
    }

    @Test
    void whereTheLogStandsStillNobodyIsReadAndAfterwardsAgain() throws Exception {
        var watch = new LogWatch(records, Duration.ofSeconds(1));
        var watched = new AccessLog(accesses, purposes, checkpoints, watch, transactions);
        var person = persons(1).getFirst();
        eventually(this::nothingWaits);
        try (var holder = database.getConnection()) {
            holder.setAutoCommit(false);
            holder.createStatement().execute("select pg_advisory_xact_lock(hashtextextended('oversight.log', 0))");
            watched.read(Neighbourhood.registrar(null), Look.OPENED, Shown.RECORD, List.of(person), () -> null);
            Thread.sleep(2_500);
            assertThatExceptionOfType(Problem.class)
                    .isThrownBy(() -> watched.read(
                            Neighbourhood.registrar(null), Look.OPENED, Shown.RECORD, List.of(person), () -> null))
                    .matches(problem -> problem.name().equals("log-behind")
                            && problem.kind() == Problem.Kind.UNAVAILABLE
                            && problem.arguments().length == 2);
            assertThat(entries(person))
                    .as("a look that is refused leaves no entry")
                    .isEqualTo(1);
            assertThat(watch.behind()).as("looks slow down before they stop").isTrue();
            holder.rollback();
        }
        eventually(this::nothingWaits);
        Thread.sleep(1_100);
        assertThatCode(() -> watched.read(
                        Neighbourhood.registrar(null), Look.OPENED, Shown.RECORD, List.of(person), () -> null))
                .doesNotThrowAnyException();
        assertThat(watch.behind()).isFalse();
    }

    /// After a logical restore the numbers of transactions begin low again: no new entry would ever be taken.
    @Test
    void aLogThatHasTakenTransactionsOfTheFutureStopsReadsToo() throws Exception {
        var watch = new LogWatch(records, Duration.ofHours(1));
        watch.require();
        eventually(this::nothingWaits);
        try (var owner = owner();
                var head = owner.createStatement()) {
            head.execute("create temp table before as select up_to from oversight.log_head");
            head.execute("update oversight.log_head set up_to = '9000000000'");
            try {
                Thread.sleep(1_100);
                assertThatExceptionOfType(Problem.class)
                        .isThrownBy(watch::require)
                        .matches(problem -> problem.name().equals("log-behind"));
            } finally {
                head.execute("update oversight.log_head set up_to = (select up_to from before)");
            }
        }
        Thread.sleep(1_100);
        assertThatCode(watch::require).doesNotThrowAnyException();
    }

    @Test
    void whatTheHouseDoesIsInTheLogToo() {
        var before = checkpoints.newest().checkpoint().size();
        var placed = housePlaces();
        new TransactionTemplate(transactions)
                .executeWithoutResult(status -> houseEvents.happened(
                        "PURGED", Map.of("entries", 7L, "rule", "access-3y"), Neighbourhood.registrar(null)));
        eventually(() -> housePlaces() == placed + 1);
        assertThat(checkpoints.newest().checkpoint().size()).isGreaterThan(before);
    }

    private long housePlaces() {
        return db.sql("select count(*) from oversight.house_event h join oversight.house_place p using (event)")
                .query(Long.class)
                .single();
    }

    @Test
    void afterAnEntryIsErasedEveryOtherProofStillHolds() throws Exception {
        var persons = persons(3);
        new TransactionTemplate(transactions).executeWithoutResult(status -> write(persons));
        eventually(() -> places(persons).size() == 3);
        var kept = proof(persons.get(1));
        try (var owner = owner();
                var erased = owner.createStatement()) {
            var who = " where subject = '" + persons.getFirst().value() + "'";
            assertThat(erased.executeUpdate("delete from oversight.access_entry" + who))
                    .isPositive();
            assertThat(erased.executeUpdate("delete from oversight.log_place" + who))
                    .isPositive();
        }
        assertThat(kept.includes(leaf(kept))).isTrue();
        var fresh = proof(persons.get(2));
        assertThat(fresh.includes(leaf(fresh))).isTrue();
        assertThat(new Audit(this::published, checkpoints.keys()).run(kept.note()))
                .isInstanceOf(Audit.Outcome.Sound.class);
    }

    @Test
    void checkpointsNeverContradictOneAnother() {
        var seen = new ArrayList<org.anju.merkle.Checkpoint>();
        for (int i = 0; i < 12; i++) {
            new TransactionTemplate(transactions).executeWithoutResult(status -> write(persons(40)));
            eventually(this::nothingWaits);
            seen.add(checkpoints.newest().checkpoint());
        }
        for (int i = 0; i < seen.size(); i++) {
            for (int j = i; j < seen.size(); j++) {
                var one = seen.get(i);
                var other = seen.get(j);
                assertThat(Proofs.consistent(
                                one.size(),
                                one.root(),
                                other.size(),
                                other.root(),
                                checkpoints.tree(other.size()).consistency(one.size())))
                        .as("%d to %d", one.size(), other.size())
                        .isTrue();
            }
        }
    }

    @Test
    void thePublicFilesAreCheckedFromOutsideAndOneFlippedBitIsFound() {
        new TransactionTemplate(transactions).executeWithoutResult(status -> write(persons(300)));
        eventually(this::nothingWaits);
        var files = new TreeMap<String, byte[]>();
        var keys = new String(published("keys"), StandardCharsets.UTF_8)
                .lines()
                .map(VerifierKey::read)
                .toList();
        var sound = new Audit(path -> files.computeIfAbsent(path, this::published), keys).run(null);
        assertThat(sound).isInstanceOf(Audit.Outcome.Sound.class);
        assertThat(files.keySet()).anyMatch(path -> path.startsWith("tile/1/"));

        var chance = new Random(5);
        for (var path : List.copyOf(files.keySet())) {
            for (int i = 0; i < 12; i++) {
                var whole = Objects.requireNonNull(files.get(path));
                var flipped = whole.clone();
                flipped[chance.nextInt(flipped.length)] ^= (byte) (1 << chance.nextInt(8));
                var outcome = new Audit(
                                asked -> asked.equals(path) ? flipped : Objects.requireNonNull(files.get(asked)), keys)
                        .run(null);
                assertThat(outcome).as(path).isInstanceOf(Audit.Outcome.Broken.class);
            }
            var outcome = new Audit(
                            asked -> {
                                if (asked.equals(path)) {
                                    throw new Audit.Missing(path);
                                }
                                return Objects.requireNonNull(files.get(asked));
                            },
                            keys)
                    .run(null);
            assertThat(outcome).isEqualTo(new Audit.Outcome.Broken(path, Audit.Fault.MISSING));
        }
    }

    /// A witness as another body runs it, as a program of its own.
    @Test
    void aWitnessSignsWhatGrewAndItsSignatureIsPublishedAndInEveryProof(@TempDir Path elsewhere) throws Exception {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "org.anju.Anju",
                "witness",
                "--name=court.example/w1",
                "--port=0",
                "--data",
                elsewhere.toString()));
        checkpoints.keys().forEach(key -> command.addAll(List.of("--log", key.text())));
        var program = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var said = program.inputReader(StandardCharsets.UTF_8)) {
            var address = said.readLine().replaceAll(".*(http://[^/]+)/.*", "$1");
            var keys = List.of(VerifierKey.read(said.readLine()), VerifierKey.read(said.readLine()));
            var witnesses = new Witnesses(
                    checkpoints,
                    records,
                    new TransactionTemplate(transactions),
                    address + "/ " + keys.get(0).text() + " " + keys.get(1).text());
            for (int round = 0; round < 2; round++) {
                var person = persons(1);
                new TransactionTemplate(transactions).executeWithoutResult(status -> write(person));
                eventually(() -> places(person).size() == 1);
                // A machine under load may keep a witness waiting: the house asks again, as it does by the minute.
                eventually(() -> {
                    witnesses.submit();
                    return checkpoints
                            .witnessed()
                            .filter(seen ->
                                    seen.checkpoint().size() > places(person).getFirst())
                            .isPresent();
                });
                var seen = checkpoints.witnessed().orElseThrow().note();
                assertThat(seen.checkpoint().size())
                        .isGreaterThan(places(person).getFirst());
                assertThat(keys).allMatch(key -> key.signed(seen).isPresent());
                var proof = proof(person.getFirst());
                assertThat(keys).allMatch(key -> key.signed(proof.note()).isPresent());
                assertThat(proof.includes(leaf(proof))).isTrue();
            }
            assertThat(published("witnessed")).isNotEmpty();
        } finally {
            program.destroyForcibly();
        }
    }

    private byte[] published(String path) {
        var at = URI.create(
                "http://localhost:" + settings.getRequiredProperty("local.server.port") + "/open/log/" + path);
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(HttpRequest.newBuilder(at).build(), HttpResponse.BodyHandlers.ofByteArray());
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            assertThat(answer.headers().firstValue("Cache-Control").orElse(""))
                    .contains(path.startsWith("tile/") ? "immutable" : "max-age=2");
            return answer.body();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static Hash leaf(Proof proof) {
        var commitment = Hash.sha256(proof.extra());
        var entry = new byte[2 + commitment.length];
        entry[0] = 'v';
        entry[1] = '1';
        System.arraycopy(commitment, 0, entry, 2, commitment.length);
        return Hash.leaf(entry);
    }

    private Proof proof(PersonId person) {
        var first = db.sql("select access from oversight.access_entry where subject = ? order by access limit 1")
                .param(person.value())
                .query(UUID.class)
                .single();
        return accessLog.proof(List.of(person), Neighbourhood.registrar(null), first);
    }

    private void write(List<PersonId> persons) {
        accessLog.wrote(Neighbourhood.registrar(null), Shown.ACT, persons);
    }

    private static List<PersonId> persons(int many) {
        var persons = new ArrayList<PersonId>();
        for (int i = 0; i < many; i++) {
            persons.add(new PersonId(Ids.next()));
        }
        return persons;
    }

    private List<Long> places(List<PersonId> persons) {
        return db.sql("select index from oversight.log_place where subject = any (?)")
                .param(persons.stream().map(PersonId::value).toArray(UUID[]::new))
                .query((row, number) -> row.getLong("index"))
                .list();
    }

    private long entries(PersonId person) {
        return db.sql("select count(*) from oversight.access_entry where subject = ?")
                .param(person.value())
                .query(Long.class)
                .single();
    }

    private boolean nothingWaits() {
        return records.waiting(Duration.ofDays(1)).isEmpty();
    }

    private java.sql.Connection owner() throws java.sql.SQLException {
        return TableOwner.connect(settings);
    }

    private static void eventually(BooleanSupplier holds) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!holds.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited too long").isLessThan(end);
            java.util.concurrent.locks.LockSupport.parkNanos(50_000_000);
        }
    }
}
