package org.anju.cases;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.anju.cases.CaseRecords.Key;
import org.anju.shared.Keyring;
import org.anju.shared.PersonId;
import org.anju.workdays.Limit;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Whose time is over, and what is left at the end of it.
@Repository
class CaseDutyRecords {

    private static final String SILENT = "select subject, application from cases.silent(:today, :after, :most)";

    private static final String LATE = "select subject, application from cases.late(:today, :after, :most)";

    private static final String RESTING = """
            select subject, application from cases.resting(:before, :today, :after, :most)
            """;

    private static final String RUNNING = """
            select subject, application, state, received, accepted, accept_days, accept_count, decide_days, decide_count, due,
                   stopped, resumed
            from cases.running(:after, :most)
            """;

    private static final String ERASE_DRAFTS = "select cases.erase_drafts(:most)";

    private static final String ERASE_CONTENTS = "select cases.erase_contents(:told, :most)";

    private static final String FORGET = "select cases.forget(:subject, :decided, :told)";

    private final JdbcClient db;
    private final Keyring keyring;

    CaseDutyRecords(JdbcClient db, Keyring keyring) {
        this.db = db;
        this.keyring = keyring;
    }

    /// What a due day is reckoned from.
    record Running(Key key, CaseState state, LocalDate start, Limit limit, LocalDate due, List<CaseClock.Stop> stops) {}

    List<Key> silent(LocalDate today, UUID after, int most) {
        return db.sql(SILENT)
                .param("today", today)
                .param("after", after)
                .param("most", most)
                .query(Key::read)
                .list();
    }

    List<Key> late(LocalDate today, UUID after, int most) {
        return db.sql(LATE)
                .param("today", today)
                .param("after", after)
                .param("most", most)
                .query(Key::read)
                .list();
    }

    List<Key> resting(LocalDate before, LocalDate today, UUID after, int most) {
        return db.sql(RESTING)
                .param("before", before)
                .param("today", today)
                .param("after", after)
                .param("most", most)
                .query(Key::read)
                .list();
    }

    List<Running> running(UUID after, int most) {
        return db.sql(RUNNING)
                .param("after", after)
                .param("most", most)
                .query(CaseDutyRecords::running)
                .list();
    }

    private static Running running(ResultSet row, int n) throws SQLException {
        var state = CaseState.valueOf(row.getString("state"));
        var waiting = state == CaseState.SUBMITTED;
        var limit = CaseRecords.limit(row, waiting ? "accept" : "decide");
        return new Running(
                Key.read(row, n),
                state,
                row.getObject(waiting ? "received" : "accepted", LocalDate.class),
                java.util.Objects.requireNonNull(limit),
                row.getObject("due", LocalDate.class),
                stops(row));
    }

    private static List<CaseClock.Stop> stops(ResultSet row) throws SQLException {
        var stopped = (java.sql.Date[]) row.getArray("stopped").getArray();
        var resumed = (java.sql.Date[]) row.getArray("resumed").getArray();
        var stops = new ArrayList<CaseClock.Stop>();
        for (int i = 0; i < stopped.length; i++) {
            @Nullable LocalDate until = i < resumed.length ? resumed[i].toLocalDate() : null;
            stops.add(new CaseClock.Stop(stopped[i].toLocalDate(), until));
        }
        return stops;
    }

    long eraseDrafts(int most) {
        return db.sql(ERASE_DRAFTS).param("most", most).query(Long.class).single();
    }

    long eraseContents(String told, int most) {
        return db.sql(ERASE_CONTENTS)
                .param("told", keyring.seal(told))
                .param("most", most)
                .query(Long.class)
                .single();
    }

    void forget(PersonId person, UUID decided, String told) {
        db.sql(FORGET)
                .param("subject", person.value())
                .param("decided", decided)
                .param("told", keyring.seal(told))
                .query(row -> {});
    }
}
