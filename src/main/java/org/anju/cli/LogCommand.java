package org.anju.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.anju.frame.Words;
import org.anju.merkle.Audit;
import org.anju.merkle.Commitment;
import org.anju.merkle.Hash;
import org.anju.merkle.Note;
import org.anju.merkle.Proof;
import org.anju.merkle.VerifierKey;
import org.anju.shared.Problem;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `anju log …`: the transparency log from outside. `verify` and `proof` need neither a register nor its
/// operator.
@Command(name = "log", mixinStandardHelpOptions = true)
final class LogCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before run
    private CommandSpec spec;

    private LogCommand() {}

    static CommandLine line(Class<?> house, Words words) {
        return new CommandLine(new LogCommand())
                .addSubcommand("verify", new Verify(words))
                .addSubcommand("proof", new CheckProof(words))
                .addSubcommand("export", new Export(house, words));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), spec.resourceBundle().getString("cli.log.what"));
    }

    private static VerifierKey key(String text) {
        try {
            return VerifierKey.read(text);
        } catch (IllegalArgumentException e) {
            throw new Problem(Problem.Kind.INVALID, "log-key", text);
        }
    }

    private static String text(Path file) throws IOException {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new Problem(Problem.Kind.INVALID, "file-unreadable", file);
        }
        return Files.readString(file, StandardCharsets.UTF_8);
    }

    /// `anju log verify URL|DIR [--key KEY]… [--since FILE]`.
    @Command(name = "verify", mixinStandardHelpOptions = true)
    static final class Verify implements Callable<Integer> {

        @Parameters(paramLabel = "URL|DIR", descriptionKey = "cli.log.verify.where")
        private String where = "";

        @Option(names = "--key", paramLabel = "KEY", descriptionKey = "cli.log.key")
        private List<String> keys = List.of();

        @Option(names = "--since", paramLabel = "FILE", descriptionKey = "cli.log.verify.since")
        private @Nullable Path since;

        @Option(names = "--save", paramLabel = "FILE", descriptionKey = "cli.log.verify.save")
        private @Nullable Path save;

        @Option(names = "--lang", paramLabel = "zh|en", descriptionKey = "cli.lang")
        private @Nullable String lang;

        private final Words words;

        Verify(Words words) {
            this.words = words;
        }

        @Override
        public Integer call() throws IOException {
            try (var files = LogFiles.at(where)) {
                var known = new ArrayList<VerifierKey>();
                keys.forEach(text -> known.add(key(text)));
                if (known.isEmpty()) {
                    System.err.println(words.t("cli.log.own-keys"));
                    files.text("keys").lines().forEach(line -> known.add(key(line)));
                }
                var before = since == null ? null : note(text(since));
                return switch (new Audit(files::read, known).run(before)) {
                    case Audit.Outcome.Sound sound -> tell(sound);
                    case Audit.Outcome.Broken broken -> {
                        System.err.println(words.t("cli.log.broken", broken.file(), words.of(broken.fault())));
                        yield 1;
                    }
                };
            }
        }

        private static Note note(String text) {
            try {
                return Note.read(text);
            } catch (IllegalArgumentException e) {
                throw new Problem(Problem.Kind.INVALID, "log-checkpoint");
            }
        }

        private int tell(Audit.Outcome.Sound sound) throws IOException {
            var of = sound.note().checkpoint();
            System.out.println(words.t("cli.log.sound", of.origin(), of.size(), of.root()));
            sound.signed()
                    .forEach((key, at) -> System.out.println(
                            words.t("cli.log.signed", key.name(), words.of(key.type()), key.fingerprint())));
            if (sound.strangers() > 0) {
                System.out.println(words.t("cli.log.strangers", sound.strangers()));
            }
            if (since != null) {
                System.out.println(words.t("cli.log.grown", since));
            }
            if (save != null) {
                // What was checked, not what the log may say by now.
                Files.writeString(save, sound.note().written());
            }
            return 0;
        }
    }

    /// `anju log proof FILE --key KEY…`: one proof, without a network.
    @Command(name = "proof", mixinStandardHelpOptions = true)
    static final class CheckProof implements Callable<Integer> {

        @Parameters(paramLabel = "FILE", descriptionKey = "cli.log.proof.file")
        @SuppressWarnings("NullAway.Init") // set by picocli before call
        private Path file;

        @Option(names = "--key", required = true, paramLabel = "KEY", descriptionKey = "cli.log.key")
        private List<String> keys = List.of();

        @Option(names = "--lang", paramLabel = "zh|en", descriptionKey = "cli.lang")
        private @Nullable String lang;

        private final Words words;

        CheckProof(Words words) {
            this.words = words;
        }

        @Override
        public Integer call() throws IOException {
            var known = keys.stream().map(LogCommand::key).toList();
            try {
                var proof = Proof.read(text(file));
                var checkpoint = proof.note().checkpoint();
                var own = known.stream()
                        .filter(key -> key.name().equals(checkpoint.origin()))
                        .toList();
                boolean signed = !own.isEmpty() && proof.note().vouchedFor(own, known);
                if (!signed || !proof.includes(Hash.leaf(Commitment.entry(proof.extra())))) {
                    System.err.println(words.t(signed ? "cli.log.proof.not-in" : "cli.log.proof.not-signed"));
                    return 1;
                }
                System.out.println(
                        words.t("cli.log.proof.good", proof.index(), checkpoint.origin(), checkpoint.size()));
                known.stream()
                        .filter(key -> key.signed(proof.note()).isPresent())
                        .forEach(key -> System.out.println(
                                words.t("cli.log.signed", key.name(), words.of(key.type()), key.fingerprint())));
                System.out.println(new String(
                        Arrays.copyOfRange(
                                proof.extra(),
                                Math.min(Commitment.SALT_BYTES, proof.extra().length),
                                proof.extra().length),
                        StandardCharsets.UTF_8));
                return 0;
            } catch (IllegalArgumentException e) {
                System.err.println(words.t("cli.log.proof.unreadable", file));
                return 1;
            }
        }
    }

    /// `anju log export DIR`: the public files, to be served by any web server or carried away.
    @Command(name = "export", mixinStandardHelpOptions = true)
    static final class Export implements Callable<Integer> {

        @Mixin
        private final Installation installation = new Installation();

        @Parameters(paramLabel = "DIR", descriptionKey = "cli.log.export.dir")
        @SuppressWarnings("NullAway.Init") // set by picocli before call
        private Path directory;

        private final Class<?> house;
        private final Words words;

        Export(Class<?> house, Words words) {
            this.house = house;
            this.words = words;
        }

        @Override
        public Integer call() throws IOException {
            installation.requireThere(ServeCommand.DATA);
            try (var running = installation.join(house, ServeCommand.DATA)) {
                long size = LogFiles.write(running.the(org.anju.oversight.Checkpoints.class), directory);
                System.out.println(words.t("cli.log.exported", size, directory));
                return 0;
            }
        }
    }
}
