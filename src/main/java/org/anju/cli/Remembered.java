package org.anju.cli;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.anju.merkle.Hash;
import org.anju.merkle.Note;
import org.anju.merkle.Submission;
import org.anju.shared.Problem;

/// How a restored log stands to what others remember of it.
sealed interface Remembered {

    /// It has all that they saw, and perhaps more.
    ///
    /// @param size what they saw
    record Whole(long size) implements Remembered {}

    /// They saw more.
    record Longer(long size) implements Remembered {}

    /// What they saw is not its beginning: it is another history.
    record Another(long size) implements Remembered {}

    /// Compares with a checkpoint that somebody kept.
    static Remembered by(Note kept, RestoredLog log) throws SQLException {
        var seen = kept.checkpoint();
        if (seen.size() > log.size()) {
            return new Longer(seen.size());
        }
        return log.beginsWith(seen.size(), seen.root()) ? new Whole(seen.size()) : new Another(seen.size());
    }

    /// Asks a witness, by sending it the newest checkpoint that the log has (C2SP tlog-witness).
    static Remembered by(String witness, RestoredLog log) {
        var at = URI.create(witness.replaceAll("/+$", "") + "/add-checkpoint");
        try (var client = HttpClient.newHttpClient()) {
            var answer = ask(client, at, log.size(), List.of(), log.newest());
            if (answer.statusCode() == 409) {
                long seen = Long.parseLong(answer.body().strip());
                if (seen > log.size()) {
                    return new Longer(seen);
                }
                if (seen == log.size()) {
                    return new Another(seen);
                }
                answer = ask(client, at, seen, log.tree().consistency(seen), log.newest());
            }
            return switch (answer.statusCode()) {
                case 200 -> new Whole(log.size());
                case 409, 422 -> new Another(log.size());
                default -> throw new IOException(String.valueOf(answer.statusCode()));
            };
        } catch (IOException | NumberFormatException e) {
            throw new Problem(Problem.Kind.UNAVAILABLE, "log-unreachable", at, String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static HttpResponse<String> ask(HttpClient client, URI at, long old, List<Hash> path, Note newest)
            throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(at)
                        .timeout(Duration.ofSeconds(30))
                        .POST(HttpRequest.BodyPublishers.ofString(new Submission(old, path, newest).written()))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
