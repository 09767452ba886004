package org.anju.cli;

import java.time.Clock;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.anju.frame.Words;
import org.anju.matters.MattersFaulty;
import org.anju.postgres.ClusterException;
import org.anju.shared.Problem;
import org.anju.shared.Tongue;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The `anju` command. Exit codes: 0 done, 1 not done, 2 not understood.
@Command(name = "anju", mixinStandardHelpOptions = true, version = "Anju 0.1", subcommands = HelpCommand.class)
public final class Commands implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before run
    private CommandSpec spec;

    private Commands() {}

    /// Runs a command line to its end and returns the exit code.
    ///
    /// @param house the class that Spring Boot starts
    public static int run(Class<?> house, String[] arguments) {
        var words = Words.in(tongue(arguments));
        var commands = new CommandLine(new Commands())
                .addSubcommand("serve", new ServeCommand(house, words))
                .addSubcommand("demo", new DemoCommand(house, words))
                .addSubcommand("import", new ImportCommand(house, words))
                .addSubcommand("scenarios", ScenariosCommand.line(house, words))
                .addSubcommand("link", new LinkCommand(words))
                .addSubcommand("log", LogCommand.line(house, words))
                .addSubcommand("certificate", CertificateCommand.line(words, Clock.system(Words.ZONE)))
                .addSubcommand("witness", new WitnessCommand(words))
                .addSubcommand("backup", new BackupCommand(words))
                .addSubcommand("restore", new RestoreCommand(house, words))
                .addSubcommand("rekey", new RekeyCommand(house, words))
                .addSubcommand("retention", new RetentionCommand(house, words))
                .addSubcommand("matters", MattersCommand.line(house, words))
                .addSubcommand("synth", SynthCommand.line(words))
                .addSubcommand("bench", BenchCommand.line(house, words));
        commands.setResourceBundle(bundle(words.tongue()));
        commands.setCaseInsensitiveEnumValuesAllowed(true);
        commands.setExecutionExceptionHandler((failure, line, parsed) -> {
            System.err.println(saying(failure, words));
            return faulty(failure).isPresent() || calendarFaulty(failure) ? 2 : 1;
        });
        return commands.execute(arguments);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), spec.resourceBundle().getString("cli.command-missing"));
    }

    private static Optional<MattersFaulty> faulty(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .filter(MattersFaulty.class::isInstance)
                .map(MattersFaulty.class::cast)
                .findFirst();
    }

    private static boolean calendarFaulty(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .anyMatch(cause ->
                        cause instanceof Problem problem && problem.name().equals("workdays-faulty"));
    }

    /// What went wrong, in words; with the cause behind it where we have none.
    private static String saying(Throwable failure, Words words) {
        var faulty = faulty(failure);
        if (faulty.isPresent()) {
            return faulty.get().in(words);
        }
        for (@org.jspecify.annotations.Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Problem problem) {
                return words.of(problem);
            }
            if (cause instanceof ClusterException cluster) {
                return cluster.text(words.tongue().locale());
            }
        }
        var root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return words.t("cli.failed", root.getClass().getSimpleName() + ": " + root.getMessage());
    }

    /// `--lang`, else ANJU_LANG, else English where the environment is English, else Chinese.
    private static Tongue tongue(String[] arguments) {
        for (int i = 0; i < arguments.length; i++) {
            if (arguments[i].startsWith("--lang=")) {
                return Tongue.of(Locale.forLanguageTag(arguments[i].substring("--lang=".length())));
            }
            if (arguments[i].equals("--lang") && i + 1 < arguments.length) {
                return Tongue.of(Locale.forLanguageTag(arguments[i + 1]));
            }
        }
        return Arrays.asList("ANJU_LANG", "LC_ALL", "LC_MESSAGES", "LANG").stream()
                        .map(System::getenv)
                        .filter(value -> value != null && !value.isBlank())
                        .findFirst()
                        .filter(value -> value.startsWith("en"))
                        .isPresent()
                ? Tongue.EN
                : Tongue.ZH;
    }

    private static ResourceBundle bundle(Tongue tongue) {
        return ResourceBundle.getBundle(
                "messages.cli",
                tongue == Tongue.ZH ? Locale.ROOT : tongue.locale(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
