package org.anju.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import org.anju.accounts.Accounts;
import org.anju.frame.Words;
import org.anju.oversight.AccessLog;
import org.anju.oversight.Look;
import org.anju.oversight.Shown;
import org.anju.shared.Access;
import org.anju.shared.Channel;
import org.anju.shared.Ids;
import org.anju.shared.PersonId;
import org.anju.shared.PurposeCode;
import org.anju.shared.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `anju bench log`: looks with their durable entry and the read that it opens, by sixteen at once, held
/// against bare durable inserts in turns; and how long after a look, under that load, its proof can be had.
@Command(name = "log", mixinStandardHelpOptions = true)
final class BenchLog implements Callable<Integer> {

    private static final String WAY = "face";
    private static final double READ_GOAL = 0.50;
    private static final int CLIENTS = 16;
    private static final int TARGETS = 4_000;

    /// What issue and charter promise: milliseconds after which 99 of 100 proofs are there.
    private static final double PROMISED = 5_000;

    private static final String SOME = "select person from residents.identity_claim order by digest limit ?";
    private static final String NAME = "select name from residents.particulars where person = :person";
    private static final String PLACE = "select index from oversight.log_place where subject = ?";
    private static final long POLL_MILLISECONDS = 5;

    @Mixin
    private final BenchOptions options = new BenchOptions();

    @Option(names = "--seconds", paramLabel = "S", defaultValue = "24", descriptionKey = "cli.bench.seconds")
    private int seconds = 24;

    @Option(names = "--slice", paramLabel = "MS", defaultValue = "2000", descriptionKey = "cli.bench.slice")
    private int slice = 2_000;

    private final Class<?> house;
    private final Words words;

    BenchLog(Class<?> house, Words words) {
        this.house = house;
        this.words = words;
    }

    @Override
    public Integer call() throws Exception {
        try (var ground = options.inPlace(house, words, options.persons())) {
            options.text().println(words.t("cli.bench.measuring"));
            var looking = new Looking(ground, persons(ground));
            var figures = List.of(looks(ground, looking), proofs(ground, looking));
            var sizes = new LinkedHashMap<String, Object>();
            sizes.put("persons", ground.persons());
            sizes.put("clients", CLIENTS);
            sizes.put("sliceMilliseconds", slice);
            options.publish(new BenchReport("log", sizes, BenchReport.Machine.now(), figures), words);
            return 0;
        }
    }

    private static List<PersonId> persons(BenchGround ground) throws Exception {
        var persons = new ArrayList<PersonId>();
        try (var owner = ground.register();
                var statement = owner.prepareStatement(SOME)) {
            statement.setInt(1, TARGETS);
            var rows = statement.executeQuery();
            while (rows.next()) {
                persons.add(new PersonId(rows.getObject(1, UUID.class)));
            }
        }
        return persons;
    }

    /// A look as every face makes it: an entry, its commit, and the row that it opens.
    private static final class Looking {

        private final AccessLog log;
        private final JdbcClient db;
        private final Access access;
        private final List<PersonId> persons;

        Looking(BenchGround ground, List<PersonId> persons) {
            this.log = ground.running().the(AccessLog.class);
            this.db = ground.running().the(JdbcClient.class);
            this.persons = persons;
            var system = ground.running()
                    .the(Accounts.class)
                    .systemAccess(new PurposeCode("residence-registration"), "BENCH", Channel.DESK);
            this.access = new Access(
                    system.by(),
                    system.unit(),
                    system.unitName(),
                    Role.REGISTRAR,
                    system.purpose(),
                    system.file(),
                    system.channel(),
                    null);
        }

        int somebody() {
            var person = persons.get(ThreadLocalRandom.current().nextInt(persons.size()));
            return log.read(
                    access,
                    Look.OPENED,
                    Shown.RECORD,
                    List.of(person),
                    () -> db.sql(NAME)
                            .param("person", person.value())
                            .query(String.class)
                            .list()
                            .size());
        }

        /// Somebody whom nobody else looks at, so that the entry is found again.
        PersonId nobodyElse() {
            var person = new PersonId(Ids.next());
            log.read(access, Look.OPENED, Shown.RECORD, List.of(person), () -> 0);
            return person;
        }
    }

    private BenchReport.Figure looks(BenchGround ground, Looking looking) throws Exception {
        var real = new ArrayList<BenchSlice>();
        var raw = new ArrayList<BenchSlice>();
        var bare = BenchIntake.bare(ground, CLIENTS);
        try {
            run(ground, looking::somebody);
            for (int i = 0; i < Math.max(1, seconds * 1_000 / (2 * slice)); i++) {
                real.add(run(ground, looking::somebody));
                raw.add(run(ground, () -> BenchIntake.with(bare, BenchIntake::commit)));
            }
        } finally {
            BenchIntake.close(bare);
        }
        return BenchReport.Figure.rate("log-reads", WAY, BenchIntake.ratio(real, raw), READ_GOAL, real, raw);
    }

    private BenchReport.Figure proofs(BenchGround ground, Looking looking) throws Exception {
        var over = new CountDownLatch(1);
        try (var beside = Executors.newSingleThreadExecutor()) {
            Future<List<Double>> waiting = beside.submit(() -> waits(ground, looking, over));
            try {
                BenchSlice.run(ground.cluster(), CLIENTS, Duration.ofSeconds(seconds), looking::somebody);
            } finally {
                over.countDown();
            }
            var waits = waiting.get();
            double p99 = BenchReport.percentile(waits, 0.99);
            var details = new LinkedHashMap<String, Double>();
            details.put("p50", BenchReport.median(waits));
            details.put("proofs", (double) waits.size());
            return new BenchReport.Figure(
                    "log-proof", WAY, BenchReport.Figure.TIME, p99, PROMISED, p99 / PROMISED, 1, details);
        }
    }

    private static List<Double> waits(BenchGround ground, Looking looking, CountDownLatch over) throws Exception {
        var waits = new ArrayList<Double>();
        try (var owner = ground.register();
                var statement = owner.prepareStatement(PLACE)) {
            do {
                var person = looking.nobodyElse();
                long looked = System.nanoTime();
                statement.setObject(1, person.value());
                while (!statement.executeQuery().next()) {
                    Thread.sleep(POLL_MILLISECONDS);
                }
                waits.add((System.nanoTime() - looked) / 1e6);
            } while (over.getCount() > 0);
        }
        return waits;
    }

    private BenchSlice run(BenchGround ground, Callable<Integer> work) throws Exception {
        return BenchSlice.run(ground.cluster(), CLIENTS, Duration.ofMillis(slice), work);
    }
}
