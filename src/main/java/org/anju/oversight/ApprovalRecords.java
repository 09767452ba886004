package org.anju.oversight;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.anju.shared.Access;
import org.anju.shared.AccountId;
import org.anju.shared.PersonId;
import org.anju.shared.Role;
import org.anju.shared.UnitId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Repository
class ApprovalRecords {

    private static final String ADD = """
            insert into oversight.proposal
                (proposal, kind, persons, different_unit, longest, content, cause, file, purpose, proposer, unit, unit_name,
                 role, expires)
            select :proposal::uuid, k.kind, k.persons, k.different_unit, k.longest, :content::jsonb, :cause::text, :file::text,
                   :purpose::text, :account::uuid, :unit::uuid, :unitName::text, :role::text,
                   clock_timestamp() + :seconds::bigint * interval '1 second'
            from oversight.proposal_kind k
            where k.kind = :kind
            """;

    private static final String ADD_SUBJECTS = """
            insert into oversight.proposal_subject (subject, proposal)
            select subject, :proposal::uuid from unnest(:subjects::uuid[]) as subject
            """;

    private static final String SUBJECTS = """
            select oversight.proposed_about(:proposal) as subject
            """;

    private static final String WAITING = """
            select proposal, subject from oversight.waiting_proposals(:role, :most)
            """;

    private static final String KIND = "select oversight.kind_of(:proposal)";

    private static final String WAITING_ABOUT_NOBODY = """
            select p.proposal
            from oversight.proposal p
            where p.kind = :kind and not p.persons and p.expires > clock_timestamp()
              and not exists (select from oversight.decision d where d.proposal = p.proposal)
            order by p.proposal
            limit :most
            """;

    private static final String WAITING_ON = """
            select p.proposal
            from oversight.proposal p
            where p.kind = :kind and not p.persons and p.expires > clock_timestamp()
              and p.content ->> :name = any (:things::text[])
              and not exists (select from oversight.decision d where d.proposal = p.proposal)
            order by p.proposal
            """;

    private static final String LIST = """
            select p.proposal, p.kind, p.content, p.cause, p.file, p.proposer, p.unit, p.unit_name, p.role, p.at, p.expires,
                   array(select oversight.proposed_about(p.proposal)) as subjects,
                   d.confirmed, d.withdrawn, d.account as decider, d.unit_name as decider_unit, d.role as decider_role,
                   d.cause as decision_cause, d.at as decided_at
            from oversight.proposal p
            left join oversight.decision d on d.proposal = p.proposal
            where p.proposal = any (:proposals::uuid[])
            order by p.proposal
            """;

    private static final String IS_OVER = """
            select expires <= clock_timestamp() from oversight.proposal where proposal = :proposal
            """;

    private static final String DECIDE = """
            insert into oversight.decision
                (proposal, kind, proposer, proposer_unit, different_unit, expires, account, unit, unit_name, role, file, purpose,
                 confirmed, withdrawn, cause)
            select p.proposal, p.kind, p.proposer, p.unit, p.different_unit, p.expires, :account::uuid, :unit::uuid,
                   :unitName::text, :role::text, :file::text, :purpose::text, :confirmed::boolean, :withdrawn::boolean,
                   :cause::text
            from oversight.proposal p
            where p.proposal = :proposal
            on conflict (proposal) do nothing
            """;

    private static final String CARRIED_OUT = """
            insert into oversight.carried_out (proposal) values (:proposal)
            """;

    private final JdbcClient db;
    private final JsonMapper json;

    ApprovalRecords(JdbcClient db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    enum Verdict {
        CONFIRMED,
        DECLINED,
        WITHDRAWN
    }

    /// A person concerned by a proposal that waits.
    record Waiting(ProposalId proposal, PersonId subject) {}

    void add(
            ProposalId id,
            ProposalKind kind,
            Collection<PersonId> subjects,
            Map<String, UUID> content,
            String cause,
            Duration lasts,
            Access access) {
        bind(db.sql(ADD), id, cause, access)
                .param("kind", kind.name())
                .param("content", json.writeValueAsString(new TreeMap<>(content)))
                .param("seconds", lasts.toSeconds())
                .update();
        if (subjects.isEmpty()) {
            return;
        }
        db.sql(ADD_SUBJECTS)
                .param("proposal", id.value())
                .param("subjects", subjects.stream().map(PersonId::value).toArray(UUID[]::new))
                .update();
    }

    List<PersonId> subjects(ProposalId id) {
        return db.sql(SUBJECTS)
                .param("proposal", id.value())
                .query((row, number) -> new PersonId(row.getObject("subject", UUID.class)))
                .list();
    }

    Optional<ProposalKind> kind(ProposalId id) {
        return db.sql(KIND)
                .param("proposal", id.value())
                .query((row, number) -> Optional.ofNullable(row.getString(1)).map(ProposalKind::valueOf))
                .single();
    }

    /// Those of a kind about nobody visible that wait.
    List<ProposalId> waiting(ProposalKind kind, int most) {
        return db.sql(WAITING_ABOUT_NOBODY)
                .param("kind", kind.name())
                .param("most", most)
                .query((row, number) -> new ProposalId(row.getObject("proposal", UUID.class)))
                .list();
    }

    /// Those of a kind about nobody visible that wait, where their content names one of these things.
    List<ProposalId> waitingOn(ProposalKind kind, String name, Collection<UUID> things) {
        return db.sql(WAITING_ON)
                .param("kind", kind.name())
                .param("name", name)
                .param("things", things.stream().map(UUID::toString).toArray(String[]::new))
                .query((row, number) -> new ProposalId(row.getObject("proposal", UUID.class)))
                .list();
    }

    /// Whom the oldest proposals concern that wait for somebody in this role.
    List<Waiting> waiting(Role decider, int most) {
        return db.sql(WAITING)
                .param("role", decider.name())
                .param("most", most)
                .query((row, number) -> new Waiting(
                        new ProposalId(row.getObject("proposal", UUID.class)),
                        new PersonId(row.getObject("subject", UUID.class))))
                .list();
    }

    /// What the row policy lets through of these.
    List<Proposal> list(Collection<ProposalId> ids) {
        return db.sql(LIST)
                .param("proposals", ids.stream().map(ProposalId::value).toArray(UUID[]::new))
                .query(this::proposal)
                .list();
    }

    Optional<Proposal> find(ProposalId id) {
        return list(List.of(id)).stream().findFirst();
    }

    /// Whether its time is over, by the clock that the database's check goes by.
    boolean isOver(ProposalId id) {
        return db.sql(IS_OVER)
                .param("proposal", id.value())
                .query(Boolean.class)
                .single();
    }

    /// False where somebody else decided first.
    boolean decide(ProposalId id, Verdict verdict, String cause, Access access) {
        return bind(db.sql(DECIDE), id, cause, access)
                        .param("confirmed", verdict == Verdict.CONFIRMED)
                        .param("withdrawn", verdict == Verdict.WITHDRAWN)
                        .update()
                == 1;
    }

    void carriedOut(ProposalId id) {
        db.sql(CARRIED_OUT).param("proposal", id.value()).update();
    }

    private static JdbcClient.StatementSpec bind(
            JdbcClient.StatementSpec statement, ProposalId id, String cause, Access access) {
        return statement
                .param("proposal", id.value())
                .param("cause", cause)
                .param("file", access.file())
                .param("purpose", access.purpose().value())
                .param("account", access.by().value())
                .param("unit", access.unit().value())
                .param("unitName", access.unitName())
                .param("role", access.role().name());
    }

    private Proposal proposal(ResultSet row, int number) throws SQLException {
        var subjects = (UUID[]) row.getArray("subjects").getArray();
        return new Proposal(
                new ProposalId(row.getObject("proposal", UUID.class)),
                ProposalKind.valueOf(row.getString("kind")),
                Arrays.stream(subjects).map(PersonId::new).toList(),
                json.readValue(row.getString("content"), new TypeReference<Map<String, UUID>>() {}),
                row.getString("cause"),
                row.getString("file"),
                new AccountId(row.getObject("proposer", UUID.class)),
                new UnitId(row.getObject("unit", UUID.class)),
                row.getString("unit_name"),
                Role.valueOf(row.getString("role")),
                instant(row, "at"),
                instant(row, "expires"),
                decision(row));
    }

    private static Proposal.@Nullable Decision decision(ResultSet row) throws SQLException {
        var decider = row.getObject("decider", UUID.class);
        return decider == null
                ? null
                : new Proposal.Decision(
                        row.getBoolean("confirmed"),
                        row.getBoolean("withdrawn"),
                        new AccountId(decider),
                        row.getString("decider_unit"),
                        Role.valueOf(row.getString("decider_role")),
                        row.getString("decision_cause"),
                        instant(row, "decided_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
