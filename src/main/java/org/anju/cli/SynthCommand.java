package org.anju.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.anju.frame.Words;
import org.anju.shared.Problem;
import org.anju.town.HouseholdSet;
import org.anju.town.Surveyed;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `anju synth …`: invented data with known truth, to measure with.
@Command(name = "synth", mixinStandardHelpOptions = true)
final class SynthCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before run
    private CommandSpec spec;

    private SynthCommand() {}

    static CommandLine line(Words words) {
        return new CommandLine(new SynthCommand()).addSubcommand("households", new Households(words));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), spec.resourceBundle().getString("cli.synth.what"));
    }

    /// `anju synth households --persons N --seed S --out FILE.csv [--truth TRUTH.csv]`.
    @Command(name = "households", mixinStandardHelpOptions = true)
    static final class Households implements Callable<Integer> {

        static final String HEADINGS = "id,name,sex,birth,identity_number,phone,dwelling,home_town\n";

        private static final int MOST = 50_000_000;

        @Option(names = "--persons", required = true, paramLabel = "N", descriptionKey = "cli.synth.persons")
        private int persons;

        @Option(names = "--seed", paramLabel = "N", defaultValue = "1", descriptionKey = "cli.demo.seed")
        private long seed = 1;

        @Option(names = "--out", required = true, paramLabel = "FILE.csv", descriptionKey = "cli.synth.out")
        @SuppressWarnings("NullAway.Init") // set by picocli before call
        private Path out;

        @Option(names = "--truth", paramLabel = "TRUTH.csv", descriptionKey = "cli.synth.truth")
        private @Nullable Path truth;

        @Option(names = "--lang", paramLabel = "zh|en", descriptionKey = "cli.lang")
        private @Nullable String lang;

        private final Words words;

        Households(Words words) {
            this.words = words;
        }

        @Override
        public Integer call() throws IOException {
            if (persons < 1 || persons > MOST) {
                throw new Problem(Problem.Kind.INVALID, "synth-persons", persons, MOST);
            }
            var count = new int[1];
            try (var records = Files.newBufferedWriter(out);
                    var persons =
                            truth == null ? new BufferedWriter(Writer.nullWriter()) : Files.newBufferedWriter(truth)) {
                records.write(HEADINGS);
                persons.write("id,person,household\n");
                HouseholdSet.survey(seed, this.persons, record -> {
                    count[0]++;
                    write(record, records);
                    writeTruth(record, persons);
                });
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
            System.out.println(words.t("cli.synth.done", count[0], persons, out));
            return 0;
        }

        static void write(Surveyed of, Writer records) {
            try {
                records.write(String.join(
                        ",",
                        of.id(),
                        of.name(),
                        of.sex(),
                        of.birth(),
                        of.number(),
                        of.phone(),
                        of.dwelling(),
                        of.homeTown()));
                records.write('\n');
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void writeTruth(Surveyed of, Writer persons) {
            try {
                persons.write(of.id() + ',' + of.person() + ',' + of.household() + '\n');
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
