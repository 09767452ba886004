package org.anju.postgres;

import java.nio.file.Path;

/// How a command beside a running program reaches its database.
///
/// @param owner process id of the program that runs it
public record RunningCluster(Path directory, String owner, int port, String superuserPassword) {

    public String superuser() {
        return DataDirectory.SUPERUSER;
    }

    public String jdbcUrl(String database) {
        return jdbcUrl(port, database);
    }

    static String jdbcUrl(int port, String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
    }

    /// Without the password: what is printed ends up in logs.
    @Override
    public String toString() {
        return "RunningCluster[%s, owner %s, port %d]".formatted(directory, owner, port);
    }
}
