package org.anju.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.anju.frame.Words;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `anju bench cases`: applications through their full life, by eight at once, held against as many bare durable
/// commits in turns; and how long the pages take while a year's cases come in at the pace of its busiest hours.
@Command(name = "cases", mixinStandardHelpOptions = true)
final class BenchCases implements Callable<Integer> {

    private static final String WAY = "face";
    private static final int CLIENTS = 8;
    private static final double GOAL = 0.10;

    /// Persons who come through the intake; the others are copies of them.
    private static final int GROWN = 20_000;

    /// Until every connection has its plans.
    private static final int WARM_LIVES = 100;

    /// Of those who have not applied yet, at most.
    private static final int PART_TO_WARM = 20;

    private static final Duration MOST_TO_WARM = Duration.ofMinutes(2);

    @Mixin
    private final BenchOptions options = new BenchOptions();

    @Option(names = "--seconds", paramLabel = "S", defaultValue = "24", descriptionKey = "cli.bench.seconds")
    private int seconds = 24;

    @Option(names = "--slice", paramLabel = "MS", defaultValue = "3000", descriptionKey = "cli.bench.slice")
    private int slice = 3_000;

    @Option(names = "--cases", paramLabel = "N", defaultValue = "0", descriptionKey = "cli.bench.cases.past")
    private int past;

    @Option(names = "--kill", descriptionKey = "cli.bench.cases.kill")
    private boolean kill;

    private final Class<?> house;
    private final Words words;

    BenchCases(Class<?> house, Words words) {
        this.house = house;
        this.words = words;
    }

    @Override
    public Integer call() throws Exception {
        if (kill) {
            return new BenchCasesKilled(house, words, options, GROWN, seconds).run();
        }
        try (var ground = options.servingInPlace(house, words, GROWN)) {
            var work = BenchCaseWork.on(ground);
            var there = new BenchCaseFill(ground, work, words, options.text()).upTo(past);
            options.text().println(words.t("cli.bench.measuring"));
            var lives = lives(ground, work);
            var pages = new BenchCasePages(ground, work);
            var figures = List.of(lives, pages.measure(seconds, cpu(lives)));
            var sizes = new LinkedHashMap<String, Object>();
            sizes.put("persons", ground.persons());
            sizes.put("cases", there.all());
            sizes.put("open", there.open());
            sizes.put("clients", CLIENTS);
            sizes.put("sliceMilliseconds", slice);
            options.publish(new BenchReport("cases", sizes, BenchReport.Machine.now(), figures), words);
            return pages.failed() == 0 ? 0 : 1;
        }
    }

    private BenchReport.Figure lives(BenchGround ground, BenchCaseWork work) throws Exception {
        var real = new ArrayList<BenchSlice>();
        var raw = new ArrayList<BenchSlice>();
        var bare = BenchIntake.bare(ground, CLIENTS);
        try {
            var left = new AtomicInteger(Math.min(WARM_LIVES, work.people().size() / PART_TO_WARM));
            BenchSlice.run(ground.cluster(), CLIENTS, MOST_TO_WARM, () -> left.getAndDecrement() > 0 ? work.life() : 0);
            for (int i = 0; i < Math.max(1, seconds * 1_000 / (2 * slice)); i++) {
                real.add(run(ground, work::life));
                raw.add(run(
                        ground,
                        () -> BenchIntake.with(bare, connection -> {
                            for (int commit = 0; commit < BenchCaseWork.COMMITS; commit++) {
                                BenchIntake.commit(connection);
                            }
                            return 1;
                        })));
            }
        } finally {
            BenchIntake.close(bare);
        }
        return BenchReport.Figure.rate("cases", WAY, BenchIntake.ratio(real, raw), GOAL, real, raw);
    }

    /// What a case costs the program and the database.
    private static double cpu(BenchReport.Figure lives) {
        return lives.details().getOrDefault("programCpuMicros", 0.0)
                + lives.details().getOrDefault("databaseCpuMicros", 0.0);
    }

    private BenchSlice run(BenchGround ground, Callable<Integer> work) throws Exception {
        return BenchSlice.run(ground.cluster(), CLIENTS, Duration.ofMillis(slice), work);
    }
}
