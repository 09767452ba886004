package org.anju.cases;

import java.time.LocalDate;
import java.util.Optional;
import org.anju.cases.CaseRecords.Key;
import org.anju.shared.ReceiptNumber;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What is found by the number of a case.
@Repository
class TrackRecords {

    private static final String TRACKED = "select state, begun, received, due from cases.tracked(:number)";

    private static final String RESUMED = "select subject, application from cases.resumed(:number, :code)";

    private static final String KEEP_CODE = """
            insert into cases.resumption (subject, application, code)
            values (:subject, :application, :code)
            on conflict (subject, application) do update set code = :code, at = clock_timestamp()
            """;

    private final JdbcClient db;

    TrackRecords(JdbcClient db) {
        this.db = db;
    }

    record Tracked(
            CaseState state,
            LocalDate begun,
            @Nullable LocalDate received,
            @Nullable LocalDate due) {}

    Optional<Tracked> tracked(ReceiptNumber number) {
        return db.sql(TRACKED)
                .param("number", number.digits())
                .query((row, n) -> new Tracked(
                        CaseState.valueOf(row.getString("state")),
                        row.getObject("begun", LocalDate.class),
                        row.getObject("received", LocalDate.class),
                        row.getObject("due", LocalDate.class)))
                .optional();
    }

    /// @param code digest of the code on paper
    Optional<Key> resumed(ReceiptNumber number, byte[] code) {
        return db.sql(RESUMED)
                .param("number", number.digits())
                .param("code", code)
                .query(Key::read)
                .optional();
    }

    void keepCode(Key key, byte[] code) {
        db.sql(KEEP_CODE)
                .param("subject", key.subject().value())
                .param("application", key.id().value())
                .param("code", code)
                .update();
    }
}
