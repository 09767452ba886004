package org.anju.accounts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.anju.shared.AccountId;
import org.anju.shared.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Enrolments, phones, and their sessions by digest of the token.
@Repository
class PhoneRecords {

    private static final String WORKERS = """
            select a.account, a.login, a.name, p.role, u.name_zh, u.name_en
            from accounts.account a
            join accounts.post p on p.account = a.account and (p.until is null or p.until > :today)
            join accounts.unit u on u.unit = p.unit
            where p.role = 'COLLECTOR' and a.kind = 'STAFF' and a.ended is null
              and (:territory = '' or starts_with(u.division, :territory))
            order by u.name_zh, a.name, a.account
            """;

    private static final String VOID = """
            update accounts.enrolment
            set expires = :now
            where account = :account and used_at is null and expires > :now
            """;

    private static final String INVITE = """
            insert into accounts.enrolment (code, account, made_by, expires)
            values (:code, :account, :by, :expires)
            """;

    private static final String USE = """
            update accounts.enrolment
            set used_at = :now
            where code = :code and used_at is null and expires > :now
            returning account
            """;

    private static final String ADD = """
            insert into accounts.phone (phone, account, label, public_key, pin_hash)
            values (:phone, :account, :label, :key, :pin)
            """;

    private static final String PROOF = """
            select account, public_key, pin_hash, revoked_at is not null as revoked
            from accounts.phone
            where phone = :phone
            """;

    private static final String BEGIN = """
            insert into accounts.phone_session (token, phone, expires)
            values (:token, :phone, :expires)
            """;

    private static final String SESSION = """
            select p.phone, p.account, p.revoked_at is not null as revoked, s.expires
            from accounts.phone_session s
            join accounts.phone p on p.phone = s.phone
            where s.token = :token
            """;

    private static final String FORGET_OVER = "delete from accounts.phone_session where expires < :before";

    private static final String LIST = """
            select p.phone, p.account, a.name, p.label, p.enrolled_at, p.revoked_at
            from accounts.phone p
            join accounts.account a on a.account = p.account
            where p.account = any (:accounts::uuid[])
            order by p.revoked_at is not null, a.name, p.phone desc
            limit 500
            """;

    private static final String REVOKE = """
            update accounts.phone
            set revoked_at = :now, revoked_by = :by
            where phone = :phone and revoked_at is null
            """;

    private static final String REVOKE_OF = """
            update accounts.phone
            set revoked_at = :now, revoked_by = :by
            where account = :account and revoked_at is null
            """;

    private final JdbcClient db;

    PhoneRecords(JdbcClient db) {
        this.db = db;
    }

    /// What signing in needs to know of a phone.
    record Proof(AccountId account, byte[] key, String pinHash, boolean revoked) {}

    record Session(PhoneId phone, AccountId account, boolean revoked, Instant expires) {}

    /// @param territory the beginning of a division code; empty for everywhere
    List<StaffMember> workers(String territory, LocalDate today) {
        return db.sql(WORKERS)
                .param("territory", territory)
                .param("today", today)
                .query((row, n) -> new StaffMember(
                        account(row),
                        row.getString("login"),
                        row.getString("name"),
                        Role.valueOf(row.getString("role")),
                        row.getString("name_zh"),
                        row.getString("name_en")))
                .list();
    }

    /// Makes a code; those before it stop working.
    void invite(byte[] code, AccountId worker, AccountId by, Instant now, Instant expires) {
        db.sql(VOID).param("account", worker.value()).param("now", moment(now)).update();
        db.sql(INVITE)
                .param("code", code)
                .param("account", worker.value())
                .param("by", by.value())
                .param("expires", moment(expires))
                .update();
    }

    Optional<AccountId> use(byte[] code, Instant now) {
        return db.sql(USE)
                .param("code", code)
                .param("now", moment(now))
                .query((row, n) -> account(row))
                .optional();
    }

    void add(PhoneId phone, AccountId account, String label, byte[] key, String pinHash) {
        db.sql(ADD)
                .param("phone", phone.value())
                .param("account", account.value())
                .param("label", label)
                .param("key", key)
                .param("pin", pinHash)
                .update();
    }

    Optional<Proof> proof(PhoneId phone) {
        return db.sql(PROOF)
                .param("phone", phone.value())
                .query((row, n) -> new Proof(
                        account(row), row.getBytes("public_key"), row.getString("pin_hash"), row.getBoolean("revoked")))
                .optional();
    }

    void begin(byte[] token, PhoneId phone, Instant expires) {
        db.sql(BEGIN)
                .param("token", token)
                .param("phone", phone.value())
                .param("expires", moment(expires))
                .update();
    }

    Optional<Session> session(byte[] token) {
        return db.sql(SESSION)
                .param("token", token)
                .query((row, n) -> new Session(
                        new PhoneId(row.getObject("phone", UUID.class)),
                        account(row),
                        row.getBoolean("revoked"),
                        instant(row, "expires")))
                .optional();
    }

    void forgetOver(Instant before) {
        db.sql(FORGET_OVER).param("before", moment(before)).update();
    }

    List<Phone> list(List<AccountId> workers) {
        return db.sql(LIST)
                .param("accounts", workers.stream().map(AccountId::value).toArray(UUID[]::new))
                .query((row, n) -> {
                    var revoked = row.getObject("revoked_at", OffsetDateTime.class);
                    return new Phone(
                            new PhoneId(row.getObject("phone", UUID.class)),
                            account(row),
                            row.getString("name"),
                            row.getString("label"),
                            instant(row, "enrolled_at"),
                            revoked == null ? null : revoked.toInstant());
                })
                .list();
    }

    void revoke(PhoneId phone, AccountId by, Instant now) {
        db.sql(REVOKE)
                .param("phone", phone.value())
                .param("by", by.value())
                .param("now", moment(now))
                .update();
    }

    void revokeOf(AccountId account, AccountId by, Instant now) {
        db.sql(REVOKE_OF)
                .param("account", account.value())
                .param("by", by.value())
                .param("now", moment(now))
                .update();
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static AccountId account(ResultSet row) throws SQLException {
        return new AccountId(row.getObject("account", UUID.class));
    }

    private static OffsetDateTime moment(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
