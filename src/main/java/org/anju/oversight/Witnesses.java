package org.anju.oversight;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.anju.merkle.Note;
import org.anju.merkle.Submission;
import org.anju.merkle.VerifierKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/// Bodies outside that keep in mind how the log stood 见证方, so that it cannot be made anew behind everybody's
/// back. The house sends them its newest checkpoint and publishes what they sign.
@Component
class Witnesses {

    private static final Logger LOG = LoggerFactory.getLogger(Witnesses.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /// Bytes; a few signatures.
    private static final long LONGEST_ANSWER = 64 * 1024;

    private final Checkpoints checkpoints;
    private final LogRecords records;
    private final TransactionOperations transactions;
    private final List<Witness> all;
    private final Map<URI, Long> seen = new ConcurrentHashMap<>();

    /// @param at the address before `/add-checkpoint`
    private record Witness(URI at, List<VerifierKey> keys) {

        static Witness read(String text) {
            var parts = text.strip().split("\\s+");
            var at = URI.create(parts[0].replaceAll("/+$", "") + "/add-checkpoint");
            return new Witness(
                    at, Arrays.stream(parts).skip(1).map(VerifierKey::read).toList());
        }
    }

    /// @param witnesses `URL KEY [KEY]`, several with `;` between them
    Witnesses(
            Checkpoints checkpoints,
            LogRecords records,
            TransactionOperations transactions,
            @Value("${anju.log.witnesses:}") String witnesses) {
        this.checkpoints = checkpoints;
        this.records = records;
        this.transactions = transactions;
        this.all = Arrays.stream(witnesses.split(";"))
                .filter(text -> !text.isBlank())
                .map(Witness::read)
                .toList();
    }

    List<VerifierKey> keys() {
        return all.stream().flatMap(witness -> witness.keys().stream()).toList();
    }

    @Scheduled(initialDelay = 5, fixedDelayString = "${anju.log.witness-seconds:60}", timeUnit = TimeUnit.SECONDS)
    void submit() {
        if (all.isEmpty()) {
            return;
        }
        var note = checkpoints.newest().note();
        long size = note.checkpoint().size();
        for (var witness : all) {
            if (size == 0
                    || witness.keys().stream().anyMatch(key -> key.signed(note).isPresent())) {
                continue;
            }
            try (var client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
                submit(client, witness, note, size);
            } catch (IOException | IllegalArgumentException e) {
                LOG.warn("The witness {} cannot be asked: {}", witness.at(), String.valueOf(e.getMessage()));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void submit(HttpClient client, Witness witness, Note note, long size)
            throws IOException, InterruptedException {
        var answer = send(client, witness, note, seen.getOrDefault(witness.at(), 0L));
        if (answer.statusCode() == 409) {
            long old = Long.parseLong(answer.body().strip());
            if (old > size) {
                LOG.error(
                        "The witness {} has seen {} entries; this log has {}. Was the database restored from an older copy?",
                        witness.at(),
                        old,
                        size);
                return;
            }
            answer = send(client, witness, note, old);
        }
        if (answer.statusCode() != 200) {
            LOG.error("The witness {} refuses the checkpoint of {}: {}", witness.at(), size, answer.statusCode());
            return;
        }
        var lines = Note.lines(answer.body()).stream()
                .filter(line -> witness.keys().stream()
                        .anyMatch(key -> key.signed(note.text(), line).isPresent()))
                .toList();
        if (lines.isEmpty()) {
            LOG.error("The witness {} signs with another key than we know.", witness.at());
            return;
        }
        transactions.executeWithoutResult(
                status -> records.cosign(size, note.written(), lines.getFirst().name(), lines));
        seen.put(witness.at(), size);
    }

    private HttpResponse<String> send(HttpClient client, Witness witness, Note note, long old)
            throws IOException, InterruptedException {
        var tree = checkpoints.tree(note.checkpoint().size());
        var body = new Submission(old, tree.consistency(old), note).written();
        return client.send(
                HttpRequest.newBuilder(witness.at())
                        .timeout(PATIENCE)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofString(), LONGEST_ANSWER));
    }
}
