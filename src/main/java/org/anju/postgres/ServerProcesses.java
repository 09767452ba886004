package org.anju.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The processes of a server on one data directory, told by their name and by the directory they work in (a
/// process id alone may long be another's). Ends what a killed program or a killed postmaster left behind; two
/// servers on the same files would destroy them.
final class ServerProcesses {

    private static final Duration POLL = Duration.ofMillis(20);
    private static final Duration FAST = Duration.ofSeconds(20);
    private static final Duration IMMEDIATE = Duration.ofSeconds(5);
    private static final Duration KILLED = Duration.ofSeconds(10);
    /// Backends see by themselves that their postmaster is gone, unless they are in the middle of a
    /// computation.
    private static final Duration NOTICED = Duration.ofSeconds(3);

    private final Layout layout;

    ServerProcesses(Layout layout) {
        this.layout = layout;
    }

    /// Signals of kill(1). To a postmaster: INT is a fast shutdown, QUIT an immediate one (recovery follows at
    /// next start).
    enum Signal {
        INT,
        QUIT,
        KILL
    }

    static void send(Signal signal, List<Long> pids) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("/bin/sh", "-c", "kill -s \"$0\" \"$@\"", signal.name()));
        pids.forEach(pid -> command.add(pid.toString()));
        // It may have ended meanwhile; whether it is gone is looked at, not concluded from this.
        ProgramUser.run(command);
    }

    /// Returns when no process of a former server is left on this directory.
    ///
    /// @throws ClusterException `old-server-still-runs` where even SIGKILL did not help (a process stuck in the
    ///     kernel)
    void endFormer() throws IOException, InterruptedException {
        endLiving();
        // A dead postmaster that its parent has not yet asked after still counts as running to the next one.
        var recorded = recordedPostmaster();
        if (recorded.isPresent()) {
            eventually(() -> !isUnburied(recorded.get()), KILLED);
        }
    }

    private void endLiving() throws IOException, InterruptedException {
        var former = running();
        if (former.isEmpty()) {
            return;
        }
        var postmaster = recordedPostmaster().filter(former::contains);
        if (postmaster.isPresent()) {
            send(Signal.INT, List.of(postmaster.get()));
            if (gone(FAST)) {
                return;
            }
            send(Signal.QUIT, List.of(postmaster.get()));
        } else {
            if (gone(NOTICED)) {
                return;
            }
            send(Signal.QUIT, running());
        }
        if (gone(IMMEDIATE)) {
            return;
        }
        send(Signal.KILL, running());
        if (!gone(KILLED)) {
            throw new ClusterException(
                    ClusterException.Reason.OLD_SERVER_STILL_RUNS,
                    layout.data(),
                    running().stream().map(String::valueOf).collect(Collectors.joining(", ")));
        }
    }

    /// All live processes of a server on this directory: postmaster and children.
    List<Long> running() {
        try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
            return all.map(ProcessHandle::pid).filter(this::isOurs).toList();
        }
    }

    private boolean gone(Duration within) throws InterruptedException {
        return eventually(() -> running().isEmpty(), within);
    }

    private static boolean eventually(BooleanSupplier condition, Duration within) throws InterruptedException {
        var end = System.nanoTime() + within.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            TimeUnit.NANOSECONDS.sleep(POLL.toNanos());
        }
        return true;
    }

    private boolean isOurs(long pid) {
        var process = Path.of("/proc", Long.toString(pid));
        try {
            var words = Files.readString(process.resolve("cmdline"), StandardCharsets.ISO_8859_1);
            // A postmaster keeps its command line; its children call themselves "postgres: checkpointer" and
            // the like.
            var program = words.split("\0", 2)[0];
            return (program.endsWith("/postgres") || program.startsWith("postgres:"))
                    && Files.isSameFile(process.resolve("cwd"), layout.data());
        } catch (IOException e) {
            // Ended while we looked, already dead, or another user's: not a server of ours.
            return false;
        }
    }

    // proc(5), stat: process id, name in parentheses, state; Z is a zombie.
    private static boolean isUnburied(long pid) {
        try {
            var status = Files.readString(Path.of("/proc", Long.toString(pid), "stat"), StandardCharsets.ISO_8859_1);
            return status.contains("(postgres) Z");
        } catch (IOException e) {
            return false;
        }
    }

    /// First line of `postmaster.pid`; empty where there is none or it is half-written.
    private Optional<Long> recordedPostmaster() throws IOException {
        var file = layout.data().resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (var lines = Files.lines(file)) {
            return lines.findFirst().filter(line -> line.matches("[0-9]{1,10}")).map(Long::valueOf);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }
}
