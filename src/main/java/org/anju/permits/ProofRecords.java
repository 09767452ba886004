package org.anju.permits;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.anju.cases.CaseId;
import org.anju.certificates.CertificateId;
import org.anju.residents.Person;
import org.anju.residents.Residents;
import org.anju.shared.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ProofRecords {

    private static final String WANT = """
            insert into permits.proof (subject, application) values (:subject, :application)
            on conflict (subject, application) do nothing
            """;

    private static final String WANTED = """
            select p as subject from permits.proof_wanted(:subjects::uuid[], :application) p
            """;

    private static final String WANTING = "select subject, application from permits.wanting_proof(:after, :most)";

    private static final String TAKE = """
            select state = 'WANTED' from permits.proof where subject = :subject and application = :application for update
            """;

    private static final String MADE = """
            update permits.proof
            set state = 'MADE', stay = :stay, believed = :believed, on_day = :day, until = :until, certificate = :certificate
            where subject = :subject and application = :application
            """;

    private static final String STANDING = """
            select subject, application, stay, believed, on_day from permits.standing_proofs(:today, :after, :most)
            """;

    private static final String WITHDRAW = """
            update permits.proof set state = 'WITHDRAWN'
            where subject = :subject and application = :application and state <> 'WITHDRAWN'
            returning certificate
            """;

    private static final String ERASE = "select permits.erase_proofs(:most)";

    private final JdbcClient db;

    ProofRecords(JdbcClient db) {
        this.db = db;
    }

    /// A proof: that of a case.
    ///
    /// @param subject the record under which it was granted
    record Key(PersonId subject, CaseId of) {}

    /// A proof in time, and what it says.
    record Made(Key key, Residents.Said said) {}

    /// One for each case, however often it is asked for.
    void want(Key key) {
        db.sql(WANT)
                .param("subject", key.subject().value())
                .param("application", key.of().value())
                .update();
    }

    /// The proof that this case, of one of these records, still waits for.
    Optional<Key> wanted(Collection<PersonId> subjects, CaseId of) {
        return db.sql(WANTED)
                .param("subjects", subjects.stream().map(PersonId::value).toArray(UUID[]::new))
                .param("application", of.value())
                .query((row, n) -> new Key(new PersonId(row.getObject("subject", UUID.class)), of))
                .optional();
    }

    /// Those that are wanted after a case, in the order of their keys.
    List<Key> wanting(UUID after, int most) {
        return db.sql(WANTING)
                .param("after", after)
                .param("most", most)
                .query((row, n) -> key(row))
                .list();
    }

    /// Whether it is still wanted; nobody else makes it until this transaction ends.
    boolean take(Key key) {
        return db.sql(TAKE)
                .param("subject", key.subject().value())
                .param("application", key.of().value())
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    void made(Key key, Person.Stay stay, LocalDate day, LocalDate until, CertificateId certificate) {
        db.sql(MADE)
                .param("subject", key.subject().value())
                .param("application", key.of().value())
                .param("stay", stay.id())
                .param("believed", stay.belief().from().atOffset(ZoneOffset.UTC))
                .param("day", day)
                .param("until", until)
                .param("certificate", certificate.value())
                .update();
    }

    /// Those in time after a case, in the order of their keys.
    List<Made> standing(LocalDate today, UUID after, int most) {
        return db.sql(STANDING)
                .param("today", today)
                .param("after", after)
                .param("most", most)
                .query((row, n) -> {
                    var key = key(row);
                    return new Made(
                            key,
                            new Residents.Said(
                                    key.subject(),
                                    row.getObject("stay", UUID.class),
                                    row.getObject("believed", OffsetDateTime.class)
                                            .toInstant(),
                                    row.getObject("on_day", LocalDate.class)));
                })
                .list();
    }

    /// That a proof holds no longer, and the certificate that was made of it.
    record Withdrawn(Optional<CertificateId> certificate) {}

    /// Empty where it was withdrawn before.
    Optional<Withdrawn> withdraw(Key key) {
        return db.sql(WITHDRAW)
                .param("subject", key.subject().value())
                .param("application", key.of().value())
                .query((row, n) -> new Withdrawn(Optional.ofNullable(row.getObject("certificate", UUID.class))
                        .map(CertificateId::new)))
                .optional();
    }

    long erase(int most) {
        return db.sql(ERASE).param("most", most).query(Long.class).single();
    }

    private static Key key(ResultSet row) throws SQLException {
        return new Key(
                new PersonId(row.getObject("subject", UUID.class)),
                new CaseId(row.getObject("application", UUID.class)));
    }
}
