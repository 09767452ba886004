package org.anju.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The server's data directory: made at first use, checked at every later one, never repaired or removed by us.
final class DataDirectory {

    static final String SUPERUSER = "postgres";
    static final String PASSWORD = "postgres-password";

    /// The server's name for the directory it is started in, where its user cannot come to that directory by
    /// name (it lies under a directory only root may enter, such as `/root`). We enter it as root; whoever
    /// stands in a directory need not walk there, and this link of the kernel leads to it without the way
    /// (proc(5), `/proc/pid/cwd`).
    private static final Path HERE = Path.of("/proc/self/cwd");

    private static final String UNFINISHED = "pgdata.unfinished";

    private final Layout layout;
    private final ProgramUser user;

    DataDirectory(Layout layout, ProgramUser user) {
        this.layout = layout;
        this.user = user;
    }

    /// The directory as the server must be told it.
    Path nameForServer() throws IOException, InterruptedException {
        return user.reaches(layout.data()) ? layout.data() : HERE;
    }

    /// Makes the database cluster where there is none; afterwards there is a whole one of our version that the
    /// server's user owns.
    ///
    /// @return the superuser's password
    String prepare(Programs programs, Settings settings) throws IOException, InterruptedException {
        var secrets = Secrets.in(layout.home());
        DurableFiles.deleteTree(layout.home().resolve(UNFINISHED));
        if (!Files.exists(layout.data())) {
            create(programs, secrets.password(PASSWORD), settings);
        }
        var owner = ProgramUser.owner(layout.data());
        if (owner != user.uid() && !user.root()) {
            // First of all checks: what is in it we could not even read.
            throw new ClusterException(ClusterException.Reason.DATA_DIRECTORY_OF_ANOTHER_USER, layout.data(), owner);
        }
        checkVersion();
        if (owner != user.uid()) {
            user.own(layout.data());
        }
        return secrets.knownPassword(PASSWORD);
    }

    private void create(Programs programs, String password, Settings settings)
            throws IOException, InterruptedException {
        var unfinished = Files.createDirectory(layout.home().resolve(UNFINISHED), DurableFiles.OWNER_ONLY_DIRECTORY);
        var data = Files.createDirectory(unfinished.resolve("pgdata"), DurableFiles.OWNER_ONLY_DIRECTORY);
        DurableFiles.write(unfinished.resolve("password"), password.getBytes(StandardCharsets.US_ASCII));
        user.own(unfinished);
        var made = ProgramUser.run(user.builder(
                List.of(
                        programs.initdb().toString(),
                        "--pgdata=" + (user.reaches(data) ? data : HERE),
                        "--locale=C",
                        "--locale-provider=builtin",
                        "--builtin-locale=C.UTF-8",
                        "--encoding=UTF8",
                        "--auth=scram-sha-256",
                        "--username=" + SUPERUSER,
                        "--pwfile=../password",
                        "--data-checksums",
                        settings.durable() ? "--sync-method=fsync" : "--no-sync"),
                data,
                true));
        if (!made.succeeded()) {
            DurableFiles.deleteTree(unfinished);
            throw ClusterException.mentionsFullDisk(made.said())
                    ? new ClusterException(ClusterException.Reason.DISK_FULL, layout.home())
                    : new ClusterException(
                            ClusterException.Reason.DATABASE_NOT_CREATED,
                            layout.home(),
                            made.said().strip());
        }
        DurableFiles.rename(data, layout.data());
        DurableFiles.deleteTree(unfinished);
    }

    // Not ours to mend: a directory without its version may still hold a city's register.
    private void checkVersion() throws IOException {
        var file = layout.data().resolve("PG_VERSION");
        if (!Files.exists(file)) {
            throw new ClusterException(ClusterException.Reason.DATA_DIRECTORY_DAMAGED, layout.data());
        }
        var found = Files.readString(file).strip();
        if (!found.equals(Programs.MAJOR)) {
            throw new ClusterException(
                    ClusterException.Reason.DATA_OF_ANOTHER_VERSION, layout.data(), found, Programs.MAJOR);
        }
    }
}
