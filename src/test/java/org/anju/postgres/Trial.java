package org.anju.postgres;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;

/// What the tests of this package share: settings for a small machine, and plain JDBC.
final class Trial {

    private Trial() {}

    /// Programs are unpacked once for all tests, not once a test.
    static Settings settings() {
        return Settings.standard()
                .withSharedBuffers("16MB")
                .withPrograms(Path.of("target/postgres-programs").toAbsolutePath());
    }

    static Connection connect(Cluster cluster) throws SQLException {
        return DriverManager.getConnection(
                cluster.jdbcUrl("postgres"), cluster.superuser(), cluster.superuserPassword());
    }

    static String ask(Cluster cluster, String query) throws SQLException {
        try (var connection = connect(cluster);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    static void tell(Cluster cluster, String... commands) throws SQLException {
        try (var connection = connect(cluster);
                var statement = connection.createStatement()) {
            for (var command : commands) {
                statement.execute(command);
            }
        }
    }

    interface Attempt<T> {
        T make() throws SQLException;
    }

    /// As a connection pool would: again and again until it works.
    static <T> T persist(Duration patience, Attempt<T> attempt) throws SQLException, InterruptedException {
        var end = System.nanoTime() + patience.toNanos();
        while (true) {
            try {
                return attempt.make();
            } catch (SQLException e) {
                if (System.nanoTime() > end) {
                    throw e;
                }
                Thread.sleep(20);
            }
        }
    }
}
