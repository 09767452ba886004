package org.anju.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.Date;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.anju.cases.Case;
import org.anju.cases.CaseState;
import org.anju.cases.Cases;
import org.anju.frame.Words;
import org.anju.shared.DivisionCode;
import org.anju.shared.ReceiptNumber;
import org.anju.workdays.WorkingDays;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/// The cases of a year, copied from some that the program itself led to each state: for other persons, other days
/// and other communities, into the same tables, indexes and constraints of their own; references to other tables
/// are not looked up again. Most are closed; those that are open are as old as their limits let them be, and a few
/// of them late, as in an office that keeps up. Their notices, entries and permits are not copied.
final class BenchCaseFill {

    private static final int AT_ONCE = 100_000;

    /// Parts in which the copies are dealt out over their patterns.
    private static final int DEAL = 1_000;

    private static final int YEAR = 365;

    private static final String THERE = """
            select count(*), count(*) filter (where state in ('DRAFT', 'SUBMITTED', 'MISSING', 'ACCEPTED', 'REVIEW', 'PAUSED', 'GRANTED'))
            from cases.standing
            """;
    private static final String COPIED = "select count(*) from cases.standing where starts_with(period, 'bench-')";
    private static final String NO_LOOKING_UP = "set session_replication_role = replica";
    private static final String COUNT_ANEW = "truncate figures.month cascade";
    private static final String NOT_EACH_BY_ITSELF = "set synchronous_commit = off";
    private static final String PATTERN = """
            create temporary table pattern (deal int primary key, template uuid, whose uuid, least int, most int)
            """;
    private static final String A_PATTERN = "insert into pattern values (?, ?, ?, ?, ?)";
    private static final String DUE = "create temporary table ends (template uuid, back int, due date, escalated date)";
    private static final String A_DUE = "insert into ends values (?, ?, ?, ?)";
    private static final String PEOPLE = """
            create temporary table people as
            select person, row_number() over (order by digest) - 1 as place from residents.identity_claim
            """;
    private static final String PEOPLE_BY_PLACE = "create unique index on people (place)";
    private static final String COMMUNITIES = "create temporary table communities (place int primary key, code text)";
    private static final String A_COMMUNITY = "insert into communities values (?, ?)";
    private static final String PAST =
            "create temporary table past (n bigint, subject uuid, application uuid, receipt text, period text, "
                    + "division text, template uuid, whose uuid, back int, due date, escalated date)";

    private static final String NUMBERS = "create temporary table numbers (n bigint primary key, receipt text)";
    private static final String COPY_NUMBERS = "copy numbers from stdin";

    /// 37, 7919 and 613 share no factor with what is dealt: so neighbours are not of one kind, place or day.
    private static final String NEXT = """
            insert into past
            select n.n, i.person, uuidv7(b.back * interval '-1 day'), n.receipt, 'bench-' || n.n, c.code, p.template, p.whose, b.back,
                   e.due, e.escalated
            from numbers n
            join people i on i.place = n.n % (select count(*) from people)
            join communities c on c.place = n.n * 7919 % (select count(*) from communities)
            join pattern p on p.deal = n.n * 37 % 1000
            cross join lateral (select (p.least + n.n / 1000 * 613 % (p.most - p.least + 1))::int) as b (back)
            left join ends e on e.template = p.template and e.back = b.back
            """;
    private static final String ANALYZE_PAST = "analyze past";
    private static final String EMPTY = "truncate past, numbers";
    private static final String RECEIPT =
            "insert into cases.receipt (number, application) select receipt, application from past on conflict do nothing";

    private static final String COLUMNS = """
            select a.attname, a.atttypid in ('date'::regtype, 'timestamptz'::regtype)
            from pg_attribute a
            where a.attrelid = ?::regclass and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
            order by a.attnum
            """;

    /// That of which each has its own value, and where it comes from; all days are as many days back.
    private static final Map<String, String> OWN = Map.of(
            "subject", "p.subject",
            "application", "p.application",
            "number", "p.receipt",
            "period", "p.period",
            "division", "p.division",
            "paper", "uuidv7(p.back * interval '-1 day')");

    private final BenchGround ground;
    private final BenchCaseWork work;
    private final Words words;
    private final PrintStream out;
    private final WorkingDays calendar;
    private final LocalDate today;

    BenchCaseFill(BenchGround ground, BenchCaseWork work, Words words, PrintStream out) {
        this.ground = ground;
        this.work = work;
        this.words = words;
        this.out = out;
        this.calendar = ground.running().the(WorkingDays.class);
        this.today = LocalDate.now(ground.running().the(Clock.class));
    }

    /// How many cases there are, and how many of them are open.
    record There(long all, long open) {}

    /// Which of a thousand are copies of one, and how many days ago they were handed in at least and at most.
    private record Pattern(Case of, int share, int least, int most) {}

    /// Copies until there are so many copies.
    There upTo(int wanted) throws SQLException, IOException {
        try (var bare = DriverManager.getConnection(
                ground.cluster().jdbcUrl("anju"),
                ground.cluster().superuser(),
                ground.cluster().superuserPassword())) {
            var copied = count(bare, COPIED).all();
            if (copied < wanted) {
                prepare(bare, patterns());
                for (long from = copied; from < wanted; from += AT_ONCE) {
                    var until = Math.min(wanted, from + AT_ONCE);
                    add(bare, from, until);
                    out.println(words.t("cli.bench.cases.filled", until, wanted));
                }
                execute(
                        bare,
                        Stream.concat(CaseTables.ALL.stream(), Stream.of("cases.receipt"))
                                .collect(Collectors.joining(", ", "vacuum (analyze) ", "")));
            }
            execute(bare, COUNT_ANEW);
            return count(bare, THERE);
        }
    }

    /// One that the program led to each state, and how often it is copied. The most are proofs by rule; of the
    /// others a few in a hundred are open.
    private List<Pattern> patterns() {
        var patterns = new ArrayList<Pattern>();
        patterns.add(new Pattern(work.proof(), 600, 0, YEAR));
        patterns.add(new Pattern(work.next(CaseState.DELIVERED), 206, 5, YEAR));
        patterns.add(new Pattern(work.next(CaseState.REFUSED), 30, 5, YEAR));
        patterns.add(new Pattern(work.next(CaseState.WITHDRAWN), 20, 5, YEAR));
        work.next(CaseWalk.PERMIT, CaseState.DELIVERED)
                .ifPresent(permit -> patterns.add(new Pattern(permit, 100, 5, YEAR)));
        var open = Map.of(
                CaseState.DRAFT, new int[] {8, 0, 60},
                CaseState.SUBMITTED, new int[] {7, 0, 5},
                CaseState.MISSING, new int[] {4, 1, 60},
                CaseState.ACCEPTED, new int[] {8, 1, 14},
                CaseState.REVIEW, new int[] {12, 1, 30},
                CaseState.PAUSED, new int[] {2, 1, 60},
                CaseState.GRANTED, new int[] {3, 5, 60});
        for (var state : open.entrySet()) {
            var how = state.getValue();
            patterns.add(new Pattern(work.next(state.getKey()), how[0], how[1], how[2]));
        }
        return patterns;
    }

    private void prepare(Connection bare, List<Pattern> patterns) throws SQLException {
        for (var sql : List.of(
                NO_LOOKING_UP, NOT_EACH_BY_ITSELF, PATTERN, DUE, PEOPLE, PEOPLE_BY_PLACE, COMMUNITIES, NUMBERS, PAST)) {
            execute(bare, sql);
        }
        int deal = 0;
        while (deal < DEAL) {
            for (var pattern : patterns) {
                for (int i = 0; i < pattern.share() && deal < DEAL; i++) {
                    insert(
                            bare,
                            A_PATTERN,
                            deal++,
                            pattern.of().id().value(),
                            pattern.of().subject().value(),
                            pattern.least(),
                            pattern.most());
                }
            }
        }
        for (var pattern : patterns) {
            for (int back = pattern.least(); pattern.of().due() != null && back <= pattern.most(); back++) {
                var due = due(pattern.of(), back);
                insert(
                        bare,
                        A_DUE,
                        pattern.of().id().value(),
                        back,
                        Date.valueOf(due),
                        // What is late was said to be late: the house would begin with that, else.
                        due.isBefore(today) ? Date.valueOf(today) : null);
            }
        }
        var communities = ground.town().divisions().stream()
                .map(division -> DivisionCode.read(division.code()))
                .filter(code -> code.level() == DivisionCode.Level.COMMUNITY)
                .toList();
        for (int i = 0; i < communities.size(); i++) {
            insert(bare, A_COMMUNITY, i, communities.get(i).value());
        }
    }

    /// When the limit ends that runs, had everything happened so many days before.
    private LocalDate due(Case one, int back) {
        var clock = ground.running().the(Cases.class).matter(one).clock();
        var term = one.state() == CaseState.SUBMITTED ? clock.accept() : clock.decide();
        return calendar.end(today.minusDays(back), term.fixed().orElseThrow());
    }

    private void add(Connection bare, long from, long until) throws SQLException, IOException {
        bare.setAutoCommit(false);
        var numbers = new StringBuilder();
        for (long n = from; n < until; n++) {
            numbers.append(n).append('\t').append(ReceiptNumber.next().digits()).append('\n');
        }
        bare.unwrap(PGConnection.class).getCopyAPI().copyIn(COPY_NUMBERS, new StringReader(numbers.toString()));
        execute(bare, NEXT);
        execute(bare, ANALYZE_PAST);
        execute(bare, RECEIPT);
        for (var table : CaseTables.ALL) {
            execute(bare, copying(bare, table));
        }
        execute(bare, EMPTY);
        bare.commit();
        bare.setAutoCommit(true);
    }

    private static String copying(Connection bare, String table) throws SQLException {
        var names = new ArrayList<String>();
        var values = new ArrayList<String>();
        try (var statement = bare.prepareStatement(COLUMNS)) {
            statement.setString(1, table);
            var rows = statement.executeQuery();
            while (rows.next()) {
                var name = rows.getString(1);
                names.add(name);
                values.add(value(table, name, rows.getBoolean(2)));
            }
        }
        return "insert into %1$s (%2$s) select %3$s from past p join %1$s t on t.subject = p.whose and t.application = p.template"
                .formatted(table, String.join(", ", names), String.join(", ", values));
    }

    private static String value(String table, String column, boolean time) {
        if (table.equals("cases.standing") && column.equals("due")) {
            return "p.due";
        }
        if (table.equals("cases.standing") && column.equals("escalated")) {
            return "p.escalated";
        }
        return time ? "t.%s - p.back * interval '1 day'".formatted(column) : OWN.getOrDefault(column, "t." + column);
    }

    private static There count(Connection bare, String sql) throws SQLException {
        try (var statement = bare.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return new There(row.getLong(1), row.getMetaData().getColumnCount() > 1 ? row.getLong(2) : 0);
        }
    }

    private static void insert(Connection bare, String sql, @Nullable Object... values) throws SQLException {
        try (var statement = bare.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                if (values[i] == null) {
                    statement.setNull(i + 1, Types.DATE);
                } else {
                    statement.setObject(i + 1, values[i]);
                }
            }
            statement.execute();
        }
    }

    private static void execute(Connection bare, String sql) throws SQLException {
        try (var statement = bare.createStatement()) {
            statement.execute(sql);
        }
    }
}
