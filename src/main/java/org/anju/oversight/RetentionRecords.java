package org.anju.oversight;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.anju.oversight.RetentionRule.Bilingual;
import org.anju.shared.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class RetentionRecords {

    /// One house at a time; a second one has nothing to do.
    private static final String ALONE = """
            select pg_try_advisory_xact_lock(hashtextextended('oversight.retention', 0))
            """;

    private static final String LIST = """
            select r.rule, r.days, r.kept_zh, r.kept_en, r.since_zh, r.since_en, r.gone_zh, r.gone_en, r.basis_zh, r.basis_en,
                   oversight.due_before(r.rule) as due_before, l.day, coalesce(l.erased, 0) as erased
            from oversight.retention r
            left join lateral (
                select n.day, n.erased from oversight.retention_run n where n.rule = r.rule order by n.day desc limit 1) l
                on true
            order by r.place
            """;

    private static final String RAN = """
            insert into oversight.retention_run as r (rule, day, erased)
            values (:rule, :day, :erased)
            on conflict (rule, day) do update set erased = r.erased + excluded.erased, at = clock_timestamp()
            """;

    private static final String ERASE_ENTRIES = "select oversight.erase_access_entries(:most)";

    private final JdbcClient db;

    RetentionRecords(JdbcClient db) {
        this.db = db;
    }

    /// Until the transaction is over. Throws [Problem] `retention-busy`.
    void requireAlone() {
        if (!db.sql(ALONE).query(Boolean.class).single()) {
            throw new Problem(Problem.Kind.CONFLICT, "retention-busy");
        }
    }

    List<RetentionRule> list() {
        return db.sql(LIST).query(RetentionRecords::rule).list();
    }

    void ran(String rule, LocalDate day, long erased) {
        db.sql(RAN)
                .param("rule", rule)
                .param("day", day)
                .param("erased", erased)
                .update();
    }

    long eraseEntries(int most) {
        return db.sql(ERASE_ENTRIES).param("most", most).query(Long.class).single();
    }

    private static RetentionRule rule(ResultSet row, int number) throws SQLException {
        return new RetentionRule(
                row.getString("rule"),
                row.getInt("days"),
                text(row, "kept"),
                text(row, "since"),
                text(row, "gone"),
                text(row, "basis"),
                row.getObject("due_before", OffsetDateTime.class).toInstant(),
                row.getObject("day", LocalDate.class),
                row.getLong("erased"));
    }

    private static Bilingual text(ResultSet row, String column) throws SQLException {
        return new Bilingual(row.getString(column + "_zh"), row.getString(column + "_en"));
    }
}
