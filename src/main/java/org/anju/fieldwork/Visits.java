package org.anju.fieldwork;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.anju.dwellings.DwellingId;
import org.anju.shared.Access;
import org.anju.shared.Keyring;
import org.anju.shared.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/// Stands in for the face of the branch `phones` until the join: opens a held visit and closes it, and applies nothing.
@Component
@Transactional
public class Visits {

    private final JdbcClient db;
    private final JsonMapper json;
    private final Keyring keyring;

    Visits(JdbcClient db, JsonMapper json, Keyring keyring) {
        this.db = db;
        this.json = json;
        this.keyring = keyring;
    }

    public HeldVisit get(VisitId id, Access access) {
        return db.sql("""
                        select v.*, c.content from fieldwork.visit v
                        join fieldwork.visit_content c on c.visit = v.visit and c.subject = v.visit
                        where v.visit = :visit and v.verdict = 'HELD' and v.returned_at is null
                        """)
                .param("visit", id.value())
                .query(this::visit)
                .optional()
                .orElseThrow(() -> new Problem(Problem.Kind.UNKNOWN, "visit-decided"));
    }

    public void decide(VisitId visit, List<Choice> choices, ReviewReason reason, Access access) {
        close(visit, "update fieldwork.visit set verdict = 'ACCEPTED', reason = :reason, decided_at = now(),"
                + " decided_by = :by where visit = :visit and verdict = 'HELD' and returned_at is null", reason.name(), access);
    }

    public void returnTo(VisitId visit, ReturnReason reason, Access access) {
        close(visit, "update fieldwork.visit set returned_for = :reason, returned_at = now(), decided_by = :by"
                + " where visit = :visit and verdict = 'HELD' and returned_at is null", reason.name(), access);
    }

    private void close(VisitId visit, String sql, String reason, Access access) {
        if (db.sql(sql).param("visit", visit.value()).param("reason", reason).param("by", access.by().value()).update() == 0) {
            throw new Problem(Problem.Kind.UNKNOWN, "visit-decided");
        }
    }

    private HeldVisit visit(ResultSet row, int n) throws SQLException {
        var base = row.getObject("base", OffsetDateTime.class);
        var sent = json.readValue(keyring.unseal(row.getBytes("content")), Visit.class);
        var facts = new ArrayList<HeldVisit.HeldFact>();
        sent.facts().forEach(fact -> facts.add(new HeldVisit.HeldFact(facts.size(), fact, "")));
        return new HeldVisit(
                new VisitId(row.getObject("visit", UUID.class)),
                Optional.ofNullable(row.getObject("dwelling", UUID.class)).map(DwellingId::new).orElse(null),
                base == null ? null : base.toInstant(),
                row.getObject("observed_at", OffsetDateTime.class).toInstant(),
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                Outcome.valueOf(row.getString("outcome")),
                row.getString("reason"),
                Optional.ofNullable(row.getString("differs")).map(VisitVerdict.Differs::valueOf).orElse(null),
                facts);
    }
}
