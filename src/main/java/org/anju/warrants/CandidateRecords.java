package org.anju.warrants;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.anju.oversight.ProposalId;
import org.anju.residents.Digest;
import org.anju.shared.Access;
import org.anju.shared.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Statements on candidates; each takes one document, one person or one candidate.
@Repository
class CandidateRecords {

    private static final String MATCH = "select warrants.match(:identity, :person)";

    private static final String NEXT = "select warrant, digest from warrants.next_to_look_up()";

    private static final String LOOKED_UP = "select warrants.was_looked_up(:warrant)";

    private static final String LAPSE = "select warrants.lapse()";

    private static final String LIST = """
            select c.candidate, c.warrant, c.at, c.expires, a.official, a.channel, a.reference, a.answered,
                   f.candidate is not null as confirmed, h.candidate is not null as handed_over
            from warrants.candidate c
            left join warrants.answer a on a.candidate = c.candidate
            left join warrants.confirmed f on f.candidate = c.candidate
            left join warrants.handed_over h on h.candidate = c.candidate
            where (c.expires > clock_timestamp() or f.candidate is not null)
              and (c.candidate = :candidate::uuid
                   or :candidate::uuid is null and h.candidate is null and warrants.in_force(c.warrant))
            order by f.candidate is not null, c.expires
            limit :most
            """;

    private static final String HOLD = "select warrants.hold(:candidate)";

    private static final String ANSWER = """
            insert into warrants.answer (candidate, official, channel, reference, answered, account)
            select c.candidate, :official::text, :channel::text, :reference::text, :answered::timestamptz, :account::uuid
            from warrants.candidate c
            where c.candidate = :candidate and c.expires > clock_timestamp()
            on conflict (candidate) do nothing
            """;

    private static final String CONFIRM = "select warrants.confirm(:candidate, :proposal)";

    private static final String REFUTE = "select warrants.refute(:candidate)";

    private static final String CONCERNED = "select person from warrants.concerned where candidate = :candidate";

    private static final String HAND_OVER = "select warrants.hand_over(:candidate, :account, :unit)";

    private final JdbcClient db;

    CandidateRecords(JdbcClient db) {
        this.db = db;
    }

    record Unlooked(WarrantId warrant, Digest digest) {}

    void match(Digest identity, PersonId person) {
        db.sql(MATCH)
                .param("identity", identity.bytes())
                .param("person", person.value())
                .query(row -> {});
    }

    Optional<Unlooked> next() {
        return db.sql(NEXT)
                .query((row, number) -> new Unlooked(
                        new WarrantId(row.getObject("warrant", UUID.class)), new Digest(row.getBytes("digest"))))
                .optional();
    }

    void lookedUp(WarrantId warrant) {
        db.sql(LOOKED_UP).param("warrant", warrant.value()).query(row -> {});
    }

    void lapse() {
        db.sql(LAPSE).query(row -> {});
    }

    /// Those that wait to be confirmed, most pressing first, and then those to be handed over.
    List<Candidate> list(int most) {
        return list(null, most);
    }

    Optional<Candidate> find(CandidateId candidate) {
        return list(candidate.value(), 1).stream().findFirst();
    }

    private List<Candidate> list(@Nullable UUID candidate, int most) {
        return db.sql(LIST)
                .param("candidate", candidate)
                .param("most", most)
                .query(CandidateRecords::candidate)
                .list();
    }

    /// How long a candidate still waits to be confirmed, by the database's clock; its instrument is locked
    /// from then on.
    Duration hold(CandidateId candidate) {
        return Duration.ofSeconds(db.sql(HOLD)
                .param("candidate", candidate.value())
                .query(Long.class)
                .single());
    }

    /// False where it was answered before, or is over.
    boolean answer(CandidateId candidate, Candidate.Answer answer, Access access) {
        return db.sql(ANSWER)
                        .param("candidate", candidate.value())
                        .param("official", answer.official())
                        .param("channel", answer.channel().name())
                        .param("reference", answer.reference())
                        .param("answered", answer.answered().atOffset(ZoneOffset.UTC))
                        .param("account", access.by().value())
                        .update()
                == 1;
    }

    /// The problem that stands against it; empty where it was confirmed.
    Optional<String> confirm(CandidateId candidate, ProposalId proposal) {
        return db.sql(CONFIRM)
                .param("candidate", candidate.value())
                .param("proposal", proposal.value())
                .query((row, number) -> Optional.ofNullable(row.getString(1)))
                .single();
    }

    boolean refute(CandidateId candidate) {
        return db.sql(REFUTE)
                .param("candidate", candidate.value())
                .query(Boolean.class)
                .single();
    }

    /// Who it is: nobody, as long as two persons have not confirmed it.
    Optional<PersonId> concerned(CandidateId candidate) {
        return db.sql(CONCERNED)
                .param("candidate", candidate.value())
                .query((row, number) -> new PersonId(row.getObject("person", UUID.class)))
                .optional();
    }

    boolean handOver(CandidateId candidate, Access access) {
        return db.sql(HAND_OVER)
                .param("candidate", candidate.value())
                .param("account", access.by().value())
                .param("unit", access.unit().value())
                .query(Boolean.class)
                .single();
    }

    private static Candidate candidate(ResultSet row, int number) throws SQLException {
        var official = row.getString("official");
        return new Candidate(
                new CandidateId(row.getObject("candidate", UUID.class)),
                new WarrantId(row.getObject("warrant", UUID.class)),
                instant(row, "at"),
                instant(row, "expires"),
                official == null
                        ? null
                        : new Candidate.Answer(
                                official,
                                Candidate.Channel.valueOf(row.getString("channel")),
                                row.getString("reference"),
                                instant(row, "answered")),
                row.getBoolean("confirmed"),
                row.getBoolean("handed_over"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
