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
import org.anju.shared.DivisionCode;
import org.anju.shared.DocumentKind;
import org.anju.shared.IdentityNumber;
import org.anju.shared.Keyring;
import org.anju.shared.PersonId;
import org.anju.shared.Sex;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// How persons are found, and the masked line in which they are listed. The finders give keys alone; the line
/// comes back only under a committed entry.
@Repository
class ResidentRecords {

    private static final String OWNER = "select person from residents.identity_claim where digest = :digest";

    private static final String WITHIN = "select person from residents.within(:persons::uuid[], :territory) as person";

    private static final String LIVING_IN =
            "select person from residents.living_in(:dwelling, daterange(:from, :until), :knownAt) as person";

    private static final String GIVEN_UP = """
            select n
            from residents.given_up(:persons::uuid[], :stays::uuid[], :believed::text[]::timestamptz[], :days::text[]::date[]) n
            """;

    private static final String HITS = """
            select p.person, p.name, p.sex, p.birth, d.kind, d.number, s.address,
                   exists (select from residents.standing o
                           where o.person = p.person and o.standing = 'CONFIDENTIAL'
                             and o.recorded @> :knownAt::timestamptz) as withheld
            from residents.particulars p
            left join residents.document d on d.person = p.person and d.recorded @> :knownAt::timestamptz
            left join residents.stay s
                on s.person = p.person and s.recorded @> :knownAt::timestamptz and s.valid @> :validOn::date
            where p.person = any (:persons::uuid[])
              and p.recorded @> :knownAt::timestamptz and p.valid @> :validOn::date
            order by p.name, p.person
            """;

    private static final String HEADCOUNT =
            "select coalesce(sum(n), 0) - residents.counted_again(:prefix) from residents.headcount where division like :prefix || '%'";

    private static final String OPEN_TO_GUARDIANS = """
            select person from residents.open_to_guardians(:persons::uuid[]) as person
            """;

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

    /// Who lived, or can have lived, in a dwelling on some day of a period; at most one more than can be shown.
    List<PersonId> livingIn(DwellingId dwelling, LocalDate from, LocalDate until, Instant knownAt) {
        return db.sql(LIVING_IN)
                .param("dwelling", dwelling.value())
                .param("from", from)
                .param("until", until)
                .param("knownAt", moment(knownAt))
                .query(ResidentRecords::person)
                .list();
    }

    /// The places in the list of those that are not believed any more.
    List<Integer> givenUp(List<Residents.Said> said) {
        return db.sql(GIVEN_UP)
                .param("persons", said.stream().map(one -> one.person().value()).toArray(UUID[]::new))
                .param("stays", said.stream().map(Residents.Said::stay).toArray(UUID[]::new))
                .param(
                        "believed",
                        said.stream().map(one -> one.believed().toString()).toArray(String[]::new))
                .param("days", said.stream().map(one -> one.day().toString()).toArray(String[]::new))
                .query((row, n) -> row.getInt("n") - 1)
                .list();
    }

    List<PersonId> openToGuardians(Collection<PersonId> persons) {
        return db.sql(OPEN_TO_GUARDIANS)
                .param("persons", uuids(persons))
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
        var withheld = row.getBoolean("withheld");
        return new Hit(
                person(row, n),
                Hit.masked(row.getString("name")),
                Sex.valueOf(row.getString("sex")),
                birth.equals("unknown") ? "" : birth.substring(0, 4),
                kind == null ? DocumentKind.NONE : DocumentKind.valueOf(kind),
                number == null ? "" : IdentityNumber.lastFour(keyring.unseal(number)),
                address == null || withheld ? "" : address,
                withheld);
    }

    private static PersonId person(ResultSet row, int n) throws SQLException {
        return new PersonId(row.getObject("person", UUID.class));
    }

    static @Nullable OffsetDateTime moment(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    static UUID[] uuids(Collection<PersonId> persons) {
        return persons.stream().map(PersonId::value).toArray(UUID[]::new);
    }
}
