package org.anju.cli;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.anju.frame.Words;
import org.anju.residents.Observations;
import org.anju.shared.Ids;
import org.anju.shared.Verdict;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `anju bench intake`: declarations through the whole way into the register, held against `copy` of the very
/// rows they became into the same tables with the same constraints, in turns; and one at a time, held against
/// one durable insert.
@Command(name = "intake", mixinStandardHelpOptions = true)
final class BenchIntake implements Callable<Integer> {

    private static final String WAY = "face";
    private static final double BATCH_GOAL = 0.60;
    private static final double SINGLE_GOAL = 0.50;
    private static final int SINGLE_WRITERS = 16;
    private static final int WARM_UPS = 3;
    private static final String COMMIT_ONLY = "insert into public.commit_only (id) values (?)";

    @Mixin
    private final BenchOptions options = new BenchOptions();

    @Option(names = "--seconds", paramLabel = "S", defaultValue = "24", descriptionKey = "cli.bench.seconds")
    private int seconds = 24;

    @Option(names = "--writers", paramLabel = "N", defaultValue = "4", descriptionKey = "cli.bench.writers")
    private int writers = 4;

    @Option(names = "--batch", paramLabel = "N", defaultValue = "100", descriptionKey = "cli.bench.batch")
    private int batch = 100;

    @Option(names = "--slice", paramLabel = "MS", defaultValue = "2000", descriptionKey = "cli.bench.slice")
    private int slice = 2_000;

    private final Class<?> house;
    private final Words words;

    BenchIntake(Class<?> house, Words words) {
        this.house = house;
        this.words = words;
    }

    @Override
    public Integer call() throws Exception {
        try (var ground = options.ground(house, words)) {
            options.text().println(words.t("cli.bench.measuring"));
            var figures = List.of(batches(ground), single(ground));
            var sizes = new LinkedHashMap<String, Object>();
            sizes.put("persons", ground.persons());
            sizes.put("batch", batch);
            sizes.put("writers", writers);
            sizes.put("singleWriters", SINGLE_WRITERS);
            sizes.put("sliceMilliseconds", slice);
            options.publish(new BenchReport("intake", sizes, BenchReport.Machine.now(), figures), words);
            return 0;
        }
    }

    private BenchReport.Figure batches(BenchGround ground) throws Exception {
        var work = new Intake(ground);
        for (int i = 0; i < WARM_UPS; i++) {
            run(ground, writers, () -> work.batch("WARM", batch));
        }
        var real = new ArrayList<BenchSlice>();
        var raw = new ArrayList<BenchSlice>();
        var run = Ids.next();
        var bare = bare(ground, writers);
        try (var register = ground.register()) {
            for (int i = 0; i < pairs(); i++) {
                var files = "BENCH-" + run + "-" + i + "-";
                real.add(run(ground, writers, () -> work.batch(files, batch)));
                raw.add(copied(ground, bare, BenchRaw.written(register, files)));
            }
        } finally {
            close(bare);
        }
        return BenchReport.Figure.rate("intake", WAY, ratio(real, raw), BATCH_GOAL, real, raw);
    }

    /// The same rows as in the slice before, however long that takes.
    private BenchSlice copied(BenchGround ground, BlockingQueue<Connection> bare, List<BenchRaw.Batch> written)
            throws InterruptedException, ExecutionException {
        var waiting = new ConcurrentLinkedQueue<>(written);
        return BenchSlice.run(ground.cluster(), writers, Duration.ofHours(1), () -> {
            var next = waiting.poll();
            return next == null ? 0 : with(bare, connection -> BenchRaw.copy(connection, next));
        });
    }

    private BenchReport.Figure single(BenchGround ground) throws Exception {
        var work = new Intake(ground);
        var real = new ArrayList<BenchSlice>();
        var raw = new ArrayList<BenchSlice>();
        var bare = bare(ground, SINGLE_WRITERS);
        try {
            // Every connection has its plans before it is measured.
            for (int i = 0; i < WARM_UPS; i++) {
                run(ground, SINGLE_WRITERS, () -> work.batch("WARM", 1));
            }
            for (int i = 0; i < pairs(); i++) {
                real.add(run(ground, SINGLE_WRITERS, () -> work.batch("SINGLE", 1)));
                raw.add(run(ground, SINGLE_WRITERS, () -> with(bare, BenchIntake::commit)));
            }
        } finally {
            close(bare);
        }
        return BenchReport.Figure.rate("single", WAY, ratio(real, raw), SINGLE_GOAL, real, raw);
    }

    /// Hands declarations in and counts what was accepted.
    private static final class Intake {

        private final BenchGround ground;
        private final BenchDeclarations declarations;
        private final Observations observations;
        private final AtomicInteger number = new AtomicInteger();

        Intake(BenchGround ground) {
            this.ground = ground;
            this.declarations = new BenchDeclarations(ground.town());
            this.observations = ground.running().the(Observations.class);
        }

        int batch(String files, int size) {
            var access = ground.intake(files + number.incrementAndGet());
            return (int) observations.observe(declarations.next(size), access).stream()
                    .filter(receipt -> receipt.verdict().kind() == Verdict.Kind.ACCEPTED)
                    .count();
        }
    }

    private BenchSlice run(BenchGround ground, int workers, Callable<Integer> work)
            throws InterruptedException, ExecutionException {
        return BenchSlice.run(ground.cluster(), workers, Duration.ofMillis(slice), work);
    }

    private int pairs() {
        return Math.max(1, seconds * 1_000 / (2 * slice));
    }

    /// Of each slice and the one beside it, the middle one.
    static double ratio(List<BenchSlice> real, List<BenchSlice> raw) {
        var ratios = new ArrayList<Double>();
        for (int i = 0; i < real.size(); i++) {
            ratios.add(real.get(i).perSecond() / raw.get(i).perSecond());
        }
        return BenchReport.median(ratios);
    }

    static int commit(Connection bare) throws SQLException {
        try (var statement = bare.prepareStatement(COMMIT_ONLY)) {
            statement.setObject(1, Ids.next());
            return statement.executeUpdate();
        }
    }

    /// What is done with one connection.
    @FunctionalInterface
    interface Using {
        int use(Connection connection) throws SQLException, IOException;
    }

    static int with(BlockingQueue<Connection> connections, Using work) throws Exception {
        var connection = connections.take();
        try {
            return work.use(connection);
        } finally {
            connections.put(connection);
        }
    }

    static BlockingQueue<Connection> bare(BenchGround ground, int count) throws SQLException {
        var connections = new LinkedBlockingQueue<Connection>();
        for (int i = 0; i < count; i++) {
            connections.add(ground.bare());
        }
        return connections;
    }

    static void close(BlockingQueue<Connection> connections) throws SQLException {
        for (var connection : connections) {
            connection.close();
        }
    }
}
