package org.anju.requests;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.anju.oversight.ProposalId;
import org.anju.shared.Access;
import org.anju.shared.Keyring;
import org.anju.shared.PersonId;
import org.anju.shared.ReceiptNumber;
import org.anju.shared.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class RequestRecords {

    private static final String NUMBER = """
            insert into requests.receipt (number, request) values (:number, :request) on conflict do nothing
            """;

    private static final String ADD = """
            insert into requests.request
                (subject, request, number, kind, about, said, evidence, account, role, unit_name, due)
            values (:subject, :request, :number, :kind, :about, :said, :evidence, :account, :role, :unitName, :due)
            """;

    private static final String WAIT = """
            insert into requests.unanswered (subject, request, due) values (:subject, :request, :due)
            """;

    private static final String ANSWERED = "select requests.answered(:subject, :request)";

    private static final String COPIES = """
            select count(*) from requests.request where subject = :subject and kind = 'COPY' and at >= :since
            """;

    private static final String PROPOSED = """
            insert into requests.proposed (subject, request, proposal) values (:subject, :request, :proposal)
            """;

    private static final String ANSWER = """
            insert into requests.answer (subject, request, kind, refusal, reply, act, account, unit, unit_name)
            values (:subject, :request, :kind, :refusal, :reply, :act, :account, :unit, :unitName)
            on conflict (subject, request) do nothing
            """;

    private static final String LIST = """
            select r.subject, r.request, r.number, r.kind, r.about, r.said, r.evidence, r.role, r.unit_name, r.at, r.due,
                   p.proposal, a.refusal, a.reply, a.act, a.unit_name as answered_by, a.at as answered_at
            from requests.request r
            left join requests.answer a on a.subject = r.subject and a.request = r.request
            left join lateral (select o.proposal
                               from oversight.undecided(array(select p.proposal from requests.proposed p
                                                              where p.subject = r.subject and p.request = r.request)) o (proposal)
                               limit 1) p on true
            where r.subject = any (:subjects::uuid[]) and (:requests::uuid[] is null or r.request = any (:requests::uuid[]))
            order by r.request desc
            limit :most
            """;

    private static final String OPEN = """
            select count(*)
            from requests.request r
            where r.subject = :subject
              and not exists (select from requests.answer a where a.subject = r.subject and a.request = r.request)
            """;

    private static final String UNANSWERED = """
            select count(*)
            from requests.request r
            where r.subject = any (:subjects::uuid[]) and r.kind <> 'COPY'
              and not exists (select from requests.answer a where a.subject = r.subject and a.request = r.request)
            """;

    private static final String WAITING = "select subject, request from requests.waiting(:territory, :most)";

    private static final String ASKER = "select requests.asker(:request, :territory) as subject";

    private static final String NUMBERED = "select requests.numbered(:number) as request";

    private static final String FORGET = """
            select requests.forget(:subject, :decided, :nothing, :told, :account, :unit, :unitName)
            """;

    private static final String CORRECTIONS = """
            select year, week, month, later, refused from requests.corrections(:today)
            """;

    private static final String ERASE_WORDS = "select requests.erase_words(:nothing, :most)";

    private final JdbcClient db;
    private final Keyring keyring;

    RequestRecords(JdbcClient db, Keyring keyring) {
        this.db = db;
        this.keyring = keyring;
    }

    record Waiting(PersonId subject, RequestId request) {}

    /// @return the number of its receipt
    ReceiptNumber add(RequestId id, PersonId subject, Wish wish, Access access, LocalDate due) {
        var number = numbered(id);
        db.sql(ADD)
                .param("subject", subject.value())
                .param("request", id.value())
                .param("number", number.digits())
                .param("kind", wish.kind().name())
                .param("about", wish.about())
                .param("said", keyring.seal(wish.said()))
                .param("evidence", keyring.seal(wish.evidence()))
                .param("account", access.by().value())
                .param("role", access.role().name())
                .param("unitName", access.unitName())
                .param("due", due)
                .update();
        if (wish.kind() != RequestKind.COPY) {
            db.sql(WAIT)
                    .param("subject", subject.value())
                    .param("request", id.value())
                    .param("due", due)
                    .update();
        }
        return number;
    }

    /// How many of these records wait for an answer.
    int unanswered(Collection<PersonId> subjects) {
        return db.sql(UNANSWERED)
                .param("subjects", subjects.stream().map(PersonId::value).toArray(UUID[]::new))
                .query(Integer.class)
                .single();
    }

    /// How many copies a person has had since a moment.
    long copies(PersonId subject, Instant since) {
        return db.sql(COPIES)
                .param("subject", subject.value())
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    private ReceiptNumber numbered(RequestId id) {
        while (true) {
            var number = ReceiptNumber.next();
            var free = db.sql(NUMBER)
                            .param("number", number.digits())
                            .param("request", id.value())
                            .update()
                    > 0;
            if (free) {
                return number;
            }
        }
    }

    void proposed(Request request, ProposalId proposal) {
        db.sql(PROPOSED)
                .param("subject", request.subject().value())
                .param("request", request.id().value())
                .param("proposal", proposal.value())
                .update();
    }

    /// Whether it is the first answer.
    boolean answer(
            PersonId subject,
            RequestId id,
            RequestKind kind,
            @Nullable RefusalGround refusal,
            String reply,
            @Nullable UUID act,
            Access access) {
        var first = db.sql(ANSWER)
                        .param("subject", subject.value())
                        .param("request", id.value())
                        .param("kind", kind.name())
                        .param("refusal", refusal == null ? null : refusal.name())
                        .param("reply", keyring.seal(reply))
                        .param("act", act)
                        .param("account", access.by().value())
                        .param("unit", access.unit().value())
                        .param("unitName", access.unitName())
                        .update()
                > 0;
        db.sql(ANSWERED)
                .param("subject", subject.value())
                .param("request", id.value())
                .query(row -> {});
        return first;
    }

    /// How many of a person's wait.
    long open(PersonId subject) {
        return db.sql(OPEN).param("subject", subject.value()).query(Long.class).single();
    }

    List<Request> listAbout(Collection<PersonId> subjects, int most) {
        return list(subjects.stream().map(PersonId::value).toArray(UUID[]::new), null, most);
    }

    Optional<Request> find(Collection<PersonId> subjects, RequestId id) {
        return list(subjects.stream().map(PersonId::value).toArray(UUID[]::new), new UUID[] {id.value()}, 1).stream()
                .findFirst();
    }

    /// In the order in which they wait.
    List<Request> list(List<Waiting> waiting) {
        var order = waiting.stream().map(Waiting::request).toList();
        return list(
                        waiting.stream().map(one -> one.subject().value()).toArray(UUID[]::new),
                        order.stream().map(RequestId::value).toArray(UUID[]::new),
                        waiting.size())
                .stream()
                .sorted(Comparator.comparingInt(one -> order.indexOf(one.id())))
                .toList();
    }

    List<Waiting> waiting(String territory, int most) {
        return db.sql(WAITING)
                .param("territory", territory)
                .param("most", most)
                .query((row, n) -> new Waiting(
                        new PersonId(row.getObject("subject", UUID.class)),
                        new RequestId(row.getObject("request", UUID.class))))
                .list();
    }

    /// Whose it is, where that one lives, or lived last, in the territory.
    Optional<PersonId> asker(RequestId id, String territory) {
        return db
                .sql(ASKER)
                .param("request", id.value())
                .param("territory", territory)
                .query((row, n) -> row.getObject("subject", UUID.class))
                .list()
                .stream()
                .findFirst()
                .map(PersonId::new);
    }

    Optional<RequestId> numbered(ReceiptNumber number) {
        return db
                .sql(NUMBERED)
                .param("number", number.digits())
                .query((row, n) -> row.getObject("request", UUID.class))
                .list()
                .stream()
                .findFirst()
                .map(RequestId::new);
    }

    /// Finished years whose requests for a correction are all answered.
    List<CorrectionYear> corrections(LocalDate today) {
        return db.sql(CORRECTIONS)
                .param("today", today)
                .query((row, n) -> new CorrectionYear(
                        row.getInt("year"),
                        row.getLong("week"),
                        row.getLong("month"),
                        row.getLong("later"),
                        row.getLong("refused")))
                .list();
    }

    /// Takes the words out of what was answered so long ago that its time is over.
    long eraseWords(int most) {
        return db.sql(ERASE_WORDS)
                .param("nothing", keyring.seal(""))
                .param("most", most)
                .query(Long.class)
                .single();
    }

    /// @param told what the person is told instead of what was written
    void forget(PersonId subject, UUID decided, String told, Access access) {
        db.sql(FORGET)
                .param("subject", subject.value())
                .param("decided", decided)
                .param("nothing", keyring.seal(""))
                .param("told", keyring.seal(told))
                .param("account", access.by().value())
                .param("unit", access.unit().value())
                .param("unitName", access.unitName())
                .query(row -> {});
    }

    private List<Request> list(UUID[] subjects, UUID @Nullable [] requests, int most) {
        return db.sql(LIST)
                .param("subjects", subjects)
                .param("requests", requests)
                .param("most", most)
                .query(this::request)
                .list();
    }

    private Request request(ResultSet row, int n) throws SQLException {
        var proposal = row.getObject("proposal", UUID.class);
        return new Request(
                new RequestId(row.getObject("request", UUID.class)),
                new PersonId(row.getObject("subject", UUID.class)),
                new ReceiptNumber(row.getString("number")),
                new Wish(
                        RequestKind.valueOf(row.getString("kind")),
                        row.getString("about"),
                        keyring.unseal(row.getBytes("said")),
                        keyring.unseal(row.getBytes("evidence"))),
                Role.valueOf(row.getString("role")),
                row.getString("unit_name"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getObject("due", LocalDate.class),
                proposal == null ? null : new ProposalId(proposal),
                answer(row));
    }

    private Request.@Nullable Answer answer(ResultSet row) throws SQLException {
        var at = row.getObject("answered_at", OffsetDateTime.class);
        if (at == null) {
            return null;
        }
        var refusal = row.getString("refusal");
        return new Request.Answer(
                refusal == null ? null : RefusalGround.valueOf(refusal),
                keyring.unseal(row.getBytes("reply")),
                row.getObject("act", UUID.class),
                row.getString("answered_by"),
                at.toInstant());
    }
}
