package org.anju.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// A running database cluster in a data directory that this program owns.
///
/// What was acknowledged survives the death of the server, of this program, or of both at once:
/// `ClusterCrashTests` holds that promise. (Killing processes does not show what a power cut does; there, fsync
/// and the disk are trusted.)
public final class Cluster implements AutoCloseable {

    private final Layout layout;
    private final Ownership ownership;
    private final Supervisor supervisor;
    private final String password;

    private Cluster(Layout layout, Ownership ownership, Supervisor supervisor, String password) {
        this.layout = layout;
        this.ownership = ownership;
        this.supervisor = supervisor;
        this.password = password;
    }

    /// Starts the database, creating it at first use; returns when it answers.
    ///
    /// @throws ClusterException where it cannot be had, with the reason and the next step
    public static Cluster start(Path dataDirectory) {
        return start(dataDirectory, Settings.standard());
    }

    /// As [#start(Path)].
    ///
    /// @param sharedBuffers the server's own page cache, in PostgreSQL's notation (`256MB` where not given); a
    ///     quarter of the machine's memory is the usual advice
    public static Cluster start(Path dataDirectory, String sharedBuffers) {
        return start(dataDirectory, Settings.standard().withSharedBuffers(sharedBuffers));
    }

    /// Starts a database that is there, and never makes one.
    ///
    /// @throws ClusterException `database-missing` where there is none, or as [#start(Path)]
    public static Cluster startKnown(Path dataDirectory) {
        requireThere(dataDirectory);
        return start(dataDirectory);
    }

    /// Throws [ClusterException] `database-missing` where there is no database in a directory.
    public static void requireThere(Path dataDirectory) {
        if (!Files.exists(new Layout(dataDirectory).data())) {
            throw new ClusterException(ClusterException.Reason.DATABASE_MISSING, dataDirectory);
        }
    }

    static Cluster start(Path dataDirectory, Settings settings) {
        try {
            var layout = layoutIn(dataDirectory);
            var ownership = Ownership.take(layout);
            try {
                var user = ProgramUser.current();
                var preferred = settings.programs() == null ? layout.home() : settings.programs();
                var programs = Programs.forUser(user, preferred);
                var data = new DataDirectory(layout, user);
                var password = data.prepare(programs, settings);
                var supervisor = new Supervisor(layout, user, programs, settings, data.nameForServer(), password);
                supervisor.start();
                return new Cluster(layout, ownership, supervisor, password);
            } catch (IOException | InterruptedException | RuntimeException e) {
                ownership.close();
                throw e;
            }
        } catch (IOException e) {
            throw ClusterException.of(e, dataDirectory);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClusterException(ClusterException.Reason.START_INTERRUPTED, dataDirectory);
        }
    }

    /// The cluster that another program (or this one) runs in the directory; empty where none runs. For
    /// commands beside a running program, by the same user.
    public static Optional<RunningCluster> attach(Path dataDirectory) {
        if (!Files.isDirectory(dataDirectory)) {
            return Optional.empty();
        }
        try {
            var layout = layoutIn(dataDirectory);
            var owner = Ownership.holder(layout);
            var port = Ports.remembered(layout.port());
            if (owner.isEmpty() || port.isEmpty()) {
                return Optional.empty();
            }
            var password = Secrets.in(layout.home()).knownPassword(DataDirectory.PASSWORD);
            return Optional.of(new RunningCluster(layout.home(), owner.get(), port.get(), password));
        } catch (IOException e) {
            throw ClusterException.of(e, dataDirectory);
        }
    }

    public String jdbcUrl(String database) {
        return RunningCluster.jdbcUrl(supervisor.port(), database);
    }

    public String superuser() {
        return DataDirectory.SUPERUSER;
    }

    public String superuserPassword() {
        return password;
    }

    /// The data directory, by its real path.
    public Path directory() {
        return layout.home();
    }

    /// The server's process; another one after it died and was started again.
    public long postmasterPid() {
        return supervisor.pid();
    }

    /// Fast shutdown: open transactions are rolled back. Returns when the server is gone and the directory is
    /// free.
    @Override
    public void close() {
        try {
            supervisor.stop();
            ownership.close();
        } catch (IOException e) {
            throw ClusterException.of(e, layout.home());
        } catch (InterruptedException e) {
            // The directory stays ours: the server may still be writing in it.
            Thread.currentThread().interrupt();
        }
    }

    private static Layout layoutIn(Path dataDirectory) throws IOException {
        Files.createDirectories(dataDirectory, DurableFiles.PASSABLE_DIRECTORY);
        return new Layout(dataDirectory.toRealPath());
    }
}
