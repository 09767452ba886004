package org.anju.factors;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.anju.shared.AccountId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class FactorRecords {

    private static final String APP = "select secret, last_step, made from factors.totp where account = :account";

    private static final String ADD_APP = """
            insert into factors.totp (account, secret, last_step, made)
            values (:account, :secret, :step, :now)
            on conflict (account) do nothing
            """;

    // Of two that show the same code at once, one finds the step used.
    private static final String USE_STEP = """
            update factors.totp
            set last_step = :step
            where account = :account and last_step < :step
            """;

    private static final String REMOVE_APP = "delete from factors.totp where account = :account";

    private static final String ADD_CODES = """
            insert into factors.recovery_code (code, account, made)
            select unnest(:codes::bytea[]), :account, :now
            """;

    private static final String USE_CODE = """
            update factors.recovery_code
            set used = :now
            where code = :code and account = :account and used is null
            """;

    private static final String CODES_LEFT =
            "select count(*) from factors.recovery_code where account = :account and used is null";

    private static final String REMOVE_CODES = "delete from factors.recovery_code where account = :account";

    private static final String HAS_ANY = """
            select exists (select from factors.totp where account = :account)
                or exists (select from factors.passkey where account = :account)
            """;

    private final JdbcClient db;

    FactorRecords(JdbcClient db) {
        this.db = db;
    }

    /// An authenticator app.
    ///
    /// @param secret sealed
    record App(byte[] secret, long lastStep, Instant made) {}

    Optional<App> app(AccountId account) {
        return db.sql(APP)
                .param("account", account.value())
                .query(FactorRecords::app)
                .optional();
    }

    /// False where there is one already.
    boolean addApp(AccountId account, byte[] secret, long step, Instant now) {
        return db.sql(ADD_APP)
                        .param("account", account.value())
                        .param("secret", secret)
                        .param("step", step)
                        .param("now", moment(now))
                        .update()
                == 1;
    }

    boolean useStep(AccountId account, long step) {
        return db.sql(USE_STEP)
                        .param("account", account.value())
                        .param("step", step)
                        .update()
                == 1;
    }

    void removeApp(AccountId account) {
        db.sql(REMOVE_APP).param("account", account.value()).update();
    }

    void replaceCodes(AccountId account, List<byte[]> codes, Instant now) {
        removeCodes(account);
        db.sql(ADD_CODES)
                .param("codes", codes.toArray(byte[][]::new))
                .param("account", account.value())
                .param("now", moment(now))
                .update();
    }

    boolean useCode(AccountId account, byte[] code, Instant now) {
        return db.sql(USE_CODE)
                        .param("account", account.value())
                        .param("code", code)
                        .param("now", moment(now))
                        .update()
                == 1;
    }

    int codesLeft(AccountId account) {
        return db.sql(CODES_LEFT)
                .param("account", account.value())
                .query(Integer.class)
                .single();
    }

    void removeCodes(AccountId account) {
        db.sql(REMOVE_CODES).param("account", account.value()).update();
    }

    boolean hasAny(AccountId account) {
        return db.sql(HAS_ANY)
                .param("account", account.value())
                .query(Boolean.class)
                .single();
    }

    private static App app(ResultSet row, int n) throws SQLException {
        return new App(
                row.getBytes("secret"),
                row.getLong("last_step"),
                row.getObject("made", OffsetDateTime.class).toInstant());
    }

    static OffsetDateTime moment(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    static @Nullable Instant instant(@Nullable OffsetDateTime moment) {
        return moment == null ? null : moment.toInstant();
    }
}
