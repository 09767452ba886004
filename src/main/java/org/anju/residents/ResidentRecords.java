package org.anju.residents;

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
import org.anju.dwellings.DwellingId;
import org.anju.shared.AsOf;
import org.anju.shared.Channel;
import org.anju.shared.DivisionCode;
import org.anju.shared.DocumentKind;
import org.anju.shared.IdentityNumber;
import org.anju.shared.Keyring;
import org.anju.shared.PartialDate;
import org.anju.shared.PersonId;
import org.anju.shared.PurposeCode;
import org.anju.shared.Role;
import org.anju.shared.Sex;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What is read of persons. The finders give keys alone; everything else comes back only under a committed
/// entry.
@Repository
class ResidentRecords {

    private static final String OWNER = "select person from residents.identity_claim where digest = :digest";

    private static final String WITHIN = "select person from residents.within(:persons::uuid[], :territory) as person";

    private static final String LIVING_IN =
            "select person from residents.living_in(:dwelling, :validOn, :knownAt) as person";

    private static final String HITS = """
            select p.person, p.name, p.sex, p.birth, d.kind, d.number, s.address
            from residents.particulars p
            left join residents.document d on d.person = p.person and d.recorded @> :knownAt::timestamptz
            left join residents.stay s
                on s.person = p.person and s.recorded @> :knownAt::timestamptz and s.valid @> :validOn::date
            where p.person = any (:persons::uuid[])
              and p.recorded @> :knownAt::timestamptz and p.valid @> :validOn::date
            order by p.name, p.person
            """;

    private static final String PARTICULARS = """
            select name, sex, birth, household, lower(recorded) as since, opened_by
            from residents.particulars
            where person = :person and recorded @> :knownAt::timestamptz and valid @> :validOn::date
            """;

    private static final String DOCUMENTS = """
            select kind, number, lower(recorded) as since, opened_by
            from residents.document
            where person = :person and recorded @> :knownAt::timestamptz
            order by since desc
            """;

    private static final String PHONES = """
            select phone, lower(recorded) as since, opened_by
            from residents.contact
            where person = :person and recorded @> :knownAt::timestamptz
            order by since desc
            """;

    private static final String STAYS = """
            select person, dwelling, division, address, starts, certain_from, upper(valid) as until, isempty(valid) as never,
                   lower(recorded) as believed_from, upper(recorded) as believed_until, reason, source, opened_by
            from residents.stay
            where person = any (:persons::uuid[]) and lower(recorded) <= :knownAt::timestamptz
            order by certain_from desc, believed_from desc
            """;

    private static final String ACTS = """
            select act, kind, at, unit_name, role, channel, purpose, file
            from residents.act
            where person = :person and at <= :knownAt::timestamptz
            order by at desc, act desc
            """;

    private static final String HEADCOUNT =
            "select coalesce(sum(n), 0) from residents.headcount where division like :prefix || '%'";

    private final JdbcClient db;
    private final Keyring keyring;

    ResidentRecords(JdbcClient db, Keyring keyring) {
        this.db = db;
        this.keyring = keyring;
    }

    Optional<PersonId> owner(IdentityNumber number) {
        return db.sql(OWNER)
                .param("digest", keyring.digest(number.kind() + "|" + number.value()))
                .query(ResidentRecords::person)
                .optional();
    }

    List<PersonId> within(Collection<PersonId> persons, String territory) {
        return db.sql(WITHIN)
                .param("persons", uuids(persons))
                .param("territory", territory)
                .query(ResidentRecords::person)
                .list();
    }

    List<PersonId> livingIn(DwellingId dwelling, AsOf asOf) {
        return db.sql(LIVING_IN)
                .param("dwelling", dwelling.value())
                .param("validOn", asOf.validOn())
                .param("knownAt", moment(asOf.knownAt()))
                .query(ResidentRecords::person)
                .list();
    }

    List<Hit> hits(Collection<PersonId> persons, AsOf asOf) {
        return db.sql(HITS)
                .param("persons", uuids(persons))
                .param("validOn", asOf.validOn())
                .param("knownAt", moment(asOf.knownAt()))
                .query(this::hit)
                .list();
    }

    Optional<Person.Particulars> particulars(PersonId person, AsOf asOf) {
        return db.sql(PARTICULARS)
                .param("person", person.value())
                .param("validOn", asOf.validOn())
                .param("knownAt", moment(asOf.knownAt()))
                .query((row, n) -> new Person.Particulars(
                        row.getString("name"),
                        Sex.valueOf(row.getString("sex")),
                        date(row.getString("birth")),
                        row.getString("household"),
                        instant(row, "since"),
                        row.getObject("opened_by", UUID.class)))
                .optional();
    }

    List<Person.Document> documents(PersonId person, AsOf asOf) {
        return db.sql(DOCUMENTS)
                .param("person", person.value())
                .param("knownAt", moment(asOf.knownAt()))
                .query((row, n) -> new Person.Document(
                        DocumentKind.valueOf(row.getString("kind")),
                        keyring.unseal(row.getBytes("number")),
                        instant(row, "since"),
                        row.getObject("opened_by", UUID.class)))
                .list();
    }

    List<Person.Phone> phones(PersonId person, AsOf asOf) {
        return db.sql(PHONES)
                .param("person", person.value())
                .param("knownAt", moment(asOf.knownAt()))
                .query((row, n) -> new Person.Phone(
                        keyring.unseal(row.getBytes("phone")),
                        instant(row, "since"),
                        row.getObject("opened_by", UUID.class)))
                .list();
    }

    /// A stay and whose it is.
    record Lodging(PersonId person, Person.Stay stay) {}

    /// Every belief about the stays of these persons up to an instant, newest first.
    List<Lodging> stays(Collection<PersonId> persons, Instant knownAt) {
        return db.sql(STAYS)
                .param("persons", uuids(persons))
                .param("knownAt", moment(knownAt))
                .query((row, n) -> new Lodging(new PersonId(row.getObject("person", UUID.class)), stay(row, knownAt)))
                .list();
    }

    List<Person.Act> acts(PersonId person, Instant knownAt) {
        return db.sql(ACTS)
                .param("person", person.value())
                .param("knownAt", moment(knownAt))
                .query((row, n) -> new Person.Act(
                        row.getObject("act", UUID.class),
                        Person.Act.Kind.valueOf(row.getString("kind")),
                        instant(row, "at"),
                        row.getString("unit_name"),
                        Role.valueOf(row.getString("role")),
                        Channel.valueOf(row.getString("channel")),
                        new PurposeCode(row.getString("purpose")),
                        row.getString("file")))
                .list();
    }

    long headcount(DivisionCode division) {
        return db.sql(HEADCOUNT)
                .param("prefix", division.prefix())
                .query(Long.class)
                .single();
    }

    private Hit hit(ResultSet row, int n) throws SQLException {
        var kind = row.getString("kind");
        var number = row.getBytes("number");
        var birth = row.getString("birth");
        var address = row.getString("address");
        return new Hit(
                person(row, n),
                Hit.masked(row.getString("name")),
                Sex.valueOf(row.getString("sex")),
                birth.equals("unknown") ? "" : birth.substring(0, 4),
                kind == null ? DocumentKind.NONE : DocumentKind.valueOf(kind),
                number == null ? "" : IdentityNumber.lastFour(keyring.unseal(number)),
                address == null ? "" : address);
    }

    private static Person.Stay stay(ResultSet row, Instant knownAt) throws SQLException {
        var until = row.getObject("until", LocalDate.class);
        var givenUp = row.getObject("believed_until", OffsetDateTime.class);
        return new Person.Stay(
                new DwellingId(row.getObject("dwelling", UUID.class)),
                new DivisionCode(row.getString("division")),
                row.getString("address"),
                date(row.getString("starts")),
                row.getObject("certain_from", LocalDate.class),
                until,
                !row.getBoolean("never"),
                instant(row, "believed_from"),
                givenUp == null || givenUp.toInstant().isAfter(knownAt) ? null : givenUp.toInstant(),
                row.getString("reason"),
                row.getString("source"),
                row.getObject("opened_by", UUID.class));
    }

    private static PersonId person(ResultSet row, int n) throws SQLException {
        return new PersonId(row.getObject("person", UUID.class));
    }

    private static PartialDate date(String text) {
        return PartialDate.read(text)
                .orElseThrow(
                        () -> new IllegalStateException("The register holds a date of no form: '%s'.".formatted(text)));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static @Nullable OffsetDateTime moment(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private static UUID[] uuids(Collection<PersonId> persons) {
        return persons.stream().map(PersonId::value).toArray(UUID[]::new);
    }
}
