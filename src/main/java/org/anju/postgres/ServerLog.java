package org.anju.postgres;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.EnumSet;
import java.util.List;

/// The server's log, as far as one start of the server is concerned.
///
/// @param from length of the file before that start
record ServerLog(Path file, long from) {

    private static final long LARGEST = 20L << 20;
    private static final int LAST_BYTES = 16 << 10;
    private static final int LAST_LINES = 15;

    /// Makes the file, or empties it where it has grown past 20 MB.
    static ServerLog open(Path file) throws IOException {
        var options = EnumSet.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try (var channel = FileChannel.open(file, options, DurableFiles.OWNER_ONLY_FILE)) {
            if (channel.size() > LARGEST) {
                channel.truncate(0);
            }
            return new ServerLog(file, channel.size());
        }
    }

    /// The last lines since that start; empty where the file cannot be read.
    String lastLines() {
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            var start = Math.max(from, channel.size() - LAST_BYTES);
            var bytes = ByteBuffer.allocate(LAST_BYTES);
            channel.read(bytes, start);
            List<String> lines = StandardCharsets.UTF_8
                    .decode(bytes.flip())
                    .toString()
                    .lines()
                    .toList();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
        } catch (IOException e) {
            return Files.exists(file) ? String.valueOf(e.getMessage()) : "";
        }
    }
}
