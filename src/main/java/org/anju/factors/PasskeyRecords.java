package org.anju.factors;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.anju.shared.AccountId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class PasskeyRecords {

    private static final String OF = """
            select credential, name, made, used
            from factors.passkey
            where account = :account
            order by made, credential
            """;

    private static final String ADD = """
            insert into factors.passkey (credential, account, name, attested, counter, made)
            values (:credential, :account, :name, :attested, :counter, :now)
            on conflict (credential) do nothing
            """;

    private static final String FIND =
            "select account, attested, counter from factors.passkey where credential = :credential";

    // A counter that does not grow is a copy's: of two answers with one count, one is refused.
    private static final String USE = """
            update factors.passkey
            set counter = :counter, used = :now
            where credential = :credential and (counter < :counter or counter = 0 and :counter = 0)
            """;

    private static final String REMOVE =
            "delete from factors.passkey where account = :account and credential = :credential";

    private static final String REMOVE_ALL = "delete from factors.passkey where account = :account";

    private final JdbcClient db;

    PasskeyRecords(JdbcClient db) {
        this.db = db;
    }

    /// What is kept of a passkey to check its answers.
    record Kept(AccountId account, byte[] attested, long counter) {}

    List<Passkey> of(AccountId account) {
        return db.sql(OF)
                .param("account", account.value())
                .query(PasskeyRecords::passkey)
                .list();
    }

    boolean add(AccountId account, byte[] credential, String name, byte[] attested, long counter, Instant now) {
        return db.sql(ADD)
                        .param("credential", credential)
                        .param("account", account.value())
                        .param("name", name)
                        .param("attested", attested)
                        .param("counter", counter)
                        .param("now", FactorRecords.moment(now))
                        .update()
                == 1;
    }

    Optional<Kept> find(byte[] credential) {
        return db.sql(FIND)
                .param("credential", credential)
                .query((row, n) -> new Kept(
                        new AccountId(row.getObject("account", UUID.class)),
                        row.getBytes("attested"),
                        row.getLong("counter")))
                .optional();
    }

    boolean use(byte[] credential, long counter, Instant now) {
        return db.sql(USE)
                        .param("credential", credential)
                        .param("counter", counter)
                        .param("now", FactorRecords.moment(now))
                        .update()
                == 1;
    }

    void remove(AccountId account, String reference) {
        if (reference.matches("([0-9a-f]{2})+")) {
            db.sql(REMOVE)
                    .param("account", account.value())
                    .param("credential", HexFormat.of().parseHex(reference))
                    .update();
        }
    }

    void removeAll(AccountId account) {
        db.sql(REMOVE_ALL).param("account", account.value()).update();
    }

    private static Passkey passkey(ResultSet row, int n) throws SQLException {
        return new Passkey(
                HexFormat.of().formatHex(row.getBytes("credential")),
                row.getString("name"),
                row.getObject("made", OffsetDateTime.class).toInstant(),
                FactorRecords.instant(row.getObject("used", OffsetDateTime.class)));
    }
}
