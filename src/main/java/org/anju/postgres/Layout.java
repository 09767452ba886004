package org.anju.postgres;

import java.nio.file.Path;

/// What lies where in the data directory.
record Layout(Path home) {

    /// The server's own directory (PGDATA); nothing but the server writes in it.
    Path data() {
        return home.resolve("pgdata");
    }

    Path log() {
        return home.resolve("postgres.log");
    }

    /// The port of last time, so that it stays the same where it can.
    Path port() {
        return home.resolve("postgres.port");
    }

    /// Locked for life by the one program that owns the directory; holds its process id.
    Path lock() {
        return home.resolve("anju.lock");
    }
}
