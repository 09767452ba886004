package org.anju.postings;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.anju.cases.CaseId;
import org.anju.shared.Access;
import org.anju.shared.DivisionCode;
import org.anju.shared.Keyring;
import org.anju.shared.PersonId;
import org.anju.shared.ReceiptNumber;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class HelpRecords {

    private static final String ADD = """
            insert into postings.help
                (subject, help, application, number, agreement, division, need, connect, reach, asked, due)
            values (:subject, :help, :application, :number, :agreement, :division, :need, :connect, :reach::bytea, :asked, :due)
            on conflict (subject, application) do nothing
            """;

    private static final String STEP = """
            insert into postings.help_step (subject, help, step, answer, on_day, account, unit, unit_name)
            values (:subject, :help, :step, :answer::text, :today, :account, :unit, :unitName)
            on conflict (subject, help, step) do nothing
            """;

    private static final String LIST = """
            select h.subject, h.help, h.agreement, h.division, h.need, h.connect, h.reach, h.asked, h.due,
                   t.on_day as taken_up, c.answer, c.on_day as closed
            from postings.help h
            left join postings.help_step t on t.subject = h.subject and t.help = h.help and t.step = 'TAKEN_UP'
            left join postings.help_step c on c.subject = h.subject and c.help = h.help and c.step = 'CLOSED'
            where h.subject = any (:subjects::uuid[]) and h.help = any (:some::uuid[])
            order by c.on_day is not null, h.due, h.help
            """;

    private static final String OWN = """
            select h.subject, h.help, h.number, h.agreement, h.division, h.need, h.connect, h.reach, h.asked, h.due,
                   t.on_day as taken_up, c.answer, c.on_day as closed
            from postings.help h
            left join postings.help_step t on t.subject = h.subject and t.help = h.help and t.step = 'TAKEN_UP'
            left join postings.help_step c on c.subject = h.subject and c.help = h.help and c.step = 'CLOSED'
            where h.subject = any (:subjects::uuid[])
            order by c.on_day is not null, h.due, h.help
            limit :most
            """;

    private static final String LOCK =
            "select pg_advisory_xact_lock(hashtextextended('postings.help|' || :help::text, 0))";

    private static final String CLOSED = """
            select exists (select from postings.help_step s where s.subject = :subject and s.help = :help and s.step = 'CLOSED')
            """;

    private static final String WAITING =
            "select subject, help from postings.waiting(:agreements::uuid[], :place, :most)";

    private static final String ASKER = "select * from postings.asker(:help, :agreements::uuid[], :place)";

    private static final String QUARTERS = """
            select quarter, need, in_time, later, passed_on, unsolved
            from postings.help_quarter
            order by quarter desc, need
            """;

    private static final String COUNT_QUARTERS = "select postings.count_help(:before)";

    private static final String FORGET = "select postings.forget(:person, :decided)";

    private static final String ERASE_REACH = "select postings.erase_reach(:most)";

    private static final String ERASE = "select postings.erase_help(:most)";

    private final JdbcClient db;
    private final Keyring keyring;

    HelpRecords(JdbcClient db, Keyring keyring) {
        this.db = db;
        this.keyring = keyring;
    }

    /// A key without anything that anybody said.
    record Key(PersonId subject, HelpId id) {}

    /// What is to be written down.
    record Asked(
            PersonId subject,
            CaseId application,
            ReceiptNumber number,
            AgreementId agreement,
            DivisionCode division,
            Need need,
            boolean connect,
            String reach,
            LocalDate asked,
            LocalDate due) {}

    void add(HelpId id, Asked asked) {
        db.sql(ADD)
                .param("subject", asked.subject().value())
                .param("help", id.value())
                .param("application", asked.application().value())
                .param("number", asked.number().digits())
                .param("agreement", asked.agreement().value())
                .param("division", asked.division().value())
                .param("need", asked.need().name())
                .param("connect", asked.connect())
                .param("reach", asked.reach().isEmpty() ? null : keyring.seal(asked.reach()))
                .param("asked", asked.asked())
                .param("due", asked.due())
                .update();
    }

    /// One step at a time for each request, to the end of the transaction.
    void lock(Key key) {
        db.sql(LOCK).param("help", key.id().value()).query(row -> {});
    }

    /// Whether it was not done before.
    boolean step(Key key, String step, Help.@Nullable Answer answer, LocalDate today, Access access) {
        return db.sql(STEP)
                        .param("subject", key.subject().value())
                        .param("help", key.id().value())
                        .param("step", step)
                        .param("answer", answer == null ? null : answer.name())
                        .param("today", today)
                        .param("account", access.by().value())
                        .param("unit", access.unit().value())
                        .param("unitName", access.unitName())
                        .update()
                > 0;
    }

    List<Key> waiting(AgreementId agreement, DivisionCode place, int most) {
        return db.sql(WAITING)
                .param("agreements", new UUID[] {agreement.value()})
                .param("place", place.prefix())
                .param("most", most)
                .query((row, n) -> new Key(
                        new PersonId(row.getObject("subject", UUID.class)),
                        new HelpId(row.getObject("help", UUID.class))))
                .list();
    }

    Optional<PersonId> asker(HelpId id, AgreementId agreement, DivisionCode place) {
        return db.sql(ASKER)
                .param("help", id.value())
                .param("agreements", new UUID[] {agreement.value()})
                .param("place", place.prefix())
                .query(UUID.class)
                .optional()
                .map(PersonId::new);
    }

    /// These of these persons.
    List<Help> list(Collection<Key> keys) {
        return db.sql(LIST)
                .param(
                        "subjects",
                        keys.stream().map(key -> key.subject().value()).toArray(UUID[]::new))
                .param("some", keys.stream().map(key -> key.id().value()).toArray(UUID[]::new))
                .query(this::help)
                .list();
    }

    /// All of these persons.
    List<OwnHelp> listAbout(Collection<PersonId> subjects, int most) {
        return db.sql(OWN)
                .param("subjects", subjects.stream().map(PersonId::value).toArray(UUID[]::new))
                .param("most", most)
                .query((row, n) -> new OwnHelp(help(row, n), new ReceiptNumber(row.getString("number"))))
                .list();
    }

    boolean closed(Key key) {
        return db.sql(CLOSED)
                .param("subject", key.subject().value())
                .param("help", key.id().value())
                .query(Boolean.class)
                .single();
    }

    /// @param before the quarters that ended before this day are finished
    void countQuarters(LocalDate before) {
        db.sql(COUNT_QUARTERS).param("before", before).query(row -> {});
    }

    List<HelpQuarter> quarters() {
        return db.sql(QUARTERS)
                .query((row, n) -> new HelpQuarter(
                        row.getObject("quarter", LocalDate.class),
                        Need.valueOf(row.getString("need")),
                        row.getLong("in_time"),
                        row.getLong("later"),
                        row.getLong("passed_on"),
                        row.getLong("unsolved")))
                .list();
    }

    void forget(PersonId person, UUID decided) {
        db.sql(FORGET).param("person", person.value()).param("decided", decided).query(row -> {});
    }

    long eraseReach(int most) {
        return db.sql(ERASE_REACH).param("most", most).query(Long.class).single();
    }

    long erase(int most) {
        return db.sql(ERASE).param("most", most).query(Long.class).single();
    }

    private Help help(ResultSet row, int n) throws SQLException {
        var reach = row.getBytes("reach");
        var answer = row.getString("answer");
        return new Help(
                new HelpId(row.getObject("help", UUID.class)),
                new PersonId(row.getObject("subject", UUID.class)),
                new AgreementId(row.getObject("agreement", UUID.class)),
                new DivisionCode(row.getString("division")),
                Need.valueOf(row.getString("need")),
                row.getBoolean("connect"),
                reach == null ? "" : keyring.unseal(reach),
                row.getObject("asked", LocalDate.class),
                row.getObject("due", LocalDate.class),
                row.getObject("taken_up", LocalDate.class),
                answer == null ? null : Help.Answer.valueOf(answer),
                row.getObject("closed", LocalDate.class));
    }
}
