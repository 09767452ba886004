package org.anju.cli;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.anju.frame.Words;
import org.anju.linkage.Decision;
import org.anju.linkage.Linkage;
import org.anju.linkage.Model;
import org.anju.linkage.Ruling;
import org.anju.linkage.Table;
import org.anju.linkage.Thresholds;
import org.anju.shared.Problem;
import org.anju.sheets.Sheet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `anju link A.csv [B.csv] --out PAIRS.csv`: which records of one file, or of two, are about one person. Needs
/// no register: it starts no database.
@Command(name = "link", mixinStandardHelpOptions = true)
final class LinkCommand implements Callable<Integer> {

    @Parameters(arity = "1..2", paramLabel = "FILE", descriptionKey = "cli.link.file")
    private List<Path> files = List.of();

    @Option(names = "--out", required = true, paramLabel = "PAIRS.csv", descriptionKey = "cli.link.out")
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private Path out;

    @Option(names = "--clusters", paramLabel = "OUT.csv", descriptionKey = "cli.link.clusters")
    private @Nullable Path clusters;

    @Option(names = "--config", paramLabel = "FILE", descriptionKey = "cli.link.config")
    private @Nullable Path config;

    @Option(names = "--model", paramLabel = "IN.json", descriptionKey = "cli.link.model")
    private @Nullable Path modelFile;

    @Option(names = "--save-model", paramLabel = "OUT.json", descriptionKey = "cli.link.save-model")
    private @Nullable Path savedModel;

    @Option(names = "--decisions", paramLabel = "FILE.csv", descriptionKey = "cli.link.decisions")
    private @Nullable Path decisions;

    @Option(names = "--preset", paramLabel = "register|general", descriptionKey = "cli.link.preset")
    private @Nullable Preset preset;

    @Option(names = "--link", paramLabel = "BITS", descriptionKey = "cli.link.link")
    private @Nullable Double link;

    @Option(names = "--review", paramLabel = "BITS", descriptionKey = "cli.link.review")
    private @Nullable Double review;

    @Option(names = "--one-to-one", descriptionKey = "cli.link.one-to-one")
    private boolean oneToOne;

    @Option(names = "--explain", descriptionKey = "cli.link.explain")
    private boolean explain;

    @Option(names = "--rules", descriptionKey = "cli.link.rules")
    private boolean rules;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", descriptionKey = "cli.link.seed")
    private long seed = Linkage.SEED;

    @Option(names = "--lang", paramLabel = "zh|en", descriptionKey = "cli.lang")
    private @Nullable String lang;

    enum Preset {
        REGISTER(Thresholds.REGISTER),
        GENERAL(Thresholds.GENERAL);

        private final Thresholds thresholds;

        Preset(Thresholds thresholds) {
            this.thresholds = thresholds;
        }
    }

    private final Words words;

    LinkCommand(Words words) {
        this.words = words;
    }

    @Override
    public Integer call() throws IOException {
        long began = System.nanoTime();
        var stages = new Stages(words);
        var columns = config == null ? LinkColumns.guessed() : LinkColumns.read(readable(config));
        var model = modelFile == null ? null : Model.read(readable(modelFile));
        var table = new LinkInput(columns, model, stages::rows).read(files);
        stages.rows(table.rows());
        if (oneToOne && !table.twoFiles()) {
            throw new Problem(Problem.Kind.INVALID, "link-one-to-one");
        }
        if (link != null && review != null && review > link) {
            throw new Problem(Problem.Kind.INVALID, "link-thresholds", link, review);
        }
        var cuts = new Linkage.Cuts(preset == null ? null : preset.thresholds, link, review);
        var result = new Linkage(model, cuts, rulings(), oneToOne, seed).run(table, stages);
        var written = new LinkOutput(table, result);
        written.pairs(out, explain);
        if (clusters != null) {
            written.clusters(clusters);
        }
        if (savedModel != null) {
            result.model().write(savedModel);
        }
        stages.end();
        tell(table, result, System.nanoTime() - began);
        return 0;
    }

    private static Path readable(Path file) {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new Problem(Problem.Kind.INVALID, "file-unreadable", file);
        }
        return file;
    }

    /// What persons decided: `left,right,same` or `left,right,not-the-same`, with or without headings.
    private List<Ruling> rulings() {
        if (decisions == null) {
            return List.of();
        }
        var rulings = new ArrayList<Ruling>();
        try (var sheet = Sheet.open(readable(decisions), List.of())) {
            add(rulings, sheet.headingRow(), sheet.headings().cells(), true);
            for (var row : sheet) {
                add(rulings, row.number(), row.cells(), false);
            }
        }
        return rulings;
    }

    private void add(List<Ruling> rulings, int row, List<String> cells, boolean maybeHeadings) {
        var word = cells.size() < 3 ? "" : cells.get(2).strip();
        switch (word) {
            case "same" ->
                rulings.add(new Ruling(cells.get(0).strip(), cells.get(1).strip(), true));
            case "not-the-same" ->
                rulings.add(new Ruling(cells.get(0).strip(), cells.get(1).strip(), false));
            default -> {
                if (!maybeHeadings) {
                    throw new Problem(
                            Problem.Kind.INVALID,
                            "link-decision",
                            String.valueOf(decisions),
                            row,
                            String.join(",", cells));
                }
            }
        }
    }

    private void tell(Table table, Linkage.Result result, long nanos) {
        for (var block : result.blocks()) {
            if (rules || block.blocksLeftOut() > 0) {
                System.err.println(words.t(
                        "cli.link.rule", block.rule(), block.pairs(), block.blocksLeftOut(), block.pairsLeftOut()));
            }
        }
        for (var field : result.model().fields()) {
            if (field.refused()) {
                System.err.println(words.t("cli.link.refused", field.name()));
            }
        }
        if (!result.unknownRulings().isEmpty()) {
            var first = result.unknownRulings().getFirst();
            System.err.println(
                    words.t("cli.link.unknown-rulings", result.unknownRulings().size(), first.left(), first.right()));
        }
        long linked = result.links().stream()
                .filter(pair -> pair.decision() == Decision.LINK)
                .count();
        var thresholds = result.model().thresholds();
        System.out.println(words.t(
                "cli.link.done",
                table.rows(),
                result.candidates(),
                linked,
                result.links().size() - linked,
                thresholds.link(),
                thresholds.review(),
                out));
        System.out.println(words.t(
                "cli.link.cost", LinkOutput.decimal(cpuSeconds(), 1), LinkOutput.decimal(nanos / 1e9, 1), peakHeap()));
    }

    private static double cpuSeconds() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime() / 1e9;
    }

    /// The most that the heap held, in megabytes.
    private static long peakHeap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                        .filter(pool -> pool.getType() == MemoryType.HEAP)
                        .mapToLong(pool -> pool.getPeakUsage().getUsed())
                        .sum()
                >> 20;
    }
}
