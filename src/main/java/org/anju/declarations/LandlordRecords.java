package org.anju.declarations;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.anju.dwellings.DwellingId;
import org.anju.shared.AccountId;
import org.anju.shared.PersonId;
import org.anju.shared.ReceiptNumber;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Who lets which dwelling. What waits is found by key alone; the rows come back only under an entry.
@Repository
class LandlordRecords {

    private static final String CLAIM = """
            insert into declarations.landlordship (person, landlordship, dwelling, receipt)
            values (:person, :landlordship, :dwelling, :receipt)
            """;

    private static final String WAITING =
            "select person, landlordship, dwelling from declarations.waiting_landlordships(:most)";

    private static final String WAITING_PERSON =
            "select person from declarations.landlord_of(:landlordship) as person where person is not null";

    private static final String OF = """
            select person, landlordship, dwelling, receipt, claimed_at, granted, ended_at
            from declarations.landlordship
            where person = any (:persons::uuid[])
            order by landlordship desc
            """;

    private static final String GRANT = """
            update declarations.landlordship
            set granted = true, decided_at = now(), decided_by = :by, evidence = :evidence, reference = :reference
            where person = :person and landlordship = :landlordship and decided_at is null and ended_at is null
            """;

    private static final String DECLINE = """
            update declarations.landlordship
            set granted = false, decided_at = now(), decided_by = :by
            where person = :person and landlordship = :landlordship and decided_at is null and ended_at is null
            """;

    private static final String END = """
            update declarations.landlordship
            set ended_at = now()
            where person = :person and landlordship = :landlordship and ended_at is null
            """;

    private static final String FORGET = "select declarations.forget(:person, :decided)";

    private final JdbcClient db;

    LandlordRecords(JdbcClient db) {
        this.db = db;
    }

    record Waiting(PersonId person, LandlordshipId id, DwellingId dwelling) {}

    void claim(PersonId person, LandlordshipId id, DwellingId dwelling, ReceiptNumber receipt) {
        db.sql(CLAIM)
                .param("person", person.value())
                .param("landlordship", id.value())
                .param("dwelling", dwelling.value())
                .param("receipt", receipt.digits())
                .update();
    }

    List<Waiting> waiting(int most) {
        return db.sql(WAITING)
                .param("most", most)
                .query((row, n) -> new Waiting(
                        person(row),
                        new LandlordshipId(row.getObject("landlordship", UUID.class)),
                        new DwellingId(row.getObject("dwelling", UUID.class))))
                .list();
    }

    Optional<PersonId> waitingPerson(LandlordshipId id) {
        return db.sql(WAITING_PERSON)
                .param("landlordship", id.value())
                .query((row, n) -> person(row))
                .optional();
    }

    List<Landlordship> of(Collection<PersonId> persons) {
        return db.sql(OF)
                .param("persons", persons.stream().map(PersonId::value).toArray(UUID[]::new))
                .query(LandlordRecords::landlordship)
                .list();
    }

    boolean grant(Landlordship claim, String evidence, String reference, AccountId by) {
        return db.sql(GRANT)
                        .param("person", claim.person().value())
                        .param("landlordship", claim.id().value())
                        .param("evidence", evidence)
                        .param("reference", reference)
                        .param("by", by.value())
                        .update()
                == 1;
    }

    boolean decline(Landlordship claim, AccountId by) {
        return db.sql(DECLINE)
                        .param("person", claim.person().value())
                        .param("landlordship", claim.id().value())
                        .param("by", by.value())
                        .update()
                == 1;
    }

    void end(Landlordship landlordship) {
        db.sql(END)
                .param("person", landlordship.person().value())
                .param("landlordship", landlordship.id().value())
                .update();
    }

    void forget(PersonId person, UUID decided) {
        db.sql(FORGET).param("person", person.value()).param("decided", decided).query(row -> {});
    }

    private static Landlordship landlordship(ResultSet row, int n) throws SQLException {
        var ended = row.getObject("ended_at", OffsetDateTime.class);
        return new Landlordship(
                new LandlordshipId(row.getObject("landlordship", UUID.class)),
                person(row),
                new DwellingId(row.getObject("dwelling", UUID.class)),
                row.getString("receipt"),
                row.getObject("claimed_at", OffsetDateTime.class).toInstant(),
                row.getObject("granted", Boolean.class),
                ended == null ? null : ended.toInstant());
    }

    private static PersonId person(ResultSet row) throws SQLException {
        return new PersonId(row.getObject("person", UUID.class));
    }
}
