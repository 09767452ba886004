package org.anju.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.anju.postgres.ClusterException.Reason;
import org.assertj.core.api.ObjectArrayAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClusterTests {

    private static final Path TARGET = Path.of("target").toAbsolutePath();

    /// In the project, where the server's user usually comes by name; [#elsewhere] is where it does not.
    private static Path shared = TARGET;

    private static Cluster cluster;

    @TempDir
    Path elsewhere;

    @BeforeAll
    static void start() throws IOException {
        shared = Files.createTempDirectory(Files.createDirectories(TARGET), "cluster-tests-");
        Files.setPosixFilePermissions(shared, PosixFilePermissions.fromString("rwx--x--x"));
        // What a program killed in the middle of initdb leaves behind.
        Files.createDirectories(shared.resolve("pgdata.unfinished/pgdata/base"));
        Files.writeString(shared.resolve("pgdata.unfinished/pgdata/PG_VERSION"), "18\n");
        cluster = Cluster.start(shared, Trial.settings());
    }

    @AfterAll
    static void stop() throws IOException {
        cluster.close();
        DurableFiles.deleteTree(shared);
    }

    @Test
    void aHalfMadeDatabaseIsReplacedByAWholeOne() throws SQLException {
        assertThat(shared.resolve("pgdata.unfinished")).doesNotExist();
        assertThat(Trial.ask(cluster, "select count(*) > 300 from pg_class")).isEqualTo("t");
    }

    @Test
    void theServerKeepsWhatItAcknowledgesAndStaysLocal() throws SQLException {
        var expected = Map.ofEntries(
                Map.entry("server_version", Programs.VERSION),
                Map.entry("fsync", "on"),
                Map.entry("synchronous_commit", "on"),
                Map.entry("full_page_writes", "on"),
                Map.entry("data_checksums", "on"),
                Map.entry("listen_addresses", "127.0.0.1"),
                Map.entry("unix_socket_directories", ""),
                Map.entry("server_encoding", "UTF8"),
                Map.entry("log_timezone", "UTC"),
                Map.entry("max_connections", "60"),
                Map.entry("max_wal_size", "2GB"),
                Map.entry("wal_compression", "pglz"),
                Map.entry("jit", "off"),
                Map.entry("shared_buffers", "16MB"));
        for (var setting : expected.entrySet()) {
            assertThat(Trial.ask(cluster, "show " + setting.getKey()))
                    .as(setting.getKey())
                    .isEqualTo(setting.getValue());
        }
        assertThat(Trial.ask(
                        cluster,
                        "select datlocprovider::text || datlocale from pg_database where datname = 'template1'"))
                .isEqualTo("bC.UTF-8");
    }

    @Test
    void nobodyComesInWithoutThePassword() {
        for (var password : List.of("", "wrong")) {
            assertThatThrownBy(() -> DriverManager.getConnection(cluster.jdbcUrl("postgres"), "postgres", password))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password");
        }
    }

    @Test
    void passwordsAndDataAreReadableByTheirOwnerOnly() throws IOException {
        assertThat(permissions("secrets")).isEqualTo("rwx------");
        assertThat(permissions("secrets/postgres-password")).isEqualTo("rw-------");
        assertThat(permissions("pgdata")).isEqualTo("rwx------");
        assertThat(permissions("postgres.log")).isEqualTo("rw-------");
        assertThat(cluster.superuserPassword()).hasSizeGreaterThanOrEqualTo(32);
    }

    @Test
    void aRefusedRowLeavesNothingOfItselfInTheLog() throws Exception {
        Trial.tell(cluster, "create table person (name text primary key)", "insert into person values ('canary')");
        assertThatThrownBy(() -> Trial.tell(cluster, "insert into person values ('canary')"))
                .hasMessageContaining("canary");
        assertThat(Files.readString(shared.resolve("postgres.log")))
                .contains("person_pkey")
                .doesNotContain("canary");
    }

    @Test
    void aSecondOwnerInTheSameProgramIsRefusedAndTheFirstKeepsTheDirectory() throws IOException {
        var detour = shared.resolve("..").resolve(shared.getFileName());
        for (var name : List.of(shared, detour)) {
            refused(Reason.DATA_DIRECTORY_IN_USE, () -> Cluster.start(name, Trial.settings()))
                    .containsExactly(
                            shared.toRealPath().toString(),
                            Long.toString(ProcessHandle.current().pid()));
        }
        aSecondOwnerInAnotherProgramIsRefused();
    }

    @Test
    void aSecondOwnerInAnotherProgramIsRefused() throws IOException {
        try (var other = KillableProgram.start(shared)) {
            assertThatThrownBy(() -> other.untilAcknowledged(1))
                    .hasMessageContaining("is in use by another program (process "
                            + ProcessHandle.current().pid() + ")")
                    .hasMessageContaining(shared.toString());
        }
    }

    @Test
    void aCommandBesideTheProgramFindsTheRunningCluster() throws SQLException {
        var found = Cluster.attach(shared).orElseThrow();
        assertThat(found.owner())
                .isEqualTo(Long.toString(ProcessHandle.current().pid()));
        assertThat(found.toString()).doesNotContain(found.superuserPassword());
        try (var connection =
                DriverManager.getConnection(found.jdbcUrl("postgres"), found.superuser(), found.superuserPassword())) {
            assertThat(connection.isValid(1)).isTrue();
        }
        assertThat(Cluster.attach(elsewhere.resolve("nowhere"))).isEmpty();
        assertThat(Cluster.attach(elsewhere)).isEmpty();
    }

    @Test
    void startedAsRootTheServerDoesNotRunAsRoot() throws IOException {
        assumeThat(System.getProperty("user.name")).isEqualTo("root");
        var status = Files.readString(Path.of("/proc/" + cluster.postmasterPid() + "/status"));
        assertThat(status)
                .containsPattern("Uid:\t65534\t65534\t65534\t65534")
                .containsPattern("Gid:\t65534\t65534\t65534\t65534")
                .containsPattern("Groups:\\s*\n")
                .containsPattern("CapEff:\t0+\n");
    }

    /// And lies where only its owner may pass, as a project in root's home does.
    @Test
    void dataAndPortSurviveAStopAndARestartInADirectoryOnlyTheOwnerMayPass() throws Exception {
        var home = Files.createDirectory(elsewhere.resolve("closed"), DurableFiles.OWNER_ONLY_DIRECTORY)
                .resolve("data");
        String url;
        long pid;
        try (var first = Cluster.start(home, Trial.settings())) {
            url = first.jdbcUrl("postgres");
            pid = first.postmasterPid();
            Trial.tell(first, "create table house (name text)", "insert into house values ('安居')");
        }
        assertThat(ProcessHandle.of(pid)).isEmpty();
        assertThat(home.resolve("pgdata/postmaster.pid")).doesNotExist();
        assertThat(Cluster.attach(home)).isEmpty();
        Files.write(home.resolve("postgres.log"), new byte[(20 << 20) + 1]);
        try (var second = Cluster.start(home, Trial.settings())) {
            assertThat(second.jdbcUrl("postgres")).isEqualTo(url);
            assertThat(Trial.ask(second, "select name from house")).isEqualTo("安居");
            assertThat(Files.size(home.resolve("postgres.log"))).isLessThan(1 << 20);
        }
        losingThePasswordIsToldAndTheServersOwnWordsAreShown(home);
    }

    private void losingThePasswordIsToldAndTheServersOwnWordsAreShown(Path home) throws IOException {
        var password = Files.readString(home.resolve("secrets/postgres-password"));
        Files.delete(home.resolve("secrets/postgres-password"));
        refused(Reason.SECRET_MISSING, () -> Cluster.start(home, Trial.settings()));
        Files.writeString(home.resolve("secrets/postgres-password"), "00".repeat(24));
        refused(Reason.DATABASE_NOT_STARTED, () -> Cluster.start(home, Trial.settings()))
                .anySatisfy(said -> assertThat(said).asString().contains("password authentication failed"));
        Files.writeString(home.resolve("secrets/postgres-password"), password);
        Files.writeString(home.resolve("pgdata/postgresql.conf"), "no_such_setting = 1\n");
        refused(Reason.DATABASE_NOT_STARTED, () -> Cluster.start(home, Trial.settings()))
                .anySatisfy(said -> assertThat(said).asString().contains("no_such_setting"));
        assertThat(new ServerProcesses(new Layout(home)).running()).isEmpty();
    }

    @Test
    void aDirectoryOfAnotherMajorVersionIsLeftAlone() throws IOException {
        Files.writeString(Files.createDirectory(elsewhere.resolve("pgdata")).resolve("PG_VERSION"), "17\n");
        refused(Reason.DATA_OF_ANOTHER_VERSION, () -> Cluster.start(elsewhere, Trial.settings()))
                .endsWith("17", "18");
    }

    @Test
    void aDirectoryThatHoldsNoWholeDatabaseIsLeftAlone() throws IOException {
        var file = Files.createFile(
                Files.createDirectory(elsewhere.resolve("pgdata")).resolve("something"));
        refused(Reason.DATA_DIRECTORY_DAMAGED, () -> Cluster.start(elsewhere, Trial.settings()));
        assertThat(file).exists();
    }

    @Test
    void aPlaceWhereNothingCanBeWrittenIsToldAsSuch() {
        // Not even root can make a file there.
        refused(Reason.DATA_DIRECTORY_NOT_WRITABLE, () -> Cluster.start(Path.of("/sys/kernel"), Trial.settings()));
    }

    private static ObjectArrayAssert<Object> refused(Reason reason, ThrowingCallable start) {
        var thrown = catchThrowableOfType(ClusterException.class, start);
        assertThat(thrown.reason()).as(thrown.getMessage()).isEqualTo(reason);
        return assertThat(thrown.arguments());
    }

    private static String permissions(String name) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(shared.resolve(name)));
    }
}
