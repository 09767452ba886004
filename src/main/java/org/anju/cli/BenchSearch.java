package org.anju.cli;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import org.anju.accounts.Accounts;
import org.anju.frame.Words;
import org.anju.residents.Observations;
import org.anju.residents.Residents;
import org.anju.residents.Search;
import org.anju.shared.Access;
import org.anju.shared.Channel;
import org.anju.shared.DivisionCode;
import org.anju.shared.DocumentKind;
import org.anju.shared.Keyring;
import org.anju.shared.PersonId;
import org.anju.shared.PurposeCode;
import org.anju.shared.Role;
import org.anju.shared.Verdict;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `anju bench search`: looks at persons with policy, territory and log entry, each held against one durable
/// insert and the bare statement that the owner would make, in turns; and reads by several at once, held
/// against durable inserts.
@Command(name = "search", mixinStandardHelpOptions = true)
final class BenchSearch implements Callable<Integer> {

    private static final String WAY = "face";
    private static final double SEARCH_GOAL = 2;
    private static final double RESOLVE_GOAL = 5;
    private static final double READ_GOAL = 0.60;
    private static final int READERS = 16;
    private static final int TARGETS = 4_000;

    // A digest is keyed, so that the first of them are as good as drawn by lot.
    private static final String SOME = """
            select d.person, d.digest, d.number, p.name, p.birth, k.key
            from (select c.person, c.digest from residents.identity_claim c order by c.digest limit ?) c
            join residents.document d on d.person = c.person and d.digest = c.digest
            join residents.particulars p on p.person = d.person
            join residents.person_key k on k.person = d.person and k.key >= 'n' and k.key < 'o'
            where d.kind = 'RESIDENT_IDENTITY_CARD' and upper_inf(d.recorded) and upper_inf(p.recorded)
            """;

    private static final String BARE_NUMBER = """
            select p.name, p.sex, p.birth, d.kind, d.number, s.address
            from residents.identity_claim c
            join residents.particulars p on p.person = c.person and upper_inf(p.recorded)
            left join residents.document d on d.person = c.person and upper_inf(d.recorded)
            left join residents.stay s on s.person = c.person and upper_inf(s.recorded) and s.valid @> current_date
            where c.digest = ?
            """;

    private static final String BARE_NAME = """
            select p.name, p.sex, p.birth, d.kind, d.number, s.address
            from residents.person_key k
            join residents.particulars p on p.person = k.person and upper_inf(p.recorded)
            left join residents.document d on d.person = k.person and upper_inf(d.recorded)
            left join residents.stay s on s.person = k.person and upper_inf(s.recorded) and s.valid @> current_date
            where k.key = ? and k.born between ? and ?
            limit 21
            """;

    private static final String BARE_KEYS = """
            select found.person, p.name, p.sex, p.birth, d.kind, d.number, s.address
            from (select k.person from residents.person_key k where k.key = 'n' || ? and k.born between ? and ?
                  union all
                  select k.person from residents.person_key k where k.key = 'g' || ? and k.born between ? and ?
                  union all
                  select k.person from residents.person_key k where k.key = 'p' || ? and k.born between ? and ?
                  union all
                  select k.person from residents.person_key k where k.key = 'i' || ? and k.born between ? and ?
                  limit 21) found
            join residents.particulars p on p.person = found.person and upper_inf(p.recorded)
            left join residents.document d on d.person = found.person and upper_inf(d.recorded)
            left join residents.stay s on s.person = found.person and upper_inf(s.recorded) and s.valid @> current_date
            """;

    private static final String BARE_TYPO = """
            select k.person
            from residents.person_key k
            where k.key = any (?) and k.born between ? and ?
            limit 21
            """;

    private static final String BARE_RECORD = """
            select p.*, d.kind, d.number, c.phone, s.*, a.*
            from residents.particulars p
            left join residents.document d on d.person = p.person and upper_inf(d.recorded)
            left join residents.contact c on c.person = p.person and upper_inf(c.recorded)
            left join residents.stay s on s.person = p.person
            left join residents.act a on a.person = p.person
            where p.person = ? and upper_inf(p.recorded)
            """;

    private static final String BARE_CANDIDATES = """
            select k.person
            from residents.person_key k
            where k.key = ? and k.born between ? and ?
            limit 21
            """;

    @Mixin
    private final BenchOptions options = new BenchOptions();

    @Option(names = "--looks", paramLabel = "N", defaultValue = "3000", descriptionKey = "cli.bench.looks")
    private int looks = 3_000;

    @Option(names = "--seconds", paramLabel = "S", defaultValue = "16", descriptionKey = "cli.bench.seconds")
    private int seconds = 16;

    @Option(names = "--slice", paramLabel = "MS", defaultValue = "2000", descriptionKey = "cli.bench.slice")
    private int slice = 2_000;

    @Option(names = "--grown", paramLabel = "N", defaultValue = "20000", descriptionKey = "cli.bench.grown")
    private int grown = 20_000;

    private final Class<?> house;
    private final Words words;

    BenchSearch(Class<?> house, Words words) {
        this.house = house;
        this.words = words;
    }

    @Override
    public Integer call() throws Exception {
        try (var ground = options.inPlace(house, words, grown)) {
            options.text().println(words.t("cli.bench.measuring"));
            var figures = figures(ground);
            var sizes = new LinkedHashMap<String, Object>();
            sizes.put("persons", ground.persons());
            sizes.put("grown", Math.min(grown, ground.persons()));
            sizes.put("looks", looks);
            sizes.put("readers", READERS);
            options.publish(new BenchReport("search", sizes, BenchReport.Machine.now(), figures), words);
            return 0;
        }
    }

    private List<BenchReport.Figure> figures(BenchGround ground) throws Exception {
        var some = some(ground);
        var residents = ground.running().the(Residents.class);
        var access = registrar(ground);
        var figures = new ArrayList<BenchReport.Figure>();
        try (var bare = ground.bare();
                var register = ground.register()) {
            var times = new BenchTimes(bare, register, some, looks, WAY);
            figures.add(times.of("search-number", SEARCH_GOAL, BARE_NUMBER, BenchSearch::number, one -> {
                require(residents.search(
                        new Search.ByNumber(DocumentKind.RESIDENT_IDENTITY_CARD, one.number()), access));
            }));
            figures.add(times.of("search-name", SEARCH_GOAL, BARE_NAME, BenchSearch::name, one -> {
                require(residents.search(new Search.ByName(one.name(), one.birth(), ""), access));
            }));
            for (var box : BenchBox.values()) {
                figures.add(times.of(
                        box.figure(),
                        SEARCH_GOAL,
                        box == BenchBox.TYPO ? BARE_TYPO : BARE_KEYS,
                        box::fill,
                        one -> require(residents.search(
                                Search.read(box.written(one), residents.now().validOn()), access))));
            }
            figures.add(times.of("read", SEARCH_GOAL, BARE_RECORD, BenchSearch::person, one -> {
                residents.get(one.person(), residents.now(), access);
            }));
            var declarations = new BenchDeclarations(ground.town());
            var observations = ground.running().the(Observations.class);
            var intake = ground.intake("RESOLVE");
            figures.add(times.of("resolve", RESOLVE_GOAL, BARE_CANDIDATES, BenchSearch::name, one -> {
                if (observations
                                .observe(declarations.next(1), intake)
                                .getFirst()
                                .verdict()
                                .kind()
                        == Verdict.Kind.REFUSED) {
                    throw new IllegalStateException("A bench's own declaration was refused.");
                }
            }));
        }
        figures.add(reads(ground, residents, some, access));
        return figures;
    }

    private BenchReport.Figure reads(BenchGround ground, Residents residents, List<Target> some, Access access)
            throws Exception {
        var real = new ArrayList<BenchSlice>();
        var raw = new ArrayList<BenchSlice>();
        var bare = BenchIntake.bare(ground, READERS);
        try {
            for (int i = 0; i < Math.max(1, seconds * 1_000 / (2 * slice)); i++) {
                real.add(BenchSlice.run(ground.cluster(), READERS, Duration.ofMillis(slice), () -> {
                    residents.get(any(some).person(), residents.now(), access);
                    return 1;
                }));
                raw.add(BenchSlice.run(
                        ground.cluster(),
                        READERS,
                        Duration.ofMillis(slice),
                        () -> BenchIntake.with(bare, BenchIntake::commit)));
            }
        } finally {
            BenchIntake.close(bare);
        }
        return BenchReport.Figure.rate("reads", WAY, BenchIntake.ratio(real, raw), READ_GOAL, real, raw);
    }

    /// Somebody to look at.
    record Target(PersonId person, byte[] digest, String number, String name, String birth, String key) {

        /// The birth date as the keys have it.
        int born() {
            return Integer.parseInt(birth.replace("-", ""));
        }
    }

    private static List<Target> some(BenchGround ground) throws SQLException {
        var keyring = ground.running().the(Keyring.class);
        var some = new ArrayList<Target>();
        try (var register = ground.register();
                var statement = register.prepareStatement(SOME)) {
            statement.setInt(1, TARGETS);
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    some.add(new Target(
                            new PersonId(row.getObject("person", UUID.class)),
                            row.getBytes("digest"),
                            keyring.unseal(row.getBytes("number")),
                            row.getString("name"),
                            row.getString("birth"),
                            row.getString("key")));
                }
            }
        }
        return some;
    }

    static Target any(List<Target> some) {
        return some.get(ThreadLocalRandom.current().nextInt(some.size()));
    }

    private static void number(PreparedStatement statement, Target one) throws SQLException {
        statement.setBytes(1, one.digest());
    }

    private static void name(PreparedStatement statement, Target one) throws SQLException {
        statement.setString(1, one.key());
        statement.setInt(2, one.born());
        statement.setInt(3, one.born());
    }

    private static void person(PreparedStatement statement, Target one) throws SQLException {
        statement.setObject(1, one.person().value());
    }

    private static void require(Search.Outcome outcome) {
        if (outcome instanceof Search.Outcome.Faulty(var faults)) {
            throw new IllegalStateException("A bench's own search cannot be made: " + faults);
        }
    }

    /// A registrar at a desk whose territory is the whole town: the territory is asked for at each look.
    private static Access registrar(BenchGround ground) {
        var city = ground.town().divisions().stream()
                .map(division -> DivisionCode.read(division.code()))
                .filter(code -> code.level() == DivisionCode.Level.CITY)
                .findFirst()
                .orElseThrow();
        var system = ground.running()
                .the(Accounts.class)
                .systemAccess(new PurposeCode("residence-registration"), "BENCH", Channel.DESK);
        return new Access(
                system.by(),
                system.unit(),
                system.unitName(),
                Role.REGISTRAR,
                system.purpose(),
                system.file(),
                system.channel(),
                city);
    }
}
