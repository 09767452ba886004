package org.anju.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.anju.merkle.Checkpoint;
import org.anju.merkle.Hash;
import org.anju.merkle.Note;
import org.anju.merkle.Proofs;
import org.anju.merkle.SigningKey;
import org.anju.merkle.Submission;
import org.anju.merkle.VerifierKey;

/// What a witness does: one file for each log with the newest checkpoint it signed, on the disk before the
/// answer goes out.
final class Witnessing {

    private final Path directory;
    private final Map<String, List<VerifierKey>> logs;
    private final List<SigningKey> keys;
    private final Clock clock;

    /// @param logs the keys of the logs it knows, by origin
    Witnessing(Path directory, Map<String, List<VerifierKey>> logs, List<SigningKey> keys, Clock clock)
            throws IOException {
        this.directory = Files.createDirectories(directory);
        this.logs = Map.copyOf(logs);
        this.keys = List.copyOf(keys);
        this.clock = clock;
    }

    /// An answer of tlog-witness.
    record Answer(int status, String body) {}

    /// One at a time: what was seen is compared and written as one step.
    synchronized Answer add(String request) throws IOException {
        Submission asked;
        Checkpoint now;
        try {
            asked = Submission.read(request);
            now = asked.note().checkpoint();
        } catch (IllegalArgumentException e) {
            return new Answer(400, "");
        }
        var known = logs.get(now.origin());
        if (known == null) {
            return new Answer(404, "");
        }
        if (known.stream().noneMatch(key -> key.signed(asked.note()).isPresent())) {
            return new Answer(403, "");
        }
        if (asked.old() > now.size()) {
            return new Answer(400, "");
        }
        var before = seen(now.origin());
        if (asked.old() != before.size()
                || before.size() == now.size() && !before.root().equals(now.root())) {
            return new Answer(409, before.size() + "\n");
        }
        if (!Proofs.consistent(before.size(), before.root(), now.size(), now.root(), asked.path())) {
            return new Answer(422, "");
        }
        keep(now, asked.note());
        var at = clock.instant();
        return new Answer(
                200,
                keys.stream()
                        .map(key -> key.sign(asked.note().text(), at).text())
                        .collect(Collectors.joining()));
    }

    private Checkpoint seen(String origin) throws IOException {
        var file = file(origin);
        return Files.exists(file)
                ? Note.read(Files.readString(file)).checkpoint()
                : new Checkpoint(origin, 0, Hash.EMPTY);
    }

    // Written beside, forced, renamed, and the renaming forced: a crash leaves the old one or the new one.
    private void keep(Checkpoint now, Note note) throws IOException {
        var beside = directory.resolve("next");
        try (var file = FileChannel.open(
                beside, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            var bytes = ByteBuffer.wrap(note.written().getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
            file.force(true);
        }
        Files.move(beside, file(now.origin()), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        try (var renamed = FileChannel.open(directory, StandardOpenOption.READ)) {
            renamed.force(true);
        }
    }

    // An origin may be an address: its hash is a name for a file.
    private Path file(String origin) {
        return directory.resolve(HexFormat.of().formatHex(Hash.sha256(origin.getBytes(StandardCharsets.UTF_8))));
    }
}
