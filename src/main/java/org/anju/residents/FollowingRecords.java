package org.anju.residents;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.anju.shared.Access;
import org.anju.shared.Ids;
import org.anju.shared.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class FollowingRecords {

    private static final String LIVES_IN = """
            select exists (select from residents.within(array[:person::uuid], :territory))
            """;

    private static final String KNOWN = "select residents.known(:person)";

    private static final String FOLLOW = """
            insert into residents.following
                (person, following, account, unit, unit_name, role, purpose, file, until)
            select :person::uuid, :following::uuid, :account::uuid, :unit::uuid, :unitName::text, :role::text,
                   :purpose::text, :file::text, :until::timestamptz
            where not exists (
                select from residents.following f
                where f.person = :person and f.account = :account and f.purpose = :purpose and f.ended is null
                  and f.until = :until)
            """;

    private static final String UNFOLLOW = """
            update residents.following
               set ended = :now
             where person = :person and account = :account and purpose = :purpose and ended is null
            """;

    private static final String FOLLOWED = """
            select residents.followed_by(:account, :purpose, :after::uuid, :limit) as person
            """;

    private static final String LIST = """
            select person, min(at) as since, max(until) as until
            from residents.following
            where person = any (:persons::uuid[]) and account = :account and purpose = :purpose
              and ended is null and until > clock_timestamp()
            group by person
            order by person
            """;

    private static final String CHANGES = """
            select person, act, written::text::bigint as written
            from residents.changes_for(:account, :purpose, :past::text::xid8, :pastAct, :pastPerson, :limit)
            """;

    private static final String NOTICES = """
            select a.person, a.act, a.written::text::bigint as written, a.kind, a.at
            from unnest(:persons::uuid[], :acts::uuid[]) as t (person, act)
            join residents.act a on a.person = t.person and a.act = t.act
            order by a.written, a.act, a.person
            """;

    private final JdbcClient db;

    FollowingRecords(JdbcClient db) {
        this.db = db;
    }

    /// Whether there is a record of this person, and it is not erased.
    boolean known(PersonId person) {
        return db.sql(KNOWN)
                .param("person", person.value())
                .query(Boolean.class)
                .single();
    }

    /// Whether the person lives, or lived last, in a territory.
    ///
    /// @param territory the beginning of division codes
    boolean livesIn(PersonId person, String territory) {
        return db.sql(LIVES_IN)
                .param("person", person.value())
                .param("territory", territory)
                .query(Boolean.class)
                .single();
    }

    void follow(PersonId person, Instant until, Access access) {
        follower(db.sql(FOLLOW), access)
                .param("person", person.value())
                .param("following", Ids.next())
                .param("unit", access.unit().value())
                .param("unitName", access.unitName())
                .param("role", access.role().name())
                .param("file", access.file())
                .param("until", until.atOffset(ZoneOffset.UTC))
                .update();
    }

    void unfollow(PersonId person, Access access, Instant now) {
        follower(db.sql(UNFOLLOW), access)
                .param("person", person.value())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    List<PersonId> followed(@Nullable PersonId after, int limit, Access access) {
        return follower(db.sql(FOLLOWED), access)
                .param("after", after == null ? null : after.value())
                .param("limit", limit)
                .query((row, number) -> new PersonId(row.getObject("person", UUID.class)))
                .list();
    }

    List<Followed> list(Collection<PersonId> persons, Access access) {
        return follower(db.sql(LIST), access)
                .param("persons", persons.stream().map(PersonId::value).toArray(UUID[]::new))
                .query((row, number) -> new Followed(
                        new PersonId(row.getObject("person", UUID.class)),
                        row.getObject("since", OffsetDateTime.class).toInstant(),
                        row.getObject("until", OffsetDateTime.class).toInstant()))
                .list();
    }

    List<ChangeCursor> changes(ChangeCursor after, int limit, Access access) {
        return follower(db.sql(CHANGES), access)
                .param("past", Long.toString(after.written()))
                .param("pastAct", after.act())
                .param("pastPerson", after.person().value())
                .param("limit", limit)
                .query((row, number) -> new ChangeCursor(
                        row.getLong("written"),
                        row.getObject("act", UUID.class),
                        new PersonId(row.getObject("person", UUID.class))))
                .list();
    }

    List<ChangeNotice> notices(List<ChangeCursor> told) {
        return db.sql(NOTICES)
                .param("persons", told.stream().map(one -> one.person().value()).toArray(UUID[]::new))
                .param("acts", told.stream().map(ChangeCursor::act).toArray(UUID[]::new))
                .query((row, number) -> new ChangeNotice(
                        new ChangeCursor(
                                row.getLong("written"),
                                row.getObject("act", UUID.class),
                                new PersonId(row.getObject("person", UUID.class))),
                        Person.Act.Kind.valueOf(row.getString("kind")),
                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .list();
    }

    private static JdbcClient.StatementSpec follower(JdbcClient.StatementSpec statement, Access access) {
        return statement
                .param("account", access.by().value())
                .param("purpose", access.purpose().value());
    }
}
