package org.anju.complaints;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.anju.oversight.AccessEntry;
import org.anju.shared.Access;
import org.anju.shared.AccountId;
import org.anju.shared.Keyring;
import org.anju.shared.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ComplaintRecords {

    private static final String ADD = """
            insert into complaints.complaint (subject, complaint, access, said, account, due)
            values (:subject, :complaint, :access, :said, :account, :due)
            on conflict (subject, access) do nothing
            """;

    private static final String ANSWER = """
            insert into complaints.answer (subject, complaint, finding, reply, account, unit, unit_name)
            values (:subject, :complaint, :finding, :reply, :account, :unit, :unitName)
            on conflict (subject, complaint) do nothing
            """;

    private static final String LIST = """
            select c.subject, c.complaint, c.access, c.said, c.at, c.due,
                   a.finding, a.reply, a.unit_name, a.at as answered_at
            from complaints.complaint c
            left join complaints.answer a on a.subject = c.subject and a.complaint = c.complaint
            where c.subject = any (:subjects::uuid[]) and (:complaints::uuid[] is null or c.complaint = any (:complaints::uuid[]))
              and (:account::uuid is null or c.account = :account)
            order by c.complaint desc
            limit :most
            """;

    private static final String WAITING = """
            select subject, complaint from complaints.waiting(:most)
            """;

    private static final String COUNT_WAITING = """
            select count(*)
            from complaints.complaint c
            where c.subject = any (:subjects::uuid[])
              and not exists (select from complaints.answer a where a.subject = c.subject and a.complaint = c.complaint)
            """;

    private static final String SUBJECT = """
            select complaints.complainant(:complaint) as subject
            """;

    private static final String YEARS = """
            select year, upheld, explained, late from complaints.years(:today)
            """;

    private static final String FORGET = """
            select complaints.forget(:subject, :decided, :nothing)
            """;

    private static final String ERASE_WORDS = "select complaints.erase_words(:nothing, :most)";

    private final JdbcClient db;
    private final Keyring keyring;

    ComplaintRecords(JdbcClient db, Keyring keyring) {
        this.db = db;
        this.keyring = keyring;
    }

    record Waiting(PersonId subject, ComplaintId complaint) {}

    /// Whether it is the first about this entry.
    boolean add(ComplaintId id, AccessEntry entry, String said, Access access, LocalDate due) {
        return db.sql(ADD)
                        .param("subject", entry.subject().value())
                        .param("complaint", id.value())
                        .param("access", entry.access())
                        .param("said", keyring.seal(said))
                        .param("account", access.by().value())
                        .param("due", due)
                        .update()
                > 0;
    }

    boolean answer(Complaint complaint, Complaint.Finding finding, String reply, Access access) {
        return db.sql(ANSWER)
                        .param("subject", complaint.subject().value())
                        .param("complaint", complaint.id().value())
                        .param("finding", finding.name())
                        .param("reply", keyring.seal(reply))
                        .param("account", access.by().value())
                        .param("unit", access.unit().value())
                        .param("unitName", access.unitName())
                        .update()
                > 0;
    }

    List<Complaint> listAbout(Collection<PersonId> subjects, int most) {
        return list(subjects.stream().map(PersonId::value).toArray(UUID[]::new), null, most);
    }

    /// In the order in which they wait.
    List<Complaint> list(List<Waiting> waiting) {
        var order = waiting.stream().map(Waiting::complaint).toList();
        return list(
                        waiting.stream().map(one -> one.subject().value()).toArray(UUID[]::new),
                        order.stream().map(ComplaintId::value).toArray(UUID[]::new),
                        waiting.size())
                .stream()
                .sorted(java.util.Comparator.comparingInt(one -> order.indexOf(one.id())))
                .toList();
    }

    Optional<Complaint> find(PersonId subject, ComplaintId id) {
        return list(new UUID[] {subject.value()}, new UUID[] {id.value()}, 1).stream()
                .findFirst();
    }

    List<Waiting> waiting(int most) {
        return db.sql(WAITING)
                .param("most", most)
                .query((row, n) -> new Waiting(
                        new PersonId(row.getObject("subject", UUID.class)),
                        new ComplaintId(row.getObject("complaint", UUID.class))))
                .list();
    }

    /// How many about these records wait for an answer.
    int waiting(Collection<PersonId> subjects) {
        return db.sql(COUNT_WAITING)
                .param("subjects", subjects.stream().map(PersonId::value).toArray(UUID[]::new))
                .query(Integer.class)
                .single();
    }

    Optional<PersonId> subject(ComplaintId id) {
        return db
                .sql(SUBJECT)
                .param("complaint", id.value())
                .query((row, n) -> row.getObject("subject", UUID.class))
                .list()
                .stream()
                .findFirst()
                .map(PersonId::new);
    }

    List<ComplaintYear> years(LocalDate today) {
        return db.sql(YEARS)
                .param("today", today)
                .query((row, n) -> new ComplaintYear(
                        row.getInt("year"), row.getLong("upheld"), row.getLong("explained"), row.getLong("late")))
                .list();
    }

    /// Those that this account made.
    List<Complaint> listMade(Collection<PersonId> subjects, AccountId account, int most) {
        return list(subjects.stream().map(PersonId::value).toArray(UUID[]::new), null, account.value(), most);
    }

    /// Takes the words out of what was answered so long ago that its time is over.
    long eraseWords(int most) {
        return db.sql(ERASE_WORDS)
                .param("nothing", keyring.seal(""))
                .param("most", most)
                .query(Long.class)
                .single();
    }

    void forget(PersonId subject, UUID decided) {
        db.sql(FORGET)
                .param("subject", subject.value())
                .param("decided", decided)
                .param("nothing", keyring.seal(""))
                .query(row -> {});
    }

    private List<Complaint> list(UUID[] subjects, UUID @Nullable [] complaints, int most) {
        return list(subjects, complaints, null, most);
    }

    private List<Complaint> list(UUID[] subjects, UUID @Nullable [] complaints, @Nullable UUID account, int most) {
        return db.sql(LIST)
                .param("subjects", subjects)
                .param("complaints", complaints)
                .param("account", account)
                .param("most", most)
                .query(this::complaint)
                .list();
    }

    private Complaint complaint(ResultSet row, int n) throws SQLException {
        var answeredAt = row.getObject("answered_at", OffsetDateTime.class);
        return new Complaint(
                new ComplaintId(row.getObject("complaint", UUID.class)),
                new PersonId(row.getObject("subject", UUID.class)),
                row.getObject("access", UUID.class),
                keyring.unseal(row.getBytes("said")),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getObject("due", LocalDate.class),
                answeredAt == null
                        ? null
                        : new Complaint.Answer(
                                Complaint.Finding.valueOf(row.getString("finding")),
                                keyring.unseal(row.getBytes("reply")),
                                row.getString("unit_name"),
                                answeredAt.toInstant()));
    }
}
