package org.anju.cases;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.anju.shared.Channel;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class CaseFigureRecords {

    private static final String RECEIVED = """
            select county, month, channel, number from cases.received(:since, :until)
            """;

    private static final String DECIDED = """
            select county, whole, month, number, late, days, half, most
            from cases.decided(:since, :until)
            """;

    private static final String OPEN = "select county, days from cases.open_on(:day)";

    private final JdbcClient db;

    CaseFigureRecords(JdbcClient db) {
        this.db = db;
    }

    List<CaseFigures.Received> received(LocalDate since, LocalDate until) {
        return db.sql(RECEIVED)
                .param("since", since)
                .param("until", until)
                .query((row, n) -> new CaseFigures.Received(
                        row.getString("county"),
                        month(row),
                        Channel.valueOf(row.getString("channel")),
                        row.getLong("number")))
                .list();
    }

    List<CaseFigures.Decided> decided(LocalDate since, LocalDate until) {
        return db.sql(DECIDED)
                .param("since", since)
                .param("until", until)
                .query((row, n) -> new CaseFigures.Decided(
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

    List<CaseFigures.Open> open(LocalDate day) {
        return db.sql(OPEN)
                .param("day", day)
                .query((row, n) -> new CaseFigures.Open(row.getString("county"), days(row)))
                .list();
    }

    private static YearMonth month(ResultSet row) throws SQLException {
        return YearMonth.from(row.getObject("month", LocalDate.class));
    }

    private static List<Long> days(ResultSet row) throws SQLException {
        return List.of((Long[]) row.getArray("days").getArray());
    }
}
