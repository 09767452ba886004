package org.anju.figures;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.anju.cases.CaseFigures.Decided;
import org.anju.cases.CaseFigures.Open;
import org.anju.cases.CaseFigures.Received;
import org.anju.shared.Channel;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ServiceMonthRecords {

    private static final String COUNTED = "select month from figures.month where month >= :since and month < :until";

    private static final String RECEIVED = """
            select month, county, channel, number
            from figures.received
            where month >= :since and month < :until
            """;

    private static final String DECIDED = """
            select month, county, whole, number, late, days, half, most
            from figures.decided
            where month >= :since and month < :until
            """;

    private static final String OPEN = """
            select county, days
            from figures.open
            where month = :month
            """;

    private static final String TURNS = """
            select month, county, whole, finished, half, most, handed_over
            from figures.turns
            where month >= :since and month < :until
            """;

    private static final String ADD =
            "insert into figures.month (month, counted) values (:month, :counted) on conflict do nothing";

    private static final String ADD_RECEIVED = """
            insert into figures.received (month, county, channel, number)
            values (:month, :county, :channel, :number)
            """;

    private static final String ADD_DECIDED = """
            insert into figures.decided (month, whole, county, number, late, days, half, most)
            values (:month, :whole, :county, :number, :late, :days, :half, :most)
            """;

    private static final String ADD_OPEN = """
            insert into figures.open (month, county, days) values (:month, :county, :days)
            """;

    private static final String ADD_TURNS = """
            insert into figures.turns (month, whole, county, finished, half, most, handed_over)
            values (:month, :whole, :county, :finished, :half, :most, :handedOver)
            """;

    private final JdbcClient db;

    ServiceMonthRecords(JdbcClient db) {
        this.db = db;
    }

    /// The months that were counted.
    SortedSet<YearMonth> counted(YearMonth since, YearMonth until) {
        return new TreeSet<>(
                between(COUNTED, since, until).query((row, n) -> month(row)).list());
    }

    List<Received> received(YearMonth since, YearMonth until) {
        return between(RECEIVED, since, until)
                .query((row, n) -> new Received(
                        row.getString("county"),
                        month(row),
                        Channel.valueOf(row.getString("channel")),
                        row.getLong("number")))
                .list();
    }

    List<Decided> decided(YearMonth since, YearMonth until) {
        return between(DECIDED, since, until)
                .query((row, n) -> new Decided(
                        row.getString("county"),
                        row.getBoolean("whole"),
                        month(row),
                        row.getLong("number"),
                        row.getLong("late"),
                        days(row),
                        row.getDouble("half"),
                        row.getDouble("most")))
                .list();
    }

    List<Open> open(YearMonth month) {
        return db.sql(OPEN)
                .param("month", month.atDay(1))
                .query((row, n) -> new Open(row.getString("county"), days(row)))
                .list();
    }

    List<ServiceMonths.Turns> turns(YearMonth since, YearMonth until) {
        return between(TURNS, since, until)
                .query((row, n) -> new ServiceMonths.Turns(
                        month(row),
                        row.getString("county"),
                        row.getBoolean("whole"),
                        row.getLong("finished"),
                        row.getInt("half"),
                        row.getInt("most"),
                        row.getLong("handed_over")))
                .list();
    }

    /// Whether nobody else counts it, or has.
    boolean add(YearMonth month, Instant counted) {
        return adding(ADD, month)
                        .param("counted", counted.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    void add(Received one) {
        adding(ADD_RECEIVED, one.month())
                .param("county", one.county())
                .param("channel", one.channel().name())
                .param("number", one.number())
                .update();
    }

    void add(Decided one) {
        adding(ADD_DECIDED, one.month())
                .param("whole", one.whole())
                .param("county", one.county())
                .param("number", one.number())
                .param("late", one.late())
                .param("days", one.days().toArray(Long[]::new))
                .param("half", one.half())
                .param("most", one.most())
                .update();
    }

    void add(YearMonth month, Open one) {
        adding(ADD_OPEN, month)
                .param("county", one.county())
                .param("days", one.days().toArray(Long[]::new))
                .update();
    }

    void add(ServiceMonths.Turns one) {
        adding(ADD_TURNS, one.month())
                .param("whole", one.whole())
                .param("county", one.county())
                .param("finished", one.finished())
                .param("half", one.half())
                .param("most", one.most())
                .param("handedOver", one.handedOver())
                .update();
    }

    private JdbcClient.StatementSpec adding(String statement, YearMonth month) {
        return db.sql(statement).param("month", month.atDay(1));
    }

    private JdbcClient.StatementSpec between(String statement, YearMonth since, YearMonth until) {
        return db.sql(statement).param("since", since.atDay(1)).param("until", until.atDay(1));
    }

    private static YearMonth month(ResultSet row) throws SQLException {
        return YearMonth.from(row.getObject("month", LocalDate.class));
    }

    private static List<Long> days(ResultSet row) throws SQLException {
        return List.of((Long[]) row.getArray("days").getArray());
    }
}
