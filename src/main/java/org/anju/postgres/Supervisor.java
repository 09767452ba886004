package org.anju.postgres;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;

/// Keeps one server running: starts it, says when it answers, starts it again on the same port when it dies, so
/// that a connection pool recovers by itself. A server that panics on a failed fsync or a full disk stays down
/// by itself; this brings it back when it can be.
///
/// All starts happen on one thread that lives until [#stop()] or the end of the program, because the kernel
/// ties the server's end to the *thread* that started it (prctl(2), PR_SET_PDEATHSIG).
final class Supervisor {

    private static final System.Logger LOG = System.getLogger(Supervisor.class.getName());

    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    /// A server that lived this long has recovered: the next fall starts with the first pause again.
    private static final Duration STEADY = Duration.ofSeconds(10);

    private static final Duration FAST_SHUTDOWN = Duration.ofSeconds(20);
    private static final Duration IMMEDIATE_SHUTDOWN = Duration.ofSeconds(10);
    /// How long a live server may say nothing at all. Recovery may take longer, but says that it goes on.
    private static final Duration SILENCE = Duration.ofSeconds(60);

    private static final Duration PROBE = Duration.ofMillis(30);
    private static final int FIRST_START_TRIES = 3;

    /// SQLSTATE cannot_connect_now: starting up, recovering or shutting down.
    private static final String NOT_YET = "57P03";
    /// SQLSTATE class 08: connection exception, nobody answers.
    private static final String NO_CONNECTION = "08";
    /// SQLSTATE too_many_connections: others are already being served.
    private static final String BUSY = "53300";

    private final Layout layout;
    private final ProgramUser user;
    private final Programs programs;
    private final Settings settings;
    private final String password;
    private final Path nameForServer;
    private final ServerProcesses processes;
    private final CompletableFuture<Integer> firstAnswer = new CompletableFuture<>();
    private final Thread thread;

    private volatile int port;
    private volatile @Nullable Process server;
    private volatile boolean stopping;

    Supervisor(
            Layout layout,
            ProgramUser user,
            Programs programs,
            Settings settings,
            Path nameForServer,
            String password) {
        this.layout = layout;
        this.user = user;
        this.programs = programs;
        this.settings = settings;
        this.nameForServer = nameForServer;
        this.password = password;
        this.processes = new ServerProcesses(layout);
        this.thread = new Thread(this::supervise, "postgres-supervisor");
        this.thread.setDaemon(true);
    }

    /// Returns when the server answers.
    void start() throws IOException, InterruptedException {
        thread.start();
        try {
            port = firstAnswer.get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case ClusterException refused -> throw refused;
                case IOException failed -> throw failed;
                case InterruptedException interrupted -> throw interrupted;
                case null, default -> throw new IllegalStateException(e.getCause());
            }
        }
    }

    /// Fast shutdown, immediate where that takes too long; returns when the server is gone.
    void stop() throws IOException, InterruptedException {
        Process last;
        synchronized (this) {
            stopping = true;
            last = server;
        }
        if (last != null) {
            end(last);
        }
        thread.interrupt();
        thread.join();
    }

    int port() {
        return port;
    }

    /// The process id of the server started last.
    long pid() {
        var last = server;
        if (last == null) {
            throw new IllegalStateException("The database server was not started.");
        }
        return last.pid();
    }

    private void supervise() {
        try {
            startFirst();
            firstAnswer.complete(port);
        } catch (IOException | InterruptedException | RuntimeException e) {
            firstAnswer.completeExceptionally(e);
            return;
        }
        keepRunning();
    }

    private void startFirst() throws IOException, InterruptedException {
        port = Ports.choose(layout.port());
        for (var attempt = 1; ; attempt++) {
            try {
                startOnce();
                return;
            } catch (ClusterException e) {
                // Between looking for a free port and the server's taking it another program may have taken it.
                if (attempt == FIRST_START_TRIES || !e.getMessage().contains("Address already in use")) {
                    throw e;
                }
                port = Ports.another(layout.port());
            }
        }
    }

    private void keepRunning() {
        var pause = FIRST_PAUSE;
        var answeredAt = System.nanoTime();
        while (true) {
            try {
                var last = server;
                var code = last == null ? -1 : last.waitFor();
                if (stopping) {
                    return;
                }
                if (System.nanoTime() - answeredAt > STEADY.toNanos()) {
                    pause = FIRST_PAUSE;
                }
                LOG.log(
                        Level.WARNING,
                        "The database server ended (exit code {0}); it is started again in {1} ms.",
                        code,
                        pause.toMillis());
                TimeUnit.NANOSECONDS.sleep(pause.toNanos());
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
                startOnce();
                answeredAt = System.nanoTime();
                LOG.log(Level.INFO, "The database server answers again.");
            } catch (InterruptedException e) {
                if (stopping) {
                    return;
                }
            } catch (IOException | RuntimeException e) {
                LOG.log(Level.WARNING, "The database server could not be started again.", e);
                answeredAt = System.nanoTime();
            }
        }
    }

    private void startOnce() throws IOException, InterruptedException {
        processes.endFormer();
        var log = ServerLog.open(layout.log());
        var process = launch();
        var answers = false;
        try {
            awaitAnswer(process, log);
            answers = true;
        } finally {
            if (!answers) {
                end(process);
            }
        }
    }

    private synchronized Process launch() throws IOException, InterruptedException {
        if (stopping) {
            throw new InterruptedException("The database server is being stopped.");
        }
        var program = new ArrayList<String>();
        program.addAll(List.of(programs.postgres().toString(), "-D", nameForServer.toString()));
        program.addAll(settings.arguments(port));
        var process = user.builder(program, layout.data(), settings.tied())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(layout.log().toFile()))
                .start();
        server = process;
        return process;
    }

    private void awaitAnswer(Process process, ServerLog log) throws InterruptedException {
        var lastWord = System.nanoTime();
        while (true) {
            if (!process.isAlive() || System.nanoTime() - lastWord > SILENCE.toNanos()) {
                throw notStarted(log.lastLines());
            }
            switch (probe()) {
                case Answer.Yes _ -> {
                    return;
                }
                case Answer.NotYet _ -> lastWord = System.nanoTime();
                case Answer.Nothing _ -> {}
                case Answer.No no -> {
                    // An answer of a program that is not ours: ours could not take the port and is about to
                    // end.
                    if (!process.waitFor(1, TimeUnit.SECONDS)) {
                        throw notStarted(no.said());
                    }
                }
            }
            TimeUnit.NANOSECONDS.sleep(PROBE.toNanos());
        }
    }

    private sealed interface Answer {
        record Yes() implements Answer {}

        record NotYet() implements Answer {}

        record Nothing() implements Answer {}

        record No(String said) implements Answer {}
    }

    private Answer probe() {
        var properties = new Properties();
        properties.setProperty("user", DataDirectory.SUPERUSER);
        properties.setProperty("password", password);
        properties.setProperty("sslmode", "disable");
        properties.setProperty("gssEncMode", "disable");
        properties.setProperty("connectTimeout", "2");
        properties.setProperty("socketTimeout", "10");
        try (var connection = new Driver().connect(RunningCluster.jdbcUrl(port, "postgres"), properties);
                var statement = connection == null ? null : connection.createStatement()) {
            if (statement == null) {
                return new Answer.Nothing();
            }
            statement.execute("select 1");
            return new Answer.Yes();
        } catch (SQLException e) {
            var state = String.valueOf(e.getSQLState());
            if (state.equals(NOT_YET)) {
                return new Answer.NotYet();
            }
            if (state.equals(BUSY)) {
                return new Answer.Yes();
            }
            return state.startsWith(NO_CONNECTION)
                    ? new Answer.Nothing()
                    : new Answer.No(String.valueOf(e.getMessage()));
        }
    }

    private ClusterException notStarted(String said) {
        return ClusterException.mentionsFullDisk(said)
                ? new ClusterException(ClusterException.Reason.DISK_FULL, layout.home())
                : new ClusterException(ClusterException.Reason.DATABASE_NOT_STARTED, layout.home(), said);
    }

    private static void end(Process process) throws IOException, InterruptedException {
        var steps = List.of(
                new Step(ServerProcesses.Signal.INT, FAST_SHUTDOWN),
                new Step(ServerProcesses.Signal.QUIT, IMMEDIATE_SHUTDOWN));
        for (var step : steps) {
            if (!process.isAlive()) {
                return;
            }
            ServerProcesses.send(step.signal(), List.of(process.pid()));
            if (process.waitFor(step.patience().toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        }
        process.destroyForcibly().waitFor();
    }

    private record Step(ServerProcesses.Signal signal, Duration patience) {}
}
