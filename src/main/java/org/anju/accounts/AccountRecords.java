package org.anju.accounts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.anju.shared.AccountId;
import org.anju.shared.DivisionCode;
import org.anju.shared.PersonId;
import org.anju.shared.Role;
import org.anju.shared.UnitId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class AccountRecords {

    private static final String CREDENTIALS = """
            select account, password_hash
            from accounts.account
            where login_key = :login and kind <> 'SYSTEM'
            """;

    private static final String WHO = """
            select a.account, a.name, a.kind, a.person, p.role, u.unit, u.name_zh, u.name_en, u.division
            from accounts.account a
            left join accounts.post p
                on p.account = a.account and p.since <= :today and (p.until is null or p.until > :today)
            left join accounts.unit u on u.unit = p.unit
            where a.account = :account and a.ended is null and (a.kind = 'RESIDENT' or a.kind = 'STAFF' and p.role is not null)
            order by p.since desc
            limit 1
            """;

    private static final String ADD_ACCOUNT = """
            insert into accounts.account (account, login_key, login, name, password_hash, kind, person)
            values (:account, :key, :login, :name, :hash, :kind, :person::uuid)
            on conflict (login_key) do nothing
            """;

    private static final String ADD_POST = """
            insert into accounts.post (account, unit, role, since)
            values (:account, :unit, :role, :since)
            """;

    private static final String END_POSTS = """
            update accounts.post
            set until = :today
            where account = :account and (until is null or until > :today)
            """;

    private static final String END_STAFF = """
            update accounts.account
            set ended = now(), login_key = null
            where account = :account and kind = 'STAFF' and ended is null
            """;

    private static final String ADD_UNIT = """
            insert into accounts.unit (unit, name_zh, name_en, division)
            values (:unit, :zh, :en, :division::text)
            """;

    private static final String UNITS = "select unit, name_zh, name_en, division from accounts.unit order by unit";

    private static final String STAFF = """
            select a.account, a.login, a.name, p.role, u.name_zh, u.name_en
            from accounts.account a
            join accounts.post p on p.account = a.account and (p.until is null or p.until > :today)
            join accounts.unit u on u.unit = p.unit
            where a.kind = 'STAFF' and a.ended is null
            order by u.name_zh, a.name, a.account
            """;

    private static final String HAS_ADMINISTRATOR = """
            select exists (
                select from accounts.post p
                join accounts.account a on a.account = p.account
                where p.role = 'ADMINISTRATOR' and p.until is null and a.ended is null)
            """;

    private static final String END_RESIDENT = """
            update accounts.account
            set ended = now(), login_key = null
            where person = :person and ended is null
            returning account
            """;

    private static final String LOGIN_KEY =
            "select login_key from accounts.account where account = :account and ended is null";

    // In one statement, so that no session outlives the password that opened it.
    private static final String CHANGE_PASSWORD = """
            with changed as (
                update accounts.account
                set password_hash = :hash
                where account = :account and ended is null
                returning account
            )
            update accounts.device d
            set ended = :now
            from changed c
            where d.account = c.account and d.ended is null and d.device is distinct from :but::uuid
            """;

    private static final String INVITE = """
            insert into accounts.invitation (token, kind, login, name, unit, role, expires)
            values (:token, :kind, :login, :name, :unit::uuid, :role, :expires)
            """;

    private static final String INVITATION = """
            select kind, login, name, unit, role
            from accounts.invitation
            where token = :token and used_at is null and expires > :now
            """;

    private static final String USE_INVITATION = """
            update accounts.invitation
            set used_at = :now
            where token = :token and used_at is null and expires > :now
            """;

    private static final String ADD_CODE = """
            insert into accounts.claim_code (code, person, issued_by, expires)
            values (:code, :person, :by, :expires)
            """;

    private static final String VOID_CODES = """
            update accounts.claim_code
            set expires = :now
            where person = :person and used_at is null and expires > :now
            """;

    private static final String VOID_SETUPS = """
            update accounts.invitation
            set expires = :now
            where kind = 'SETUP' and used_at is null and expires > :now
            """;

    private static final String USE_CODE = """
            update accounts.claim_code
            set used_at = :now
            where code = :code and used_at is null and expires > :now
            returning person
            """;

    private static final String USE_CODE_OF = """
            update accounts.claim_code
            set used_at = :now
            where code = :code and person = :person and used_at is null and expires > :now
            """;

    private static final String ADD_KEY = """
            insert into accounts.api_key (key, account, name, expires)
            values (:key, :account, :name, :expires)
            """;

    private static final String KEY_OWNER = """
            select account
            from accounts.api_key
            where key = :key and revoked is null and expires > :now
            """;

    private static final String REVOKE_KEY = """
            update accounts.api_key
            set revoked = :now
            where key = :key and revoked is null
            """;

    private static final String KEYS = """
            select k.key, k.name, a.name as owner, k.expires
            from accounts.api_key k
            join accounts.account a on a.account = k.account and a.ended is null
            where k.revoked is null and k.expires > :now
            order by k.created desc
            """;

    private static final String STAFF_NAME = """
            select name || ' (' || login || ')' from accounts.account where account = :account and kind = 'STAFF'
            """;

    private static final String FORGET = "select accounts.forget(:person, :decided)";

    private final JdbcClient db;

    AccountRecords(JdbcClient db) {
        this.db = db;
    }

    /// What signing in needs to know of an account.
    record Credentials(AccountId account, String hash) {}

    Optional<Credentials> credentials(String loginKey) {
        return db.sql(CREDENTIALS)
                .param("login", loginKey)
                .query((row, n) -> new Credentials(account(row), row.getString("password_hash")))
                .optional();
    }

    Optional<SignedIn> who(AccountId account, java.time.LocalDate today) {
        return db.sql(WHO)
                .param("account", account.value())
                .param("today", today)
                .query(AccountRecords::signedIn)
                .optional();
    }

    /// False where the login is taken.
    boolean add(
            AccountId account,
            String loginKey,
            String login,
            String name,
            String hash,
            String kind,
            @Nullable PersonId person) {
        return db.sql(ADD_ACCOUNT)
                        .param("account", account.value())
                        .param("key", loginKey)
                        .param("login", login)
                        .param("name", name)
                        .param("hash", hash)
                        .param("kind", kind)
                        .param("person", person == null ? null : person.value())
                        .update()
                == 1;
    }

    void addPost(AccountId account, UnitId unit, Role role, java.time.LocalDate since) {
        db.sql(ADD_POST)
                .param("account", account.value())
                .param("unit", unit.value())
                .param("role", role.name())
                .param("since", since)
                .update();
    }

    void endPosts(AccountId account, java.time.LocalDate today) {
        db.sql(END_POSTS)
                .param("account", account.value())
                .param("today", today)
                .update();
    }

    void endStaff(AccountId account) {
        db.sql(END_STAFF).param("account", account.value()).update();
    }

    void addUnit(Unit unit) {
        var territory = unit.territory();
        db.sql(ADD_UNIT)
                .param("unit", unit.id().value())
                .param("zh", unit.nameZh())
                .param("en", unit.nameEn())
                .param("division", territory == null ? null : territory.value())
                .update();
    }

    List<Unit> units() {
        return db.sql(UNITS)
                .query((row, n) -> new Unit(
                        new UnitId(row.getObject("unit", UUID.class)),
                        row.getString("name_zh"),
                        row.getString("name_en"),
                        territory(row)))
                .list();
    }

    List<StaffMember> staff(java.time.LocalDate today) {
        return db.sql(STAFF)
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

    boolean hasAdministrator() {
        return db.sql(HAS_ADMINISTRATOR).query(Boolean.class).single();
    }

    void invite(byte[] token, Invitation invitation, Instant expires) {
        db.sql(INVITE)
                .param("token", token)
                .param("kind", invitation.kind().name())
                .param("login", invitation.login())
                .param("name", invitation.name())
                .param("unit", invitation.unit())
                .param("role", invitation.role().name())
                .param("expires", moment(expires))
                .update();
    }

    Optional<Invitation> invitation(byte[] token, Instant now) {
        return db.sql(INVITATION)
                .param("token", token)
                .param("now", moment(now))
                .query((row, n) -> new Invitation(
                        Invitation.Kind.valueOf(row.getString("kind")),
                        row.getString("login"),
                        row.getString("name"),
                        row.getObject("unit", UUID.class),
                        Role.valueOf(row.getString("role"))))
                .optional();
    }

    boolean useInvitation(byte[] token, Instant now) {
        return db.sql(USE_INVITATION)
                        .param("token", token)
                        .param("now", moment(now))
                        .update()
                == 1;
    }

    void addCode(byte[] code, PersonId person, AccountId by, Instant expires) {
        db.sql(ADD_CODE)
                .param("code", code)
                .param("person", person.value())
                .param("by", by.value())
                .param("expires", moment(expires))
                .update();
    }

    Optional<PersonId> useCode(byte[] code, Instant now) {
        return db.sql(USE_CODE)
                .param("code", code)
                .param("now", moment(now))
                .query((row, n) -> new PersonId(row.getObject("person", UUID.class)))
                .optional();
    }

    boolean useCodeOf(byte[] code, PersonId person, Instant now) {
        return db.sql(USE_CODE_OF)
                        .param("code", code)
                        .param("person", person.value())
                        .param("now", moment(now))
                        .update()
                == 1;
    }

    /// The account that has ended with it; empty where the person had none.
    Optional<AccountId> endOf(PersonId person) {
        return db.sql(END_RESIDENT)
                .param("person", person.value())
                .query((row, n) -> account(row))
                .optional();
    }

    void forget(PersonId person, UUID decided) {
        db.sql(FORGET).param("person", person.value()).param("decided", decided).query(row -> {});
    }

    String loginKey(AccountId account) {
        return db.sql(LOGIN_KEY)
                .param("account", account.value())
                .query(String.class)
                .single();
    }

    void changePassword(AccountId account, String hash, @Nullable DeviceId but, Instant now) {
        db.sql(CHANGE_PASSWORD)
                .param("account", account.value())
                .param("hash", hash)
                .param("but", but == null ? null : but.value())
                .param("now", moment(now))
                .update();
    }

    void voidCodes(PersonId person, Instant now) {
        db.sql(VOID_CODES)
                .param("person", person.value())
                .param("now", moment(now))
                .update();
    }

    void voidSetups(Instant now) {
        db.sql(VOID_SETUPS).param("now", moment(now)).update();
    }

    void addKey(byte[] key, AccountId account, String name, Instant expires) {
        db.sql(ADD_KEY)
                .param("key", key)
                .param("account", account.value())
                .param("name", name)
                .param("expires", moment(expires))
                .update();
    }

    Optional<AccountId> keyOwner(byte[] key, Instant now) {
        return db.sql(KEY_OWNER)
                .param("key", key)
                .param("now", moment(now))
                .query((row, n) -> account(row))
                .optional();
    }

    void revokeKey(byte[] key, Instant now) {
        db.sql(REVOKE_KEY).param("key", key).param("now", moment(now)).update();
    }

    /// The keys that work.
    List<ApiKey> keys(Instant now) {
        return db.sql(KEYS)
                .param("now", moment(now))
                .query((row, n) -> new ApiKey(
                        HexFormat.of().formatHex(row.getBytes("key")),
                        row.getString("name"),
                        row.getString("owner"),
                        row.getObject("expires", OffsetDateTime.class).toInstant()))
                .list();
    }

    private static SignedIn signedIn(ResultSet row, int n) throws SQLException {
        var person = row.getObject("person", UUID.class);
        if (person != null) {
            return new SignedIn(
                    account(row),
                    row.getString("name"),
                    Role.RESIDENT,
                    Accounts.RESIDENTS,
                    "本人",
                    "the person",
                    null,
                    new PersonId(person));
        }
        return new SignedIn(
                account(row),
                row.getString("name"),
                Role.valueOf(row.getString("role")),
                new UnitId(row.getObject("unit", UUID.class)),
                row.getString("name_zh"),
                row.getString("name_en"),
                territory(row),
                null);
    }

    private static @Nullable DivisionCode territory(ResultSet row) throws SQLException {
        var division = row.getString("division");
        return division == null ? null : new DivisionCode(division);
    }

    private static AccountId account(ResultSet row) throws SQLException {
        return new AccountId(row.getObject("account", UUID.class));
    }

    private static OffsetDateTime moment(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    Optional<String> staffName(AccountId account) {
        return db.sql(STAFF_NAME)
                .param("account", account.value())
                .query(String.class)
                .optional();
    }
}
