package org.anju.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// As whom the server's programs run. PostgreSQL refuses to run as root, rightly: started by root, its programs
/// run as the unprivileged user 65534 (`nobody`) by way of `setpriv` (util-linux); started by anybody else, as
/// that user. `setpriv` also ties the server to us: when our thread that started it dies, the kernel sends it
/// SIGINT (fast shutdown).
record ProgramUser(long uid, boolean root, Optional<Path> setpriv, Optional<Path> setsid) {

    private static final long NOBODY = 65534;
    private static final List<Path> TOOLS =
            Stream.of("/usr/bin", "/bin", "/usr/sbin", "/sbin").map(Path::of).toList();
    private static final String TIED = "--pdeathsig=INT";

    static ProgramUser current() throws IOException, InterruptedException {
        var own = effectiveUid();
        var root = own == 0;
        var setpriv = tool("setpriv");
        if (!root) {
            var ties = setpriv.isPresent()
                    && run(List.of(setpriv.get().toString(), TIED, "true")).succeeded();
            return new ProgramUser(own, false, ties ? setpriv : Optional.empty(), tool("setsid"));
        }
        var user = new ProgramUser(NOBODY, true, setpriv, tool("setsid"));
        var tried = setpriv.isPresent()
                ? run(user.command(List.of("true"), true))
                : new Outcome(1, "setpriv (util-linux) is not installed");
        if (!tried.succeeded()) {
            throw new ClusterException(
                    ClusterException.Reason.PRIVILEGES_CANNOT_BE_DROPPED,
                    tried.said().strip());
        }
        return user;
    }

    /// The command line that runs the program as this user, in a session of its own (Ctrl-C on the terminal is
    /// meant for us: we stop the server last). Each step replaces itself with the next, so the process id is
    /// the program's.
    List<String> command(List<String> program, boolean tied) {
        var command = new ArrayList<String>();
        setsid.ifPresent(tool -> command.add(tool.toString()));
        if (setpriv.isPresent() && (root || tied)) {
            command.add(setpriv.get().toString());
            if (root) {
                command.addAll(List.of("--reuid=" + uid, "--regid=" + uid, "--clear-groups"));
            }
            if (tied) {
                command.add(TIED);
            }
        }
        command.addAll(program);
        return command;
    }

    /// A builder with an environment that nothing from outside can bend (PGPORT, LD_LIBRARY_PATH, LANG …).
    ProcessBuilder builder(List<String> program, Path workingDirectory, boolean tied) {
        return bare(command(program, tied)).directory(workingDirectory.toFile());
    }

    /// Whether this user can come to the directory by its name. Tried, not computed: there are access lists and
    /// mounts.
    boolean reaches(Path directory) throws IOException, InterruptedException {
        return !root
                || run(command(List.of("/bin/sh", "-c", "cd -P \"$0\"", directory.toString()), false))
                        .succeeded();
    }

    /// Gives a tree to this user; the root of the tree last, so that a kill in between is seen and made good
    /// next time.
    void own(Path tree) throws IOException {
        if (!root) {
            return;
        }
        Files.walkFileTree(tree, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (!attributes.isSymbolicLink()) {
                    give(file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
                    throws IOException {
                if (failure != null) {
                    throw failure;
                }
                give(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    static long owner(Path path) throws IOException {
        return ((Number) Files.getAttribute(path, "unix:uid")).longValue();
    }

    private void give(Path path) throws IOException {
        Files.setAttribute(path, "unix:uid", (int) uid);
        Files.setAttribute(path, "unix:gid", (int) uid);
    }

    /// How a short program ended and what it said, both streams together.
    record Outcome(int code, String said) {
        boolean succeeded() {
            return code == 0;
        }
    }

    static Outcome run(List<String> command) throws IOException, InterruptedException {
        return run(bare(command));
    }

    static Outcome run(ProcessBuilder builder) throws IOException, InterruptedException {
        var process = builder.redirectErrorStream(true).start();
        try {
            process.getOutputStream().close();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Outcome(process.waitFor(), said);
        } finally {
            process.destroyForcibly();
        }
    }

    private static ProcessBuilder bare(List<String> command) {
        var builder = new ProcessBuilder(command);
        builder.environment().clear();
        builder.environment().put("PATH", "/usr/bin:/bin:/usr/sbin:/sbin");
        builder.environment().put("LC_ALL", "C");
        builder.environment().put("TZ", "UTC");
        return builder;
    }

    private static Optional<Path> tool(String name) {
        return TOOLS.stream()
                .map(directory -> directory.resolve(name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    // proc(5): "Uid: real effective saved file-system".
    private static long effectiveUid() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("Uid:"))
                .map(line -> Long.parseLong(line.split("\\s+", -1)[2]))
                .findFirst()
                .orElseThrow(() -> new IOException("/proc/self/status tells no user id"));
    }
}
