package org.anju.postgres;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// An [OwningProgram] in another JVM, read line by line.
final class KillableProgram implements AutoCloseable {

    private final Process process;
    private final BufferedReader lines;
    private final StringBuilder otherWords = new StringBuilder();
    private int acknowledged;

    private KillableProgram(Process process) {
        this.process = process;
        this.lines = process.inputReader(StandardCharsets.UTF_8);
    }

    static KillableProgram start(Path dataDirectory, String... mode) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                OwningProgram.class.getName(),
                dataDirectory.toString()));
        command.addAll(List.of(mode));
        return new KillableProgram(
                new ProcessBuilder(command).redirectErrorStream(true).start());
    }

    /// @return the server's process id
    long untilAcknowledged(int number) throws IOException {
        var postmaster = -1L;
        while (acknowledged < number) {
            var line = lines.readLine();
            if (line == null) {
                throw new IOException("The program ended: " + otherWords);
            }
            if (line.startsWith("postmaster ")) {
                postmaster = numberIn(line);
            } else {
                note(line);
            }
        }
        return postmaster;
    }

    /// Kills it (SIGKILL).
    ///
    /// @return the last row it said was acknowledged
    int kill() throws IOException, InterruptedException {
        // Not by Process.destroyForcibly(): that closes what the program still had to say.
        ServerProcesses.send(ServerProcesses.Signal.KILL, List.of(process.pid()));
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            note(line);
        }
        process.waitFor();
        return acknowledged;
    }

    long pid() {
        return process.pid();
    }

    private void note(String line) {
        if (line.startsWith("acknowledged ") && line.endsWith(".")) {
            acknowledged = (int) numberIn(line);
        } else {
            otherWords.append(line).append('\n');
        }
    }

    private static long numberIn(String line) {
        return Long.parseLong(line.substring(line.indexOf(' ') + 1, line.length() - 1));
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
