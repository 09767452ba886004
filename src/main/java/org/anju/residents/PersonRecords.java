package org.anju.residents;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.anju.dwellings.DwellingId;
import org.anju.shared.Channel;
import org.anju.shared.DivisionCode;
import org.anju.shared.DocumentKind;
import org.anju.shared.Keyring;
import org.anju.shared.PartialDate;
import org.anju.shared.PersonId;
import org.anju.shared.PurposeCode;
import org.anju.shared.Role;
import org.anju.shared.Sex;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The rows of persons, with every belief there was up to an instant. They come back only under a committed
/// entry.
@Repository
class PersonRecords {

    private static final String PARTICULARS = """
            select person, name, sex, birth, household, lower(valid) as valid_from, upper(valid) as valid_until,
                   lower(recorded) as believed_from, upper(recorded) as believed_until, opened_by, closed_by
            from residents.particulars
            where person = any (:persons::uuid[]) and lower(recorded) <= :knownAt::timestamptz
            order by array_position(:persons::uuid[], person), believed_from desc, valid_from desc nulls last
            """;

    private static final String DOCUMENTS = """
            select kind, number, lower(recorded) as believed_from, upper(recorded) as believed_until, opened_by, closed_by
            from residents.document
            where person = any (:persons::uuid[]) and recorded @> :knownAt::timestamptz
            order by array_position(:persons::uuid[], person), believed_from desc
            """;

    private static final String PHONES = """
            select phone, lower(recorded) as believed_from, upper(recorded) as believed_until, opened_by, closed_by
            from residents.contact
            where person = any (:persons::uuid[]) and recorded @> :knownAt::timestamptz
            order by array_position(:persons::uuid[], person), believed_from desc
            """;

    private static final String STAYS = """
            select person, stay, dwelling, division, address, elsewhere, use, starts, certain_from, placed,
                   absent_from, absent_until, lower(valid) as certain_since, upper(valid) as certain_until,
                   isempty(valid) as never, lower(possible) as possible_from, upper(possible) as possible_until,
                   isempty(possible) as impossible, lower(recorded) as believed_from, upper(recorded) as believed_until,
                   reason, source, opened_by, closed_by
            from residents.stay
            where person = any (:persons::uuid[]) and lower(recorded) <= :knownAt::timestamptz
            order by placed desc, stay desc, believed_from desc
            """;

    private static final String STANDINGS = """
            select person, standing, since, lower(recorded) as believed_from, upper(recorded) as believed_until,
                   opened_by, closed_by
            from residents.standing
            where person = any (:persons::uuid[]) and lower(recorded) <= :knownAt::timestamptz
            order by believed_from desc
            """;

    private static final String ACTS = """
            select act, kind, at, unit_name, role, channel, purpose, file, reason, evidence_kind, evidence_reference
            from residents.act
            where person = any (:persons::uuid[]) and at <= :knownAt::timestamptz
            order by array_position(:persons::uuid[], person), at desc, act desc
            """;

    // What a person, or somebody for them, said again and changed nothing confirms it as well.
    private static final String CONFIRMED = """
            select greatest((select max(a.at) from residents.act a
                             where a.person = any (:persons::uuid[]) and a.kind in ('CHANGE', 'CORRECTION')),
                            (select max(o.at) from residents.observation o
                             where o.subject = any (:persons::uuid[]) and o.verdict in ('ACCEPTED', 'ALREADY_KNOWN'))) as at
            where exists (select from residents.particulars p
                          where p.person = any (:persons::uuid[]) and upper_inf(p.recorded))
            """;

    private static final String WAITING = """
            select count(*)
            from residents.observation o
            where o.subject = any (:persons::uuid[])
              and exists (select from residents.inbox i where i.observation = o.observation and i.verdict = 'HELD')
            """;

    private final JdbcClient db;
    private final Keyring keyring;

    PersonRecords(JdbcClient db, Keyring keyring) {
        this.db = db;
        this.keyring = keyring;
    }

    /// What somebody is called and when they were born, and whose it is.
    record Described(PersonId person, Person.Particulars particulars) {}

    /// Those of each of these persons together, in the order in which the persons are named.
    List<Described> particulars(Collection<PersonId> persons, Instant knownAt) {
        return db.sql(PARTICULARS)
                .param("persons", ResidentRecords.uuids(persons))
                .param("knownAt", ResidentRecords.moment(knownAt))
                .query((row, n) -> new Described(
                        person(row),
                        new Person.Particulars(
                                row.getString("name"),
                                Sex.valueOf(row.getString("sex")),
                                date(row.getString("birth")),
                                row.getString("household"),
                                row.getObject("valid_from", LocalDate.class),
                                row.getObject("valid_until", LocalDate.class),
                                belief(row, knownAt))))
                .list();
    }

    List<Person.Document> documents(Collection<PersonId> persons, Instant knownAt) {
        return db.sql(DOCUMENTS)
                .param("persons", ResidentRecords.uuids(persons))
                .param("knownAt", ResidentRecords.moment(knownAt))
                .query((row, n) -> new Person.Document(
                        DocumentKind.valueOf(row.getString("kind")),
                        keyring.unseal(row.getBytes("number")),
                        belief(row, knownAt)))
                .list();
    }

    List<Person.Phone> phones(Collection<PersonId> persons, Instant knownAt) {
        return db.sql(PHONES)
                .param("persons", ResidentRecords.uuids(persons))
                .param("knownAt", ResidentRecords.moment(knownAt))
                .query((row, n) -> new Person.Phone(keyring.unseal(row.getBytes("phone")), belief(row, knownAt)))
                .list();
    }

    /// A stay and whose it is.
    record Lodging(PersonId person, Person.Stay stay) {}

    /// Every belief about the stays of these persons, in the reverse of the order in which they followed.
    List<Lodging> stays(Collection<PersonId> persons, Instant knownAt) {
        return db.sql(STAYS)
                .param("persons", ResidentRecords.uuids(persons))
                .param("knownAt", ResidentRecords.moment(knownAt))
                .query((row, n) -> new Lodging(person(row), stay(row, knownAt)))
                .list();
    }

    /// How a registration stands, and whose.
    record Stood(PersonId person, Person.Standing standing) {}

    List<Stood> standings(Collection<PersonId> persons, Instant knownAt) {
        return db.sql(STANDINGS)
                .param("persons", ResidentRecords.uuids(persons))
                .param("knownAt", ResidentRecords.moment(knownAt))
                .query((row, n) -> new Stood(
                        person(row),
                        new Person.Standing(
                                Person.Standing.Word.valueOf(row.getString("standing")),
                                row.getObject("since", LocalDate.class),
                                belief(row, knownAt))))
                .list();
    }

    List<Person.Act> acts(Collection<PersonId> persons, Instant knownAt) {
        return db.sql(ACTS)
                .param("persons", ResidentRecords.uuids(persons))
                .param("knownAt", ResidentRecords.moment(knownAt))
                .query((row, n) -> new Person.Act(
                        row.getObject("act", UUID.class),
                        Person.Act.Kind.valueOf(row.getString("kind")),
                        instant(row, "at"),
                        row.getString("unit_name"),
                        Role.valueOf(row.getString("role")),
                        Channel.valueOf(row.getString("channel")),
                        new PurposeCode(row.getString("purpose")),
                        row.getString("file"),
                        row.getString("reason").isEmpty() ? null : Grounds.Reason.valueOf(row.getString("reason")),
                        row.getString("evidence_kind").isEmpty()
                                ? null
                                : Grounds.Evidence.valueOf(row.getString("evidence_kind")),
                        row.getString("evidence_reference")))
                .list();
    }

    private static Person.Stay stay(ResultSet row, Instant knownAt) throws SQLException {
        return new Person.Stay(
                row.getObject("stay", UUID.class),
                abode(row),
                date(row.getString("starts")),
                row.getObject("certain_from", LocalDate.class),
                row.getObject("placed", LocalDate.class),
                row.getObject("absent_from", LocalDate.class),
                row.getObject("absent_until", LocalDate.class),
                days(row),
                null,
                belief(row, knownAt),
                row.getString("reason"),
                row.getString("source"));
    }

    private static Abode abode(ResultSet row) throws SQLException {
        var dwelling = row.getObject("dwelling", UUID.class);
        if (dwelling == null) {
            return new Abode.Elsewhere(row.getString("elsewhere"));
        }
        var division = new DivisionCode(row.getString("division"));
        return row.getString("use").equals("POSTAL")
                ? new Abode.Postal(new DwellingId(dwelling), division, row.getString("address"))
                : new Abode.Home(new DwellingId(dwelling), division, row.getString("address"));
    }

    /// The days as they were derived when the belief was recorded.
    private static Days days(ResultSet row) throws SQLException {
        var possibleFrom = row.getObject("possible_from", LocalDate.class);
        var possibleUntil = row.getObject("possible_until", LocalDate.class);
        var certainFrom = row.getObject("certain_since", LocalDate.class);
        var certainUntil = row.getObject("certain_until", LocalDate.class);
        var never = row.getBoolean("never");
        var impossible = row.getBoolean("impossible");
        return new Days(
                impossible ? LocalDate.MAX : possibleFrom == null ? LocalDate.MIN : possibleFrom,
                impossible ? LocalDate.MIN : possibleUntil == null ? LocalDate.MAX : possibleUntil,
                never ? row.getObject("certain_from", LocalDate.class) : certainFrom,
                never
                        ? row.getObject("certain_from", LocalDate.class)
                        : certainUntil == null ? LocalDate.MAX : certainUntil);
    }

    /// The belief, as it was to be seen at an instant: what was given up later still held then.
    private static Person.Belief belief(ResultSet row, Instant knownAt) throws SQLException {
        var givenUp = row.getObject("believed_until", OffsetDateTime.class);
        var held = givenUp == null || givenUp.toInstant().isAfter(knownAt);
        @Nullable UUID closedBy = held ? null : row.getObject("closed_by", UUID.class);
        return new Person.Belief(
                instant(row, "believed_from"),
                held ? null : givenUp.toInstant(),
                row.getObject("opened_by", UUID.class),
                closedBy);
    }

    private static PersonId person(ResultSet row) throws SQLException {
        return new PersonId(row.getObject("person", UUID.class));
    }

    /// When what is recorded of a person was last said or changed; empty where nothing is recorded.
    Optional<Instant> confirmed(Collection<PersonId> parts) {
        return db.sql(CONFIRMED)
                .param("persons", parts.stream().map(PersonId::value).toArray(UUID[]::new))
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }

    /// How many declarations about a person wait for a decision.
    int waiting(Collection<PersonId> parts) {
        return db.sql(WAITING)
                .param("persons", parts.stream().map(PersonId::value).toArray(UUID[]::new))
                .query(Integer.class)
                .single();
    }

    private static PartialDate date(String text) {
        return PartialDate.read(text)
                .orElseThrow(
                        () -> new IllegalStateException("The register holds a date of no form: '%s'.".formatted(text)));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
