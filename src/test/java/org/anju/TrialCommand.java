package org.anju;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.anju.cli.Commands;

/// The `anju` command, run within the test as a program of its own would be, in English.
public final class TrialCommand {

    private TrialCommand() {}

    /// Runs a command that must succeed; what it said.
    public static String done(String... arguments) {
        return run(0, arguments);
    }

    /// Runs a command that must fail; what it said.
    public static String failed(String... arguments) {
        return run(1, arguments);
    }

    /// Runs a command that must not be understood; what it said.
    public static String refused(String... arguments) {
        return run(2, arguments);
    }

    /// Runs a command that must end with this code, in Chinese; what it said.
    public static String inChinese(int code, String... arguments) {
        return run("zh", code, arguments);
    }

    private static String run(int code, String... arguments) {
        return run("en", code, arguments);
    }

    private static String run(String language, int code, String... arguments) {
        var all = new ArrayList<>(List.of(arguments));
        all.add("--lang=" + language);
        var said = new ByteArrayOutputStream();
        var out = System.out;
        var err = System.err;
        try (var both = new PrintStream(said, true, StandardCharsets.UTF_8)) {
            System.setOut(both);
            System.setErr(both);
            int ended = Commands.run(House.class, all.toArray(String[]::new));
            assertThat(ended)
                    .as("%s: %s", List.of(arguments), said.toString(StandardCharsets.UTF_8))
                    .isEqualTo(code);
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
        return said.toString(StandardCharsets.UTF_8);
    }
}
