package org.anju.cli;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;
import org.anju.merkle.Audit;
import org.anju.merkle.Tile;
import org.anju.merkle.VerifierKey;
import org.anju.oversight.Checkpoints;
import org.anju.shared.Problem;
import org.jspecify.annotations.Nullable;

/// The public files of a log, at a web address or in a directory.
final class LogFiles implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String where;
    private final @Nullable HttpClient client;

    private LogFiles(String where, @Nullable HttpClient client) {
        this.where = where;
        this.client = client;
    }

    static LogFiles at(String where) {
        return where.matches("https?://.*")
                ? new LogFiles(
                        where.replaceAll("/+$", ""),
                        HttpClient.newBuilder().connectTimeout(PATIENCE).build())
                : new LogFiles(where, null);
    }

    byte[] read(String path) {
        try {
            return client == null ? fromDirectory(path) : fromWeb(client, path);
        } catch (IOException e) {
            throw new Problem(
                    Problem.Kind.UNAVAILABLE, "log-unreachable", where + "/" + path, String.valueOf(e.getMessage()));
        }
    }

    String text(String path) {
        try {
            return new String(read(path), StandardCharsets.UTF_8);
        } catch (Audit.Missing e) {
            throw new Problem(Problem.Kind.UNAVAILABLE, "log-unreachable", where + "/" + path, "404");
        }
    }

    private byte[] fromDirectory(String path) throws IOException {
        var file = Path.of(where).resolve(path);
        if (!Files.isRegularFile(file)) {
            throw new Audit.Missing(path);
        }
        return Files.readAllBytes(file);
    }

    private byte[] fromWeb(HttpClient web, String path) throws IOException {
        try {
            var answer = web.send(
                    HttpRequest.newBuilder(URI.create(where + "/" + path))
                            .timeout(PATIENCE)
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() == 404) {
                throw new Audit.Missing(path);
            }
            if (answer.statusCode() != 200) {
                throw new IOException(String.valueOf(answer.statusCode()));
            }
            return answer.body();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    @Override
    public void close() {
        if (client != null) {
            client.close();
        }
    }

    /// Writes the files of the newest checkpoint; full tiles that are there already are left.
    ///
    /// @return how many entries they hold
    static long write(Checkpoints checkpoints, Path directory) throws IOException {
        var note = checkpoints.newest().note();
        long size = note.checkpoint().size();
        for (int level = Tile.ENTRIES; level == Tile.ENTRIES || size >> 8 * level > 0; level++) {
            for (var tile : Tile.of(level, size)) {
                var file = directory.resolve("tile/" + tile.path());
                if (tile.width() < Tile.FULL || !Files.exists(file)) {
                    Files.createDirectories(file.getParent());
                    Files.write(file, checkpoints.tile(tile).orElseThrow());
                }
            }
        }
        Files.createDirectories(directory);
        Files.writeString(
                directory.resolve("keys"),
                checkpoints.keys().stream().map(VerifierKey::text).collect(Collectors.joining("\n", "", "\n")));
        // Last: whoever reads it finds all that it speaks of.
        Files.writeString(directory.resolve("checkpoint"), note.written());
        return size;
    }
}
