package org.anju.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.anju.postgres.Cluster;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/// Program and database killed while entries are written and sequenced, as by a power cut: started again, the
/// transparency log is the one that was signed before, with everything that was committed since.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CrashedLogTests {

    /// For one run of the program, on a machine that does much else.
    private static final int PATIENCE_SECONDS = 600;

    private Path directory;

    @BeforeAll
    void aPlace(@TempDir Path given) {
        directory = given;
    }

    @Test
    @Order(1)
    void theLogGoesOnFromWhatItSignedWhereverItWasKilled() throws Exception {
        var divisions = directory.resolve("divisions.csv");
        Files.writeString(divisions, "code,name,parent\n99,试省,\n9903,试市,99\n990301,试区,9903\n990301001,试街道,990301\n");
        Files.writeString(directory.resolve("dwellings.csv"), CrashedImportTests.dwellings());
        var residents = directory.resolve("residents.csv");
        Files.writeString(residents, CrashedImportTests.residents());
        var few = directory.resolve("few.csv");
        Files.write(few, Files.readAllLines(residents).subList(0, 301));
        ended("import", "divisions", divisions.toString());
        ended("import", "dwellings", directory.resolve("dwellings.csv").toString());
        ended("import", "residents", few.toString());

        var files = directory.resolve("public");
        var kept = directory.resolve("kept.txt");
        ended("log", "export", files.toString());
        Files.copy(files.resolve("checkpoint"), kept);
        for (int round = 0; round < 2; round++) {
            var report = directory.resolve("report-" + round + ".csv");
            killed(
                    report,
                    700L * (round + 1),
                    "import",
                    "residents",
                    residents.toString(),
                    "--report",
                    report.toString());
        }
        ended("log", "export", files.toString());
        var verified = program("log", "verify", files.toString(), "--since", kept.toString());
        assertThat(verified.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(verified.exitValue()).as(output()).isZero();
        everyCommittedEntryStandsOnce();
    }

    /// The control: where the program's commits are not forced to the disk, the same kill loses rows that were
    /// acknowledged and entries of the log that were signed, and this harness sees both.
    @Test
    @Order(2)
    void theHarnessSeesTheLossWhereCommitsAreNotForced() throws Exception {
        long rows = 0;
        boolean contradicted = false;
        for (int round = 1; round <= 4 && (rows == 0 || !contradicted); round++) {
            asSuperuser(
                    "alter role anju_app set synchronous_commit = off",
                    "alter system set wal_writer_delay = '10s'",
                    "alter system set wal_writer_flush_after = '1GB'");
            var residents = directory.resolve("residents-" + round + ".csv");
            Files.writeString(residents, CrashedImportTests.residents(round));
            var report = directory.resolve("report-unforced.csv");
            var kept = directory.resolve("kept-unforced.txt");
            Files.deleteIfExists(report);
            killed(
                    report,
                    900,
                    () -> Files.writeString(kept, newest()),
                    "import",
                    "residents",
                    residents.toString(),
                    "--report",
                    report.toString());
            asSuperuser("alter role anju_app reset synchronous_commit", "alter system reset all");

            var again = directory.resolve("report-again.csv");
            ended("import", "residents", residents.toString(), "--report", again.toString());
            var verdicts = CrashedImportTests.verdicts(again);
            rows += CrashedImportTests.verdicts(report).keySet().stream()
                    .filter(row -> "accepted".equals(verdicts.get(row)))
                    .count();
            var files = directory.resolve("public");
            ended("log", "export", files.toString());
            var verified = program("log", "verify", files.toString(), "--since", kept.toString());
            assertThat(verified.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
            contradicted |= verified.exitValue() == 1;
        }
        assertThat(rows).as("rows that were acknowledged and taken anew").isPositive();
        assertThat(contradicted).as("a signed checkpoint was contradicted").isTrue();
    }

    private void asSuperuser(String... statements) throws Exception {
        try (var cluster = Cluster.start(directory.resolve("data"));
                var connection = DriverManager.getConnection(
                        cluster.jdbcUrl("anju"), cluster.superuser(), cluster.superuserPassword())) {
            for (var statement : statements) {
                connection.createStatement().execute(statement);
            }
        }
    }

    /// The newest checkpoint of the program that runs, as it publishes it.
    private String newest() throws Exception {
        var running = Cluster.attach(directory.resolve("data")).orElseThrow();
        try (var connection = DriverManager.getConnection(
                        running.jdbcUrl("anju"), running.superuser(), running.superuserPassword());
                var row = connection.createStatement().executeQuery("select signed from oversight.log_head")) {
            row.next();
            return row.getString(1);
        }
    }

    private void everyCommittedEntryStandsOnce() throws Exception {
        try (var cluster = Cluster.start(directory.resolve("data"));
                var connection = DriverManager.getConnection(
                        cluster.jdbcUrl("anju"), cluster.superuser(), cluster.superuserPassword());
                var rows = connection.createStatement().executeQuery("""
                        select (select count(*) from oversight.access_entry),
                               (select count(*) from oversight.log_place),
                               (select count(*) from oversight.log_entry),
                               (select max(index) + 1 from oversight.log_entry),
                               (select size from oversight.log_head),
                               (select count(*) from oversight.access_entry e
                                left join oversight.log_place p using (subject, access) where p.index is null),
                               (select count(*) from oversight.house_event)
                        """)) {
            rows.next();
            long entries = rows.getLong(1);
            assertThat(entries).isGreaterThan(1_000);
            assertThat(rows.getLong(2)).isEqualTo(entries);
            // What the house did stands in the log as well, such as the matters that it began with.
            for (int column = 3; column <= 5; column++) {
                assertThat(rows.getLong(column)).as("column %d", column).isEqualTo(entries + rows.getLong(7));
            }
            assertThat(rows.getLong(6)).isZero();
        }
    }

    private void ended(String... arguments) throws Exception {
        var program = program(arguments);
        assertThat(program.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(program.exitValue()).as(output()).isZero();
    }

    /// Runs until the report has grown, then kills the program and the database server at once.
    private void killed(Path report, long lines, String... arguments) throws Exception {
        killed(report, lines, () -> report, arguments);
    }

    /// @param before what is done right before
    private void killed(Path report, long lines, Callable<Path> before, String... arguments) throws Exception {
        var program = program(arguments);
        while (program.isAlive() && (!Files.exists(report) || Files.size(report) / 20 < lines)) {
            Thread.sleep(5);
        }
        assertThat(program.isAlive()).as(output()).isTrue();
        var server = ProcessHandle.of(Long.parseLong(Files.readAllLines(directory.resolve("data/pgdata/postmaster.pid"))
                        .getFirst()))
                .orElseThrow();
        // Everything of the server at once, so that nobody is left to bring anything to the disk.
        var processes = Stream.concat(Stream.of(server), server.descendants()).toList();
        before.call();
        processes.forEach(ProcessHandle::destroyForcibly);
        program.destroyForcibly();
        program.waitFor();
        server.onExit().get(30, TimeUnit.SECONDS);
    }

    private Process program(String... arguments) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx400m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "org.anju.Anju"));
        command.addAll(List.of(arguments));
        if (!arguments[0].equals("log") || arguments[1].equals("export")) {
            command.addAll(List.of("--data", directory.resolve("data").toString()));
        }
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("output.txt").toFile())
                .start();
    }

    private String output() throws IOException {
        return Files.readString(directory.resolve("output.txt"));
    }
}
