package org.anju.wards;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.anju.oversight.ProposalId;
import org.anju.shared.Access;
import org.anju.shared.Keyring;
import org.anju.shared.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class WardRecords {

    private static final String ADD = """
            insert into wards.guardianship
                (subject, guardianship, guardian, basis, paper, paper_number, since, until, proposal, account, unit,
                 unit_name)
            values (:subject, :guardianship, :guardian, :basis, :paper, :number, :since, :until, :proposal::uuid, :account, :unit,
                    :unitName)
            """;

    // What has run out by itself needs no end; ending twice is ending once.
    private static final String END = """
            insert into wards.ending (subject, guardianship, account, unit, unit_name)
            select g.subject, g.guardianship, :account::uuid, :unit::uuid, :unitName::text
            from wards.guardianship g
            where g.subject = any (:subjects::uuid[]) and g.guardian = any (:guardians::uuid[]) and g.until > :today
              and g.guardianship is distinct from :but::uuid
            on conflict (subject, guardianship) do nothing
            """;

    private static final String END_ONE = """
            insert into wards.ending (subject, guardianship, account, unit, unit_name)
            values (:subject, :guardianship, :account, :unit, :unitName)
            on conflict (subject, guardianship) do nothing
            """;

    private static final String LIST = """
            select g.subject, g.guardianship, g.guardian, g.basis, g.paper, g.paper_number, g.since, g.until, g.unit_name,
                   g.proposal is null or oversight.carried_out_about(g.proposal, 'GUARD_ADULT', g.subject) as confirmed,
                   g.proposal in (select oversight.undecided(array[g.proposal])) is true as waits, e.at as ended
            from wards.guardianship g
            left join wards.ending e on e.subject = g.subject and e.guardianship = g.guardianship
            where g.subject = any (:subjects::uuid[]) and (:one::uuid is null or g.guardianship = :one::uuid)
            order by g.guardianship desc
            limit :most
            """;

    private static final String STANDING = """
            select subject, until from wards.standing(:guardians::uuid[], :today)
            """;

    private static final String ERASE_OVER = "select wards.erase_over(:most)";

    private static final String FORGET = "select wards.forget(:person, :decided)";

    private final JdbcClient db;
    private final Keyring keyring;

    WardRecords(JdbcClient db, Keyring keyring) {
        this.db = db;
        this.keyring = keyring;
    }

    /// Takes away guardianships that ended so long ago that their time is over.
    long eraseOver(int most) {
        return db.sql(ERASE_OVER).param("most", most).query(Long.class).single();
    }

    /// Somebody acts for this person until a day.
    record Standing(PersonId ward, LocalDate until) {}

    /// @param proposal by which a second person is to confirm it; `null` where none is needed
    void add(Guardianship guardianship, @Nullable ProposalId proposal, Access access) {
        by(db.sql(ADD), access)
                .param("subject", guardianship.ward().value())
                .param("guardianship", guardianship.id().value())
                .param("guardian", guardianship.guardian().value())
                .param("basis", guardianship.basis().name())
                .param("paper", guardianship.paper().name())
                .param("number", keyring.seal(guardianship.number()))
                .param("since", guardianship.since())
                .param("until", guardianship.until())
                .param("proposal", proposal == null ? null : proposal.value())
                .update();
    }

    /// Ends all that stands or will stand between these, who are two persons.
    ///
    /// @param but the one that does not end; `null` for none
    void end(
            Collection<PersonId> wards,
            Collection<PersonId> guardians,
            @Nullable GuardianshipId but,
            LocalDate today,
            Access access) {
        by(db.sql(END), access)
                .param("subjects", keys(wards))
                .param("guardians", keys(guardians))
                .param("but", but == null ? null : but.value())
                .param("today", today)
                .update();
    }

    /// Ends this one.
    void end(Guardianship one, Access access) {
        by(db.sql(END_ONE), access)
                .param("subject", one.ward().value())
                .param("guardianship", one.id().value())
                .update();
    }

    Optional<Guardianship> find(PersonId ward, GuardianshipId id) {
        return list(List.of(ward), id.value(), 1).stream().findFirst();
    }

    void forget(PersonId person, UUID decided) {
        db.sql(FORGET).param("person", person.value()).param("decided", decided).query(row -> {});
    }

    List<Guardianship> list(Collection<PersonId> wards, int most) {
        return list(wards, null, most);
    }

    private List<Guardianship> list(Collection<PersonId> wards, @Nullable UUID one, int most) {
        return db.sql(LIST)
                .param("subjects", keys(wards))
                .param("one", one)
                .param("most", most)
                .query(this::guardianship)
                .list();
    }

    /// For whom these act on a day.
    List<Standing> standing(Collection<PersonId> guardians, LocalDate today) {
        return db.sql(STANDING)
                .param("guardians", keys(guardians))
                .param("today", today)
                .query((row, n) -> new Standing(
                        new PersonId(row.getObject("subject", UUID.class)), row.getObject("until", LocalDate.class)))
                .list();
    }

    private static JdbcClient.StatementSpec by(JdbcClient.StatementSpec statement, Access access) {
        return statement
                .param("account", access.by().value())
                .param("unit", access.unit().value())
                .param("unitName", access.unitName());
    }

    private static UUID[] keys(Collection<PersonId> persons) {
        return persons.stream().map(PersonId::value).toArray(UUID[]::new);
    }

    private Guardianship guardianship(ResultSet row, int n) throws SQLException {
        var ended = row.getObject("ended", OffsetDateTime.class);
        return new Guardianship(
                new GuardianshipId(row.getObject("guardianship", UUID.class)),
                new PersonId(row.getObject("subject", UUID.class)),
                new PersonId(row.getObject("guardian", UUID.class)),
                Guardianship.Basis.valueOf(row.getString("basis")),
                Guardianship.Paper.valueOf(row.getString("paper")),
                keyring.unseal(row.getBytes("paper_number")),
                row.getObject("since", LocalDate.class),
                row.getObject("until", LocalDate.class),
                row.getString("unit_name"),
                row.getBoolean("confirmed"),
                row.getBoolean("waits"),
                ended == null ? null : ended.toInstant());
    }
}
