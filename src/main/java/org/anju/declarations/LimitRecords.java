package org.anju.declarations;

import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class LimitRecords {

    private static final String SINCE = """
            select coalesce(sum(tries), 0)
            from declarations.attempt
            where kind = :kind and asker = :asker and since > :since
            """;

    private static final String COUNT = """
            insert into declarations.attempt as a (kind, asker, since, tries)
            values (:kind, :asker, :now, 1)
            on conflict (kind, asker) do update
                set tries = case when a.since > :since then a.tries + 1 else 1 end,
                    since = case when a.since > :since then a.since else excluded.since end
            """;

    private static final String FORGET = "delete from declarations.attempt where since < :before";

    private final JdbcClient db;

    LimitRecords(JdbcClient db) {
        this.db = db;
    }

    int since(String kind, byte[] asker, Instant since) {
        return db.sql(SINCE)
                .param("kind", kind)
                .param("asker", asker)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query(Integer.class)
                .single();
    }

    void count(String kind, byte[] asker, Instant now, Instant since) {
        db.sql(COUNT)
                .param("kind", kind)
                .param("asker", asker)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("since", since.atOffset(ZoneOffset.UTC))
                .update();
    }

    void forgetBefore(Instant before) {
        db.sql(FORGET).param("before", before.atOffset(ZoneOffset.UTC)).update();
    }
}
