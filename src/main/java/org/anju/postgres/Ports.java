package org.anju.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/// The server's port on the loopback interface: last time's where it is free, else another.
///
/// Chosen below the ports that Linux gives to outgoing connections (32768 and up): one of those could take it
/// while the server restarts, even our own, which would then be connected to itself.
final class Ports {

    private static final int LOWEST = 15_432;
    private static final int HIGHEST = 31_999;
    private static final int TRIES = 200;

    private Ports() {}

    /// The remembered port where it is free.
    static int choose(Path file) throws IOException {
        var known = remembered(file).filter(Ports::free);
        return known.isPresent() ? known.get() : another(file);
    }

    /// A new free port, remembered.
    static int another(Path file) throws IOException {
        for (var i = 0; i < TRIES; i++) {
            var port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST + 1);
            if (free(port)) {
                DurableFiles.write(file, (port + "\n").getBytes(StandardCharsets.US_ASCII));
                return port;
            }
        }
        throw new IOException("No free port from " + LOWEST + " to " + HIGHEST);
    }

    static Optional<Integer> remembered(Path file) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        return Optional.of(Files.readString(file, StandardCharsets.ISO_8859_1).strip())
                .filter(text -> text.matches("[0-9]{4,5}"))
                .map(Integer::valueOf);
    }

    private static boolean free(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
