package org.anju.fieldwork;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.anju.shared.AccountId;
import org.anju.shared.Keyring;
import org.anju.shared.PersonId;
import org.anju.shared.Verdict;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// Visits that wait for a person, as they were sent.
@Repository
class HeldVisitRecords {

    private static final String SUBJECTS = """
            select subject
            from fieldwork.subjects_of(array[:visit::uuid])
            """;

    private static final String FIND = """
            select v.visit, v.base, v.received_at, v.reason, v.differs, v.answer, c.content
            from fieldwork.visit v
            join fieldwork.visit_content c on c.visit = v.visit
            where v.visit = :visit and v.verdict = 'HELD' and v.returned_at is null
              and c.subject = any (:subjects::uuid[])
            limit 1
            """;

    private static final String DECIDE = """
            update fieldwork.visit
            set verdict = 'ACCEPTED', reason = :reason, decided_at = now(), decided_by = :by
            where visit = :visit and verdict = 'HELD' and returned_at is null
            """;

    private static final String RETURN = """
            update fieldwork.visit
            set returned_at = now(), returned_for = :reason, decided_by = :by
            where visit = :visit and verdict = 'HELD' and returned_at is null
            """;

    private final JdbcClient db;
    private final JsonMapper json;
    private final Keyring keyring;

    HeldVisitRecords(JdbcClient db, JsonMapper json, Keyring keyring) {
        this.db = db;
        this.json = json;
        this.keyring = keyring;
    }

    List<PersonId> subjects(VisitId visit) {
        return db.sql(SUBJECTS)
                .param("visit", visit.value())
                .query((row, n) -> new PersonId(row.getObject("subject", UUID.class)))
                .list();
    }

    Optional<HeldVisit> find(VisitId visit, Collection<PersonId> subjects) {
        var under = subjects.isEmpty()
                ? new UUID[] {visit.value()}
                : subjects.stream().map(PersonId::value).toArray(UUID[]::new);
        return db.sql(FIND)
                .param("visit", visit.value())
                .param("subjects", under)
                .query(this::held)
                .optional();
    }

    boolean decide(VisitId visit, ReviewReason reason, AccountId by) {
        return close(DECIDE, visit, reason, by);
    }

    boolean giveBack(VisitId visit, ReturnReason reason, AccountId by) {
        return close(RETURN, visit, reason, by);
    }

    private boolean close(String sql, VisitId visit, Enum<?> reason, AccountId by) {
        return db.sql(sql)
                        .param("visit", visit.value())
                        .param("reason", reason.name())
                        .param("by", by.value())
                        .update()
                == 1;
    }

    private HeldVisit held(ResultSet row, int n) throws SQLException {
        var visit = json.readValue(keyring.unseal(row.getBytes("content")), Visit.class);
        var answer = row.getBytes("answer");
        return new HeldVisit(
                new VisitId(row.getObject("visit", UUID.class)),
                visit.dwelling(),
                instant(row, "base"),
                visit.observedAt(),
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                visit.outcome(),
                row.getString("reason"),
                Optional.ofNullable(row.getString("differs"))
                        .map(VisitVerdict.Differs::valueOf)
                        .orElse(null),
                facts(visit, answer == null ? null : json.readValue(keyring.unseal(answer), VisitVerdict.class)));
    }

    // Those that wait; all of them where the visit waits as a whole.
    private static List<HeldVisit.HeldFact> facts(Visit visit, @Nullable VisitVerdict answer) {
        var all = IntStream.range(0, visit.facts().size())
                .mapToObj(i -> new HeldVisit.HeldFact(i, visit.facts().get(i), reason(answer, i)))
                .toList();
        if (answer == null || answer.facts().size() < all.size()) {
            return all;
        }
        var waiting = all.stream()
                .filter(fact -> answer.facts().get(fact.index()).verdict().kind() == Verdict.Kind.HELD)
                .toList();
        return waiting.isEmpty() ? all : waiting;
    }

    private static String reason(@Nullable VisitVerdict answer, int fact) {
        return answer == null || answer.facts().size() <= fact
                ? ""
                : answer.facts().get(fact).verdict().reason();
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
