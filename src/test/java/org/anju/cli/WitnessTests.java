package org.anju.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.anju.merkle.Checkpoint;
import org.anju.merkle.Edge;
import org.anju.merkle.Hash;
import org.anju.merkle.LogSeeds;
import org.anju.merkle.Note;
import org.anju.merkle.SigningKey;
import org.anju.merkle.Submission;
import org.anju.merkle.Tiles;
import org.anju.merkle.Tree;
import org.anju.merkle.VerifierKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WitnessTests {

    private static final String ORIGIN = "log.example/anju";
    private static final Clock CLOCK = Clock.systemUTC();

    private final LogSeeds logSeeds = new LogSeeds(seed(1), seed(2));
    private final LogSeeds ownSeeds = new LogSeeds(seed(3), seed(4));
    private final List<VerifierKey> logKeys =
            logSeeds.log(ORIGIN).stream().map(SigningKey::verifier).toList();

    @TempDir
    Path directory;

    Witnessing witness;

    @BeforeEach
    void aWitnessIsSetUp() throws IOException {
        witness = again();
    }

    private Witnessing again() throws IOException {
        return new Witnessing(directory, Map.of(ORIGIN, logKeys), ownSeeds.witness("w"), CLOCK);
    }

    @Test
    void whatGrewIsSignedByBothKeysAndRememberedAlsoAfterAStop() throws IOException {
        assertThat(witness.add(submission(0, "a", 5)).status()).isEqualTo(200);
        var answer = again().add(submission(5, "a", 700));
        assertThat(answer.status()).isEqualTo(200);
        var signed = Note.lines(answer.body());
        var text = note("a", 700).text();
        for (var key : ownSeeds.witness("w")) {
            assertThat(signed)
                    .anyMatch(line -> key.verifier().signed(text, line).isPresent());
        }
        assertThat(again().add(submission(5, "a", 800))).isEqualTo(new Witnessing.Answer(409, "700\n"));
        assertThat(again().add(submission(700, "a", 700)).status()).isEqualTo(200);
    }

    @Test
    void aForkIsRefusedWhateverItsProof() throws IOException {
        assertThat(witness.add(submission(0, "a", 5)).status()).isEqualTo(200);
        assertThat(witness.add(submission(5, "b", 700)).status()).isEqualTo(422);
        assertThat(witness.add(submission(5, "b", 5)).status()).isEqualTo(409);
        assertThat(witness.add(submission(5, "a", 700)).status()).isEqualTo(200);
    }

    @Test
    void aRollbackIsRefusedAndToldWhatWasSeen() throws IOException {
        assertThat(witness.add(submission(0, "a", 700)).status()).isEqualTo(200);
        assertThat(witness.add(submission(0, "a", 5))).isEqualTo(new Witnessing.Answer(409, "700\n"));
        assertThat(witness.add(new Submission(700, List.of(), note("a", 5)).written())
                        .status())
                .isEqualTo(400);
    }

    @Test
    void othersAndNonsenseAreRefused() throws IOException {
        var stranger = new LogSeeds(seed(8), seed(9));
        assertThat(witness.add(new Submission(0, List.of(), note("a", 5, ORIGIN, stranger)).written())
                        .status())
                .isEqualTo(403);
        assertThat(witness.add(new Submission(0, List.of(), note("a", 5, "elsewhere", logSeeds)).written())
                        .status())
                .isEqualTo(404);
        for (var nonsense : List.of(
                "",
                "old 0\n\n",
                "old -1\n\n" + note("a", 5).written(),
                "old 0\nAAAA\n\n" + note("a", 5).written())) {
            assertThat(witness.add(nonsense).status()).as(nonsense).isEqualTo(400);
        }
        assertThat(directory.toFile().list()).as("nothing was remembered").isEmpty();
    }

    /// The program of a witness, killed between two answers as by a power cut: what it has answered it
    /// remembers.
    @Test
    void aWitnessThatIsKilledForgetsNothingThatItSigned() throws Exception {
        long size = 0;
        for (int round = 0; round < 2; round++) {
            var program = start();
            try (var client = HttpClient.newHttpClient()) {
                var at = URI.create(address(program) + "/add-checkpoint");
                if (round > 0) {
                    assertThat(post(client, at, submission(0, "a", 3)))
                            .isEqualTo(new Witnessing.Answer(409, size + "\n"));
                }
                for (int i = 0; i < 5; i++) {
                    assertThat(post(client, at, submission(size, "a", size + 37))
                                    .status())
                            .isEqualTo(200);
                    size += 37;
                }
            } finally {
                program.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
            }
        }
    }

    private Process start() throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "org.anju.Anju",
                "witness",
                "--lang=en",
                "--data",
                directory.resolve("program").toString(),
                "--port",
                "0"));
        logKeys.forEach(key -> command.addAll(List.of("--log", key.text())));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static String address(Process program) throws IOException {
        var line = program.inputReader(StandardCharsets.UTF_8).readLine();
        assertThat(line).contains("http://");
        return line.substring(line.indexOf("http://"), line.indexOf("/add-checkpoint"));
    }

    private static Witnessing.Answer post(HttpClient client, URI at, String body)
            throws IOException, InterruptedException {
        var answer = client.send(
                HttpRequest.newBuilder(at)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        return new Witnessing.Answer(answer.statusCode(), answer.body());
    }

    private String submission(long old, String history, long size) {
        var path = old > size ? List.<Hash>of() : tree(history, size).consistency(old);
        return new Submission(old, path, note(history, size)).written();
    }

    private Note note(String history, long size) {
        return note(history, size, ORIGIN, logSeeds);
    }

    private static Note note(String history, long size, String origin, LogSeeds seeds) {
        var text = new Checkpoint(origin, size, tree(history, size).root()).text();
        return new Note(
                text,
                seeds.log(origin).stream()
                        .map(key -> key.sign(text, CLOCK.instant()))
                        .toList());
    }

    private static Tree tree(String history, long size) {
        var leaves = new ArrayList<Hash>();
        var edge = new Edge();
        for (int i = 0; i < size; i++) {
            leaves.add(Hash.leaf((history + i).getBytes(StandardCharsets.UTF_8)));
            edge.add(leaves.get(i));
        }
        var nodes = edge.taken();
        return new Tree(
                new Tiles(size, tile -> {
                    var bytes = new byte[tile.width() * Hash.BYTES];
                    for (int i = 0; i < tile.width(); i++) {
                        int at = (int) tile.first() + i;
                        var hash = tile.level() == 0
                                ? leaves.get(at)
                                : nodes.get(at).hash();
                        System.arraycopy(hash.bytes(), 0, bytes, i * Hash.BYTES, Hash.BYTES);
                    }
                    return bytes;
                }),
                size);
    }

    private static byte[] seed(int of) {
        var seed = new byte[SigningKey.SEED_BYTES];
        seed[0] = (byte) of;
        return seed;
    }
}
