package org.anju.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.anju.frame.Words;
import org.anju.postgres.Cluster;
import org.anju.postgres.Database;
import org.anju.postgres.Secrets;
import org.anju.shared.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.WebApplicationType;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `anju scenarios run FILE.jsonl --out ANSWERS.jsonl`: plays stories through the register and writes what it
/// answers, beside what was expected: with it a city tries its own rules before it trusts ours.
@Command(name = "scenarios", mixinStandardHelpOptions = true)
final class ScenariosCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before run
    private CommandSpec spec;

    private ScenariosCommand() {}

    static CommandLine line(Class<?> house, Words words) {
        return new CommandLine(new ScenariosCommand()).addSubcommand("run", new Run(house, words));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), spec.resourceBundle().getString("cli.scenarios.what"));
    }

    @Command(name = "run", mixinStandardHelpOptions = true)
    static final class Run implements Callable<Integer> {

        @Parameters(arity = "1..*", paramLabel = "FILE.jsonl", descriptionKey = "cli.scenarios.file")
        private List<Path> files = List.of();

        @Option(names = "--out", paramLabel = "ANSWERS.jsonl", required = true, descriptionKey = "cli.scenarios.out")
        @SuppressWarnings("NullAway.Init") // set by picocli before call
        private Path out;

        @Option(names = "--lang", paramLabel = "zh|en", descriptionKey = "cli.lang")
        private @Nullable String lang;

        private final Class<?> house;
        private final Words words;

        Run(Class<?> house, Words words) {
            this.house = house;
            this.words = words;
        }

        /// Plays on a database of its own, which is gone afterwards. Ends with 1 where an answer does not
        /// agree.
        @Override
        public Integer call() throws IOException {
            var scenarios = scenarios();
            var ground = Files.createTempDirectory("anju-scenarios");
            System.err.println(words.t("cli.scenarios.starting", scenarios.size()));
            try (var cluster = Cluster.start(ground)) {
                var secrets = Secrets.in(ground);
                try (var running = new Installation.Running(
                        Installation.raise(
                                house, WebApplicationType.NONE, Database.embedded(cluster, secrets), secrets, Map.of()),
                        null)) {
                    return play(scenarios, new ScenarioPlay(running));
                }
            } finally {
                clear(ground);
            }
        }

        private List<Scenario> scenarios() throws IOException {
            var scenarios = new ArrayList<Scenario>();
            for (var file : files) {
                if (!Files.isReadable(file)) {
                    throw new Problem(Problem.Kind.INVALID, "file-unreadable", file);
                }
                var lines = Files.readAllLines(file, StandardCharsets.UTF_8);
                for (int i = 0; i < lines.size(); i++) {
                    if (!lines.get(i).isBlank()) {
                        scenarios.add(Scenario.read(lines.get(i), i + 1));
                    }
                }
            }
            return scenarios;
        }

        private int play(List<Scenario> scenarios, ScenarioPlay play) throws IOException {
            play.build(scenarios);
            int agreed = 0;
            int differed = 0;
            int failed = 0;
            try (BufferedWriter file = Files.newBufferedWriter(out);
                    var answers = new PrintWriter(file)) {
                for (int i = 0; i < scenarios.size(); i++) {
                    var scenario = scenarios.get(i);
                    var line = ScenarioAnswer.JSON.createObjectNode().put("id", scenario.id());
                    try {
                        var answer = play.play(scenario, i);
                        line.set("answer", answer.json());
                        if (!scenario.expect().isMissingNode()) {
                            var agrees = answer.agrees(scenario.expect());
                            line.put("agrees", agrees);
                            agreed += agrees ? 1 : 0;
                            differed += agrees ? 0 : 1;
                        }
                    } catch (Problem problem) {
                        failed++;
                        line.put("problem", words.of(problem));
                        if (!scenario.expect().isMissingNode()) {
                            line.put("agrees", false);
                        }
                    }
                    answers.println(line);
                }
            }
            System.out.println(words.t("cli.scenarios.done", scenarios.size(), agreed, differed, failed));
            return differed + failed == 0 ? 0 : 1;
        }

        private static void clear(Path directory) throws IOException {
            try (var all = Files.walk(directory)) {
                for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(path);
                }
            }
        }
    }
}
