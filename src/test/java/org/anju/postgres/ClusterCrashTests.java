package org.anju.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.anju.postgres.ServerProcesses.Signal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The promise: nothing acknowledged is lost, whoever dies. By killing processes; a power cut is another
/// matter.
class ClusterCrashTests {

    private static final int ROWS = 300;

    @TempDir
    Path home;

    @Test
    void aKilledServerIsStartedAgainOnTheSamePortWithAllCommittedRows() throws Exception {
        try (var cluster = Cluster.start(home, Trial.settings())) {
            var url = cluster.jdbcUrl("postgres");
            var killed = cluster.postmasterPid();
            Trial.tell(cluster, "create table deed (number integer)", "insert into deed values (1), (2), (3)");

            ServerProcesses.send(Signal.KILL, List.of(killed));
            awaitEnd(killed);

            assertThat(Trial.persist(Duration.ofSeconds(20), () -> Trial.ask(cluster, "select count(*) from deed")))
                    .isEqualTo("3");
            assertThat(cluster.jdbcUrl("postgres")).isEqualTo(url);
            assertThat(cluster.postmasterPid()).isNotEqualTo(killed);
        }
    }

    @Test
    void aKilledProgramTakesTheServerWithItAndLosesNothing() throws Exception {
        try (var program = KillableProgram.start(home)) {
            program.untilAcknowledged(ROWS);
            assertNoneMissingUpTo(program.kill());
        }
    }

    @Test
    void aProgramAndItsServerKilledTogetherLoseNothing() throws Exception {
        try (var program = KillableProgram.start(home)) {
            var postmaster = program.untilAcknowledged(ROWS);
            ServerProcesses.send(Signal.KILL, List.of(postmaster, program.pid()));
            assertNoneMissingUpTo(program.kill());
        }
    }

    @Test
    void aServerThatOutlivedItsProgramIsEndedBeforeTheNextOneStarts() throws Exception {
        try (var program = KillableProgram.start(home, "untied")) {
            var postmaster = program.untilAcknowledged(ROWS);
            var acknowledged = program.kill();
            assertThat(ProcessHandle.of(postmaster)).isPresent();
            assertNoneMissingUpTo(acknowledged);
            awaitEnd(postmaster);
        }
    }

    /// The control: where commits are not forced, the same kill does lose rows, and this harness sees it.
    @Test
    void theHarnessSeesALossWhereCommitsAreNotForced() throws Exception {
        var missing = 0;
        for (var round = 0; round < 5 && missing == 0; round++) {
            var directory = home.resolve("round-" + round);
            try (var program = KillableProgram.start(directory, "forgetful")) {
                var postmaster = program.untilAcknowledged(10 * ROWS);
                var server = new ServerProcesses(new Layout(directory.toRealPath())).running();
                assertThat(server).contains(postmaster);
                ServerProcesses.send(Signal.KILL, server);
                missing = missingUpTo(program.kill(), directory);
            }
        }
        assertThat(missing).isPositive();
    }

    private void assertNoneMissingUpTo(int acknowledged) throws SQLException {
        assertThat(acknowledged).isGreaterThanOrEqualTo(ROWS);
        assertThat(missingUpTo(acknowledged, home)).isZero();
    }

    private static int missingUpTo(int acknowledged, Path directory) throws SQLException {
        try (var cluster = Cluster.start(directory, Trial.settings())) {
            var query = "select " + acknowledged + " - count(*) from deed where number <= " + acknowledged;
            return Integer.parseInt(Trial.ask(cluster, query));
        }
    }

    // Dead, and no longer listed either, which is up to its parent.
    private static void awaitEnd(long pid) throws InterruptedException {
        var end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent()) {
            assertThat(System.nanoTime()).as("process %d still runs", pid).isLessThan(end);
            Thread.sleep(5);
        }
    }
}
