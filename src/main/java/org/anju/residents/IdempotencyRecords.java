package org.anju.residents;

import java.time.Duration;
import java.util.Optional;
import org.anju.shared.AccountId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Which requests came under which key, and the sealed answers.
@Repository
class IdempotencyRecords {

    private static final String CLAIM = """
            insert into residents.idempotency (account, key, request)
            values (:account, :key, :request)
            on conflict (account, key) do nothing
            """;

    private static final String TAKE_OVER = """
            update residents.idempotency
            set at = now()
            where account = :account and key = :key and request = :request and answer is null
              and at < now() - make_interval(secs => :seconds)
            """;

    private static final String FIND = """
            select request = :request as same, answer
            from residents.idempotency
            where account = :account and key = :key
            """;

    private static final String KEEP = """
            update residents.idempotency
            set answer = :answer
            where account = :account and key = :key
            """;

    private static final String RELEASE = """
            update residents.idempotency
            set at = '-infinity'
            where account = :account and key = :key and answer is null
            """;

    private static final String FORGET = "select residents.forget_answers()";

    private final JdbcClient db;

    IdempotencyRecords(JdbcClient db) {
        this.db = db;
    }

    /// @param key keyed digest of the sender's key
    /// @param request keyed digest of what was asked
    record Claim(AccountId account, byte[] key, byte[] request) {}

    /// @param answer sealed; `null` while there is none yet
    record Earlier(boolean sameRequest, byte @Nullable [] answer) {}

    /// Takes the key for this request; false where somebody has it.
    boolean claim(Claim claim) {
        return db.sql(CLAIM)
                        .param("account", claim.account().value())
                        .param("key", claim.key())
                        .param("request", claim.request())
                        .update()
                == 1;
    }

    /// Takes the same request up again that has had no answer for so long.
    boolean takeOver(Claim claim, Duration after) {
        return db.sql(TAKE_OVER)
                        .param("account", claim.account().value())
                        .param("key", claim.key())
                        .param("request", claim.request())
                        .param("seconds", after.toSeconds())
                        .update()
                == 1;
    }

    Optional<Earlier> find(Claim claim) {
        return db.sql(FIND)
                .param("account", claim.account().value())
                .param("key", claim.key())
                .param("request", claim.request())
                .query((row, n) -> new Earlier(row.getBoolean("same"), row.getBytes("answer")))
                .optional();
    }

    void keep(Claim claim, byte[] answer) {
        db.sql(KEEP)
                .param("account", claim.account().value())
                .param("key", claim.key())
                .param("answer", answer)
                .update();
    }

    /// Lets the same request be taken up again at once.
    void release(Claim claim) {
        db.sql(RELEASE)
                .param("account", claim.account().value())
                .param("key", claim.key())
                .update();
    }

    /// Forgets what is older than thirty days; returns how much that was.
    long forget() {
        return db.sql(FORGET).query(Long.class).single();
    }
}
