package org.anju.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/// The one database of an installation and the two roles that use it: the owner, who migrates, and the
/// program's role, which owns nothing and is held by the row policies.
///
/// @param url a JDBC address of PostgreSQL 18
/// @param owner the role that owns the schemas
/// @param programPassword password of [#PROGRAM]
public record Database(String url, String owner, String ownerPassword, String programPassword) {

    /// The role as which the program reads and writes. The migrations grant it what it needs.
    public static final String PROGRAM = "anju_app";

    private static final String OWNER = "anju_owner";
    private static final String NAME = "anju";

    /// Prepares the database of a cluster of our own: roles and database are made where they are missing.
    public static Database embedded(Cluster cluster, Secrets secrets) {
        return embedded(cluster, secrets, NAME);
    }

    /// The same under another name, for tests.
    public static Database embedded(Cluster cluster, Secrets secrets, String name) {
        var ownerPassword = secrets.password("owner-password");
        var database = new Database(cluster.jdbcUrl(name), OWNER, ownerPassword, secrets.password("program-password"));
        try (var connection = DriverManager.getConnection(
                cluster.jdbcUrl("postgres"), cluster.superuser(), cluster.superuserPassword())) {
            role(connection, OWNER, "login createrole", ownerPassword);
            role(connection, PROGRAM, "login", database.programPassword());
            if (!exists(connection, "select 1 from pg_database where datname = ?", name)) {
                run(connection, "create database " + name + " owner " + OWNER);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The embedded database cannot be prepared.", e);
        }
        return database;
    }

    /// The database of a program that runs already on the same data directory.
    public static Database running(RunningCluster cluster, Secrets secrets) {
        return new Database(
                cluster.jdbcUrl(NAME), OWNER, secrets.password("owner-password"), secrets.password("program-password"));
    }

    /// A database on a server. The owner makes the program's role where it is missing and sets its password.
    ///
    /// Throws [SQLException] where the server cannot be reached, or the owner may not make the role and it is
    /// not there.
    public static Database onServer(String url, String owner, String ownerPassword, Secrets secrets)
            throws SQLException {
        var programPassword = secrets.password("program-password");
        try (var connection = DriverManager.getConnection(url, owner, ownerPassword)) {
            role(connection, PROGRAM, "login", programPassword);
        }
        return new Database(url, owner, ownerPassword, programPassword);
    }

    /// What the house needs to know of it, as settings.
    public Map<String, Object> settings() {
        var settings = new LinkedHashMap<String, Object>();
        settings.put("spring.datasource.url", url);
        settings.put("spring.datasource.username", PROGRAM);
        settings.put("spring.datasource.password", programPassword);
        settings.put("spring.flyway.url", url);
        settings.put("spring.flyway.user", owner);
        settings.put("spring.flyway.password", ownerPassword);
        return settings;
    }

    // Passwords are hexadecimal, so that they may stand in a statement that takes no parameters.
    private static void role(Connection connection, String role, String rights, String password) throws SQLException {
        if (!password.matches("[0-9A-Za-z_-]+")) {
            throw new IllegalStateException(
                    "The password of %s has a character that it must not have.".formatted(role));
        }
        var verb = exists(connection, "select 1 from pg_roles where rolname = ?", role) ? "alter" : "create";
        run(connection, verb + " role " + role + " " + rights + " password '" + password + "'");
    }

    private static boolean exists(Connection connection, String sql, String name) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, name);
            try (var row = statement.executeQuery()) {
                return row.next();
            }
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /// Never prints a password.
    @Override
    public String toString() {
        return url;
    }
}
