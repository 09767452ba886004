package org.anju.accounts;

import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Failed sign-ins, by digest of the login that was typed.
@Repository
class AttemptRecords {

    private static final String BEGIN = """
            insert into accounts.attempt (login, failures, last)
            values (:login, 0, :now)
            on conflict do nothing
            """;

    private static final String FIND_ALONE = """
            select failures, last, locked_until
            from accounts.attempt
            where login = :login
            for update
            """;

    private static final String KEEP = """
            update accounts.attempt
            set failures = :failures, last = :last, locked_until = :until
            where login = :login
            """;

    private static final String FORGET = "delete from accounts.attempt where login = :login";

    private static final String FORGET_OLD = """
            delete from accounts.attempt
            where greatest(last, locked_until) < :before
            """;

    private final JdbcClient db;

    AttemptRecords(JdbcClient db) {
        this.db = db;
    }

    /// The failures under a login, for the caller's transaction alone, so that of many tries at once each
    /// counts.
    Attempts findAlone(byte[] login, Instant now) {
        db.sql(BEGIN).param("login", login).param("now", moment(now)).update();
        return db.sql(FIND_ALONE)
                .param("login", login)
                .query((row, n) -> {
                    var until = row.getObject("locked_until", OffsetDateTime.class);
                    return new Attempts(
                            row.getInt("failures"),
                            row.getObject("last", OffsetDateTime.class).toInstant(),
                            until == null ? null : until.toInstant());
                })
                .single();
    }

    void keep(byte[] login, Attempts attempts) {
        var until = attempts.lockedUntil();
        db.sql(KEEP)
                .param("login", login)
                .param("failures", attempts.failures())
                .param("last", moment(attempts.last()))
                .param("until", until == null ? null : moment(until), Types.TIMESTAMP_WITH_TIMEZONE)
                .update();
    }

    void forget(byte[] login) {
        db.sql(FORGET).param("login", login).update();
    }

    int forgetBefore(Instant before) {
        return db.sql(FORGET_OLD).param("before", moment(before)).update();
    }

    private static OffsetDateTime moment(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
