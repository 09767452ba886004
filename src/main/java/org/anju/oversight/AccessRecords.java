package org.anju.oversight;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.anju.shared.Access;
import org.anju.shared.AccountId;
import org.anju.shared.Channel;
import org.anju.shared.PersonId;
import org.anju.shared.PurposeCode;
import org.anju.shared.Role;
import org.anju.shared.UnitId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class AccessRecords {

    private static final String ENTER = """
            insert into oversight.access_entry
                (subject, access, account, unit, unit_name, role, purpose, file, channel, kind, shown)
            select distinct subject, :access::uuid, :account::uuid, :unit::uuid, :unitName::text, :role::text,
                   :purpose::text, :file::text, :channel::text, :kind::text, :shown::text
            from unnest(:subjects::uuid[]) as subject
            """;

    // All that is read or written under an access is asked for by its keys. Such plans may be kept: made anew
    // for each look they cost twice what they find out. They must not be those that fit a register still empty.
    private static final String OPEN = """
            select set_config('anju.access', :access, true),
                   set_config('plan_cache_mode', 'force_generic_plan', true),
                   set_config('enable_seqscan', 'off', true)
            """;

    private static final String LIST = """
            select distinct on (access) subject, access, at, account, unit, unit_name, role, purpose, file, channel, kind,
                   shown, proven, withheld_until
            from oversight.access_line
            where subject = any (:subjects::uuid[]) and (:before::uuid is null or access < :before::uuid)
              and (:whole or not withheld)
            order by access desc
            limit :limit
            """;

    private static final String FIND = """
            select subject, access, at, account, unit, unit_name, role, purpose, file, channel, kind, shown, proven,
                   withheld_until
            from oversight.access_line
            where subject = any (:subjects::uuid[]) and access = :access and (:whole or not withheld)
            order by subject
            limit 1
            """;

    // The look that asks is not told: it would move every other by one.
    private static final String COUNT_WITHIN = """
            select count(distinct access)
            from oversight.access_line
            where subject = any (:subjects::uuid[])
              and access is distinct from nullif(current_setting('anju.access', true), '')::uuid
              and (:from::timestamptz is null or at >= :from::timestamptz)
              and (:until::timestamptz is null or at <= :until::timestamptz)
              and (:whole or not withheld)
            """;

    private static final String LIST_WITHIN = """
            select l.subject, l.access, l.at, l.account, l.unit, l.unit_name, l.role, l.purpose, l.file, l.channel, l.kind,
                   l.shown, l.proven, l.withheld_until
            from (
                select distinct on (e.access) e.*
                from oversight.access_line e
                where e.subject = any (:subjects::uuid[])
                  and e.access is distinct from nullif(current_setting('anju.access', true), '')::uuid
                  and (:from::timestamptz is null or e.at >= :from::timestamptz)
                  and (:until::timestamptz is null or e.at <= :until::timestamptz)
                  and (:whole or not e.withheld)
                order by e.access) l
            order by l.at desc, l.access desc
            offset :offset
            limit :limit
            """;

    private static final String COUNT_NEW = """
            select count(distinct e.access)
            from oversight.access_line e
            where e.subject = any (:subjects::uuid[]) and e.account <> :account and (:whole or not e.withheld)
              and e.at > coalesce((select max(o.at)
                                   from oversight.access_entry o
                                   where o.subject = any (:subjects::uuid[]) and o.account = :account
                                     and o.kind = 'OPENED' and o.shown = 'ACCESS_LOG'), '-infinity')
            """;

    private static final String KEPT_SINCE = "select at from oversight.kept_since";

    private final JdbcClient db;

    AccessRecords(JdbcClient db) {
        this.db = db;
    }

    void enter(UUID id, Access access, AccessEntry.Kind kind, Shown shown, Collection<PersonId> subjects) {
        db.sql(ENTER)
                .param("access", id)
                .param("account", access.by().value())
                .param("unit", access.unit().value())
                .param("unitName", access.unitName())
                .param("role", access.role().name())
                .param("purpose", access.purpose().value())
                .param("file", access.file())
                .param("channel", access.channel().name())
                .param("kind", kind.name())
                .param("shown", shown.name())
                .param("subjects", subjects.stream().map(PersonId::value).toArray(UUID[]::new))
                .update();
    }

    /// Names the access for the rest of the transaction, and only for it.
    void open(UUID id) {
        db.sql(OPEN).param("access", id.toString()).query(row -> {});
    }

    /// @param whole whether what is withheld by a judicial order is among them
    List<AccessEntry> list(Collection<PersonId> subjects, @Nullable UUID before, int limit, boolean whole) {
        return db.sql(LIST)
                .param("subjects", subjects.stream().map(PersonId::value).toArray(UUID[]::new))
                .param("before", before)
                .param("whole", whole)
                .param("limit", limit)
                .query(AccessRecords::line)
                .list();
    }

    Optional<AccessEntry> find(Collection<PersonId> subjects, UUID access, boolean whole) {
        return db.sql(FIND)
                .param("subjects", subjects.stream().map(PersonId::value).toArray(UUID[]::new))
                .param("access", access)
                .param("whole", whole)
                .query(AccessRecords::line)
                .optional();
    }

    /// @param whole as above
    AccessPart part(Collection<PersonId> subjects, AccessWindow window, boolean whole) {
        var total = within(COUNT_WITHIN, subjects, window, whole)
                .query(Integer.class)
                .single();
        var entries = within(LIST_WITHIN, subjects, window, whole)
                .param("offset", window.offset())
                .param("limit", window.limit())
                .query(AccessRecords::line)
                .list();
        return new AccessPart(total, entries);
    }

    /// Looks by others since this account last read who looked.
    int newSince(Collection<PersonId> subjects, AccountId account, boolean whole) {
        return db.sql(COUNT_NEW)
                .param("subjects", subjects.stream().map(PersonId::value).toArray(UUID[]::new))
                .param("account", account.value())
                .param("whole", whole)
                .query(Integer.class)
                .single();
    }

    private JdbcClient.StatementSpec within(
            String sql, Collection<PersonId> subjects, AccessWindow window, boolean whole) {
        return db.sql(sql)
                .param("subjects", subjects.stream().map(PersonId::value).toArray(UUID[]::new))
                .param("from", moment(window.from()))
                .param("until", moment(window.until()))
                .param("whole", whole);
    }

    private static @Nullable OffsetDateTime moment(@Nullable Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }

    Instant keptSince() {
        return db.sql(KEPT_SINCE).query(OffsetDateTime.class).single().toInstant();
    }

    private static AccessEntry line(ResultSet row, int number) throws SQLException {
        return new AccessEntry(
                new PersonId(row.getObject("subject", UUID.class)),
                row.getObject("access", UUID.class),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                new AccountId(row.getObject("account", UUID.class)),
                new UnitId(row.getObject("unit", UUID.class)),
                row.getString("unit_name"),
                Role.valueOf(row.getString("role")),
                new PurposeCode(row.getString("purpose")),
                row.getString("file"),
                Channel.valueOf(row.getString("channel")),
                AccessEntry.Kind.valueOf(row.getString("kind")),
                Shown.valueOf(row.getString("shown")),
                row.getBoolean("proven"),
                row.getObject("withheld_until", LocalDate.class));
    }
}
