package org.anju.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.function.BiConsumer;
import org.anju.accounts.Accounts;
import org.anju.frame.Words;
import org.anju.postgres.Cluster;
import org.anju.postgres.Database;
import org.anju.postgres.Secrets;
import org.anju.shared.Access;
import org.anju.shared.Channel;
import org.anju.shared.Keyring;
import org.anju.shared.PurposeCode;
import org.anju.town.Town;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;

/// A register filled with an invented town, the house upon it, and beside it in the same server a copy of the
/// database in which the raw limits are measured: same tables, same rows, same constraints.
///
/// @param persons registered when the measuring begins
record BenchGround(Cluster cluster, Installation.Running running, Database raw, Town town, long persons)
        implements AutoCloseable {

    private static final String RAW = "bench_raw";

    private static final String DROP_RAW = "drop database if exists bench_raw";
    private static final String COPY_AS_RAW =
            "create database bench_raw template anju owner anju_owner strategy file_copy";
    private static final String EMPTY_RAW = "create database bench_raw owner anju_owner";
    private static final String SETTLE_DOWN = "vacuum (analyze)";
    private static final String COMMIT_ONLY = "create table public.commit_only (id uuid primary key)";

    private static final String REGISTERED = """
            select case when to_regclass('residents.identity_claim') is null then 0
                        else (xpath('/row/n/text()', query_to_xml(
                              'select count(*) as n from residents.identity_claim', false, true, '')))[1]::text::bigint
                   end
            """;

    /// Starts the database, fills the register where it is not yet that large, and copies it.
    static BenchGround prepare(Class<?> house, Words words, Path data, long seed, int persons, PrintStream out) {
        return prepare(house, words, data, seed, persons, out, WebApplicationType.NONE, (running, town) -> {});
    }

    /// The same with the program's pages and interfaces at a port of their own.
    ///
    /// @param settling what else has to be there before the database is copied
    static BenchGround serving(
            Class<?> house,
            Words words,
            Path data,
            long seed,
            int persons,
            PrintStream out,
            BiConsumer<Installation.Running, Town> settling) {
        return prepare(house, words, data, seed, persons, out, WebApplicationType.SERVLET, settling);
    }

    private static BenchGround prepare(
            Class<?> house,
            Words words,
            Path data,
            long seed,
            int persons,
            PrintStream out,
            WebApplicationType type,
            BiConsumer<Installation.Running, Town> settling) {
        out.println(words.t("cli.starting", data));
        var town = Town.grow(seed, persons, LocalDate.now(Clock.system(Words.ZONE)));
        var cluster = Cluster.start(data);
        try {
            var secrets = Secrets.in(data);
            var database = Database.embedded(cluster, secrets);
            if (registered(database) < persons) {
                out.println(words.t("cli.bench.filling", persons));
                try (var filling = raise(house, database, secrets)) {
                    new Demo(new Installation.Running(filling, null), words, out).register(town);
                }
            }
            try (var before = raise(house, database, secrets)) {
                settling.accept(new Installation.Running(before, null), town);
            }
            copy(cluster, database);
            var raw = new Database(
                    cluster.jdbcUrl(RAW), database.owner(), database.ownerPassword(), database.programPassword());
            run(raw.url(), raw.owner(), raw.ownerPassword(), COMMIT_ONLY);
            var registered = registered(database);
            var raised = Installation.raise(
                    house, type, database, secrets, Map.of("server.port", 0, "server.address", "127.0.0.1"));
            return new BenchGround(cluster, new Installation.Running(raised, cluster), raw, town, registered);
        } catch (RuntimeException | SQLException e) {
            cluster.close();
            throw e instanceof RuntimeException known ? known : new IllegalStateException(e);
        }
    }

    /// The same without a copy: the raw limits are measured in the register itself, by its owner, and commits
    /// in an empty database beside it.
    ///
    /// @param most persons who come through the intake; [BenchFill] makes the others
    static BenchGround inPlace(
            Class<?> house, Words words, Path data, long seed, int most, int persons, PrintStream out) {
        return inPlace(house, words, data, seed, most, persons, out, WebApplicationType.NONE);
    }

    /// The same with the program's pages at a port of their own, which ask for no second factor.
    static BenchGround servingInPlace(
            Class<?> house, Words words, Path data, long seed, int most, int persons, PrintStream out) {
        return inPlace(house, words, data, seed, most, persons, out, WebApplicationType.SERVLET);
    }

    private static BenchGround inPlace(
            Class<?> house,
            Words words,
            Path data,
            long seed,
            int most,
            int persons,
            PrintStream out,
            WebApplicationType type) {
        out.println(words.t("cli.starting", data));
        int grown = Math.min(persons, most);
        var town = Town.grow(seed, grown, LocalDate.now(Clock.system(Words.ZONE)));
        var cluster = Cluster.start(data);
        try {
            var secrets = Secrets.in(data);
            var database = Database.embedded(cluster, secrets);
            if (registered(database) < grown) {
                out.println(words.t("cli.bench.filling", grown));
                try (var filling = raise(house, database, secrets)) {
                    new Demo(new Installation.Running(filling, null), words, out).register(town);
                }
            }
            var missing = persons - registered(database);
            if (missing > 0) {
                out.println(words.t("cli.bench.filling", persons));
                var keyring = Keys.of(secrets);
                try (var owner =
                        DriverManager.getConnection(database.url(), database.owner(), database.ownerPassword())) {
                    new BenchFill(owner, keyring, words, out).add(missing);
                }
            }
            // Quick where it was done before; a fill that was cut off is made good.
            run(database.url(), cluster.superuser(), cluster.superuserPassword(), SETTLE_DOWN);
            var server = cluster.jdbcUrl("postgres");
            run(server, cluster.superuser(), cluster.superuserPassword(), DROP_RAW);
            run(server, cluster.superuser(), cluster.superuserPassword(), EMPTY_RAW);
            var raw = new Database(
                    cluster.jdbcUrl(RAW), database.owner(), database.ownerPassword(), database.programPassword());
            run(raw.url(), raw.owner(), raw.ownerPassword(), COMMIT_ONLY);
            var registered = registered(database);
            var settings =
                    Map.<String, Object>of("server.port", 0, "server.address", "127.0.0.1", "anju.step-up", "off");
            var raised = Installation.raise(house, type, database, secrets, settings);
            return new BenchGround(cluster, new Installation.Running(raised, cluster), raw, town, registered);
        } catch (RuntimeException | SQLException | IOException e) {
            cluster.close();
            throw e instanceof RuntimeException known ? known : new IllegalStateException(e);
        }
    }

    /// As the system takes a file in; every batch under its own file number.
    Access intake(String file) {
        return running.the(Accounts.class).systemAccess(new PurposeCode("office-import"), file, Channel.IMPORT);
    }

    Keyring keyring() {
        return running.the(Keyring.class);
    }

    /// Where the program answers, if it serves.
    String url() {
        return "http://127.0.0.1:" + running.house().getEnvironment().getProperty("local.server.port");
    }

    /// A connection of the owner to the copy: no policy and no log hold it up.
    Connection bare() throws SQLException {
        return DriverManager.getConnection(raw.url(), raw.owner(), raw.ownerPassword());
    }

    /// A connection of the owner to the register itself.
    Connection register() throws SQLException {
        return DriverManager.getConnection(cluster.jdbcUrl("anju"), raw.owner(), raw.ownerPassword());
    }

    private static ConfigurableApplicationContext raise(Class<?> house, Database database, Secrets secrets) {
        return Installation.raise(house, WebApplicationType.NONE, database, secrets, Map.of());
    }

    private static long registered(Database database) throws SQLException {
        try (var owner = DriverManager.getConnection(database.url(), database.owner(), database.ownerPassword());
                var statement = owner.createStatement();
                var row = statement.executeQuery(REGISTERED)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static void copy(Cluster cluster, Database database) throws SQLException {
        run(database.url(), cluster.superuser(), cluster.superuserPassword(), SETTLE_DOWN);
        var server = cluster.jdbcUrl("postgres");
        run(server, cluster.superuser(), cluster.superuserPassword(), DROP_RAW);
        run(server, cluster.superuser(), cluster.superuserPassword(), COPY_AS_RAW);
    }

    private static void run(String url, String role, String password, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(url, role, password);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() {
        running.close();
    }
}
