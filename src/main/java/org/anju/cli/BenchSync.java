package org.anju.cli;

import java.net.http.HttpClient;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.anju.frame.Words;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `anju bench sync`: phones that hand their visits in, in bursts and over HTTP, held against `copy` of the
/// very rows that were written into the same tables with the same constraints, in turns. With `--kill` the
/// program and its database are killed in the middle, and what was acknowledged is counted.
@Command(name = "sync", mixinStandardHelpOptions = true)
final class BenchSync implements Callable<Integer> {

    private static final String WAY = "http";
    private static final double GOAL = 0.25;
    private static final int WARM_UPS = 3;

    @Mixin
    private final BenchOptions options = new BenchOptions();

    @Option(names = "--seconds", paramLabel = "S", defaultValue = "24", descriptionKey = "cli.bench.seconds")
    private int seconds = 24;

    @Option(names = "--phones", paramLabel = "N", defaultValue = "40", descriptionKey = "cli.bench.phones")
    private int phones = 40;

    @Option(names = "--at-once", paramLabel = "N", defaultValue = "16", descriptionKey = "cli.bench.at-once")
    private int atOnce = 16;

    @Option(names = "--visits", paramLabel = "N", defaultValue = "50", descriptionKey = "cli.bench.visits")
    private int visits = 50;

    @Option(names = "--slice", paramLabel = "MS", defaultValue = "2000", descriptionKey = "cli.bench.slice")
    private int slice = 2_000;

    @Option(names = "--kill", descriptionKey = "cli.bench.kill")
    private boolean kill;

    private final Class<?> house;
    private final Words words;

    BenchSync(Class<?> house, Words words) {
        this.house = house;
        this.words = words;
    }

    @Override
    public Integer call() throws Exception {
        if (kill) {
            return new BenchSyncKilled(house, words, options, phones, visits, seconds).run();
        }
        var enrolled = new AtomicReference<List<BenchPhone>>(List.of());
        try (var ground = options.serving(
                house, words, (running, town) -> enrolled.set(BenchPhones.enrol(running, town, phones)))) {
            options.text().println(words.t("cli.bench.measuring"));
            var figure = bursts(ground, enrolled.get());
            var sizes = new LinkedHashMap<String, Object>();
            sizes.put("persons", ground.persons());
            sizes.put("phones", enrolled.get().size());
            sizes.put("atOnce", atOnce);
            sizes.put("visits", visits);
            sizes.put("sliceMilliseconds", slice);
            options.publish(new BenchReport("sync", sizes, BenchReport.Machine.now(), List.of(figure)), words);
            return 0;
        }
    }

    private BenchReport.Figure bursts(BenchGround ground, List<BenchPhone> all) throws Exception {
        var idle = new LinkedBlockingQueue<>(all);
        var done = new ConcurrentLinkedQueue<BenchPhone.Batch>();
        var real = new ArrayList<BenchSlice>();
        var raw = new ArrayList<BenchSlice>();
        var bare = BenchIntake.bare(ground, atOnce);
        try (var http = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build();
                var register = ground.register()) {
            for (int i = 0; i < WARM_UPS; i++) {
                run(ground, () -> burst(http, ground.url(), idle, done));
            }
            for (int i = 0; i < Math.max(1, seconds * 1_000 / (2 * slice)); i++) {
                done.clear();
                real.add(run(ground, () -> burst(http, ground.url(), idle, done)));
                raw.add(copied(ground, bare, new BenchSyncRaw(register, ground.keyring()).written(List.copyOf(done))));
            }
        } finally {
            BenchIntake.close(bare);
        }
        return BenchReport.Figure.rate("sync", WAY, BenchIntake.ratio(real, raw), GOAL, real, raw);
    }

    /// One phone hands one batch in; returns how many visits were accepted.
    private int burst(
            HttpClient http, String url, BlockingQueue<BenchPhone> idle, ConcurrentLinkedQueue<BenchPhone.Batch> done)
            throws Exception {
        var phone = idle.take();
        try {
            var batch = phone.next(visits);
            var reply = phone.send(http, url, batch, batch.key());
            if (reply.status() != 200) {
                throw new IllegalStateException("A phone was answered %d.".formatted(reply.status()));
            }
            done.add(batch);
            return reply.accepted();
        } finally {
            idle.put(phone);
        }
    }

    /// The same rows as in the slice before, however long that takes.
    private BenchSlice copied(BenchGround ground, BlockingQueue<Connection> bare, List<BenchSyncRaw.Rows> written)
            throws Exception {
        var waiting = new ConcurrentLinkedQueue<>(written);
        return BenchSlice.run(ground.cluster(), atOnce, Duration.ofHours(1), () -> {
            var next = waiting.poll();
            return next == null ? 0 : BenchIntake.with(bare, connection -> BenchSyncRaw.copy(connection, next));
        });
    }

    private BenchSlice run(BenchGround ground, Callable<Integer> work) throws Exception {
        return BenchSlice.run(ground.cluster(), atOnce, Duration.ofMillis(slice), work);
    }
}
