package org.anju.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.anju.frame.Words;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `anju bench cases`: applications through their full life, by eight at once, held against as many bare durable
/// commits in turns; and how long a page takes while a year's cases come in at the pace of its busiest hours.
@Command(name = "cases", mixinStandardHelpOptions = true)
final class BenchCases implements Callable<Integer> {

    private static final String WAY = "face";
    private static final int CLIENTS = 8;
    private static final double GOAL = 0.10;

    /// What an officer waits for without noticing that it was waiting.
    private static final double PAGE_GOAL = 1_000;

    /// A city of 25 million: cases a year, over its working hours, and how much busier the busiest are.
    private static final double A_YEAR = 3_500_000;

    private static final double WORKING_SECONDS = 250 * 8 * 3_600.0;
    private static final double BUSIEST = 3;

    private static final int WARM_PAGES = 20;

    @Mixin
    private final BenchOptions options = new BenchOptions();

    @Option(names = "--seconds", paramLabel = "S", defaultValue = "24", descriptionKey = "cli.bench.seconds")
    private int seconds = 24;

    @Option(names = "--slice", paramLabel = "MS", defaultValue = "3000", descriptionKey = "cli.bench.slice")
    private int slice = 3_000;

    @Option(names = "--cases", paramLabel = "N", defaultValue = "0", descriptionKey = "cli.bench.cases.past")
    private int past;

    private final Class<?> house;
    private final Words words;

    BenchCases(Class<?> house, Words words) {
        this.house = house;
        this.words = words;
    }

    @Override
    public Integer call() throws Exception {
        try (var ground = options.servingInPlace(house, words)) {
            var work = BenchCaseWork.on(ground);
            var life = work.first();
            var there = new BenchCaseFill(ground).upTo(past, life);
            options.text().println(words.t("cli.bench.measuring"));
            var figures = List.of(lives(ground, work), pages(ground, work));
            var sizes = new LinkedHashMap<String, Object>();
            sizes.put("persons", ground.persons());
            sizes.put("cases", there);
            sizes.put("clients", CLIENTS);
            sizes.put("sliceMilliseconds", slice);
            options.publish(new BenchReport("cases", sizes, BenchReport.Machine.now(), figures), words);
            return 0;
        }
    }

    private BenchReport.Figure lives(BenchGround ground, BenchCaseWork work) throws Exception {
        var real = new ArrayList<BenchSlice>();
        var raw = new ArrayList<BenchSlice>();
        var bare = BenchIntake.bare(ground, CLIENTS);
        try {
            run(ground, work::life);
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

    /// Pages one after another while cases are begun, handed in, decided and delivered at the pace of the busiest
    /// hours of such a year.
    private BenchReport.Figure pages(BenchGround ground, BenchCaseWork work) throws Exception {
        var visitor = BenchVisitor.signedIn(ground.url(), BenchCaseWork.LOGIN, Demo.PASSWORD);
        visitor.open(BenchCaseWork.PURPOSE, "BENCH");
        var paths = List.of("/desk/cases", work.casePath(), "/track?number=" + work.number(), "/open/matters");
        var times = new LinkedHashMap<String, List<Double>>();
        paths.forEach(path -> times.put(path, new ArrayList<>()));
        double pace = A_YEAR / WORKING_SECONDS * BUSIEST;
        try (var beside = Executors.newScheduledThreadPool(CLIENTS)) {
            beside.scheduleAtFixedRate(work::quietly, 0, (long) (1e6 / pace), TimeUnit.MICROSECONDS);
            for (int i = 0; i < WARM_PAGES; i++) {
                paths.forEach(visitor::get);
            }
            long end = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
            while (System.nanoTime() < end) {
                times.forEach((path, all) -> all.add(visitor.get(path)));
            }
            beside.shutdownNow();
        }
        var all = times.values().stream().flatMap(List::stream).toList();
        var details = new LinkedHashMap<String, Double>();
        details.put("p50", BenchReport.median(all));
        times.forEach((path, of) -> details.put(name(path) + "P95", BenchReport.percentile(of, 0.95)));
        details.put("casesPerSecond", pace);
        details.put("pages", (double) all.size());
        double p95 = BenchReport.percentile(all, 0.95);
        return new BenchReport.Figure(
                "case-pages", "http", BenchReport.Figure.TIME, p95, PAGE_GOAL, p95 / PAGE_GOAL, 1, details);
    }

    private static String name(String path) {
        return path.startsWith("/desk/cases/")
                ? "case"
                : path.startsWith("/desk") ? "worklist" : path.startsWith("/track") ? "tracker" : "catalogue";
    }

    private BenchSlice run(BenchGround ground, Callable<Integer> work) throws Exception {
        return BenchSlice.run(ground.cluster(), CLIENTS, Duration.ofMillis(slice), work);
    }
}
