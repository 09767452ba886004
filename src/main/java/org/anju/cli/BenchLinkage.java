package org.anju.cli;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.anju.frame.Words;
import org.anju.linkage.Decision;
import org.anju.linkage.Linkage;
import org.anju.sheets.Sheet;
import org.anju.town.HouseholdSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `anju bench linkage`: linking a file of invented households against only reading it, and how good the links
/// are. Needs no database.
@Command(name = "linkage", mixinStandardHelpOptions = true)
final class BenchLinkage implements Callable<Integer> {

    /// Records a second, linking to reading.
    private static final double GOAL = 0.10;

    @Mixin
    private final BenchOptions options = new BenchOptions();

    private final Words words;

    BenchLinkage(Words words) {
        this.words = words;
    }

    /// What a piece of work took.
    private record Cost(double seconds, double cpuSeconds) {

        static Cost of(Runnable work) {
            var system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
            long cpu = system.getProcessCpuTime();
            long begun = System.nanoTime();
            work.run();
            return new Cost((System.nanoTime() - begun) / 1e9, (system.getProcessCpuTime() - cpu) / 1e9);
        }
    }

    @Override
    public Integer call() throws IOException {
        var file = Files.createTempFile("anju-households-", ".csv");
        try {
            options.publish(measured(file), words);
            return 0;
        } finally {
            Files.delete(file);
        }
    }

    private BenchReport measured(Path file) throws IOException {
        var persons = IntStream.builder();
        try (var out = Files.newBufferedWriter(file)) {
            out.write(SynthCommand.Households.HEADINGS);
            HouseholdSet.survey(options.seed(), options.persons(), record -> {
                persons.add(record.person());
                SynthCommand.Households.write(record, out);
            });
        }
        var truth = persons.build().toArray();
        options.text().println(words.t("cli.bench.measuring"));
        var raw = Cost.of(() -> read(file));
        var found = new Linked[1];
        var linked = Cost.of(() -> {
            var table = new LinkInput(LinkColumns.guessed(), null, _ -> {}).read(List.of(file));
            found[0] = new Linked(Linkage.learning().run(table, (_, _) -> {}));
        });
        var details = found[0].quality(truth);
        details.put("cpuSeconds", linked.cpuSeconds());
        details.put("rawCpuSeconds", raw.cpuSeconds());
        double rows = truth.length;
        var figure = new BenchReport.Figure(
                "linkage",
                "csv",
                BenchReport.Figure.RATE,
                rows / linked.seconds(),
                rows / raw.seconds(),
                raw.cpuSeconds() / linked.cpuSeconds(),
                GOAL,
                details);
        var sizes = Map.<String, Object>of("persons", options.persons(), "records", truth.length);
        return new BenchReport("linkage", new LinkedHashMap<>(sizes), BenchReport.Machine.now(), List.of(figure));
    }

    private static void read(Path file) {
        try (var sheet = Sheet.open(file, List.of())) {
            long cells = 0;
            for (var row : sheet) {
                cells += row.cells().size();
            }
            if (cells == 0) {
                throw new IllegalStateException("Nothing was read from " + file + ".");
            }
        }
    }

    private record Linked(Linkage.Result result) {

        /// Precision and recall of what was linked, and recall with what a person is asked.
        ///
        /// @param truth the person of each row
        Map<String, Double> quality(int[] truth) {
            double linked = 0;
            double right = 0;
            double asked = 0;
            for (var link : result.links()) {
                boolean same = truth[link.left()] == truth[link.right()];
                linked += link.decision() == Decision.LINK ? 1 : 0;
                right += link.decision() == Decision.LINK && same ? 1 : 0;
                asked += same ? 1 : 0;
            }
            double all = Arrays.stream(truth)
                    .boxed()
                    .collect(Collectors.groupingBy(person -> person, Collectors.counting()))
                    .values()
                    .stream()
                    .mapToDouble(n -> n * (n - 1.0) / 2)
                    .sum();
            var quality = new LinkedHashMap<String, Double>();
            quality.put("pairsCompared", (double) result.candidates());
            quality.put("precision", right / linked);
            quality.put("recall", right / all);
            quality.put("recallWithReview", asked / all);
            return quality;
        }
    }
}
