package org.anju.cli;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.anju.cases.Case;

/// The delivered cases of past years, copied from one that went the whole way: same tables, indexes and
/// constraints. What belongs to each goes in together, a part at a time.
final class BenchCaseFill {

    private static final int AT_ONCE = 100_000;

    private static final String THERE = "select count(*) from cases.standing";
    private static final String NEW = """
            create temporary table past as
            select i.person as subject, gen_random_uuid() as application, n.number,
                   lpad(n.number::text, 12, '0') as receipt, 'bench-' || n.number as period
            from generate_series(%d, %d) as n (number)
            join (select person, row_number() over (order by digest) as place, count(*) over () as persons
                  from residents.identity_claim) i on i.place = n.number %% i.persons + 1
            """;
    private static final String GONE = "drop table past";
    private static final String RECEIPT =
            "insert into cases.receipt (number, application) select receipt, application from past on conflict do nothing";

    /// That of which each has its own value, and where it comes from.
    private static final java.util.Map<String, String> OWN = java.util.Map.of(
            "subject",
            "p.subject",
            "application",
            "p.application",
            "number",
            "p.receipt",
            "period",
            "p.period",
            "paper",
            "gen_random_uuid()");

    private static final String COLUMNS = """
            select a.attname
            from pg_attribute a
            where a.attrelid = ?::regclass and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
            order by a.attnum
            """;

    private static final List<String> TABLES = List.of(
            "cases.standing",
            "cases.application",
            "cases.step",
            "cases.answer",
            "cases.paper",
            "cases.decision",
            "cases.known");

    private final BenchGround ground;

    BenchCaseFill(BenchGround ground) {
        this.ground = ground;
    }

    /// Copies until there are so many, and says how many there are.
    long upTo(int wanted, Case life) throws SQLException {
        try (var owner = ground.register()) {
            var there = there(owner);
            for (long from = there; from < wanted; from += AT_ONCE) {
                add(owner, from, Math.min(wanted, from + AT_ONCE) - 1, life);
            }
            if (there < wanted) {
                execute(
                        owner,
                        Stream.concat(TABLES.stream(), Stream.of("cases.receipt"))
                                .collect(Collectors.joining(", ", "analyze ", "")));
            }
            return there(owner);
        }
    }

    private void add(Connection owner, long from, long until, Case life) throws SQLException {
        owner.setAutoCommit(false);
        execute(owner, NEW.formatted(from, until));
        execute(owner, RECEIPT);
        for (var table : TABLES) {
            var columns = columns(owner, table);
            execute(
                    owner,
                    "insert into %1$s (%2$s) select %3$s from past p, %1$s t where t.subject = '%4$s' and t.application = '%5$s'"
                            .formatted(
                                    table,
                                    String.join(", ", columns),
                                    columns.stream()
                                            .map(column -> OWN.getOrDefault(column, "t." + column))
                                            .collect(Collectors.joining(", ")),
                                    life.subject().value(),
                                    life.id().value()));
        }
        execute(owner, GONE);
        owner.commit();
        owner.setAutoCommit(true);
    }

    private static List<String> columns(Connection owner, String table) throws SQLException {
        try (var statement = owner.prepareStatement(COLUMNS)) {
            statement.setString(1, table);
            var names = new java.util.ArrayList<String>();
            var rows = statement.executeQuery();
            while (rows.next()) {
                names.add(rows.getString(1));
            }
            return names;
        }
    }

    private static long there(Connection owner) throws SQLException {
        try (var statement = owner.createStatement();
                var row = statement.executeQuery(THERE)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static void execute(Connection owner, String sql) throws SQLException {
        try (var statement = owner.createStatement()) {
            statement.execute(sql);
        }
    }
}
