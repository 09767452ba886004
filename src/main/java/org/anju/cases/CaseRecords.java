package org.anju.cases;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.anju.shared.Access;
import org.anju.shared.Channel;
import org.anju.shared.Keyring;
import org.anju.shared.MatterCode;
import org.anju.shared.PersonId;
import org.anju.shared.ReceiptNumber;
import org.anju.workdays.Limit;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Cases as they are begun, filled in and read.
@Repository
class CaseRecords {

    private static final String CLAIM = """
            insert into cases.standing (subject, application, matter, period, state, division, touched)
            values (:subject, :application, :matter, :period, 'DRAFT', :division, :today)
            on conflict (subject, matter, period) where state not in ('REFUSED', 'WITHDRAWN', 'LAPSED') do nothing
            """;

    private static final String HOLDING = """
            select subject, application
            from cases.standing
            where subject = any (:subjects::uuid[]) and matter = :matter and period = :period
              and state not in ('REFUSED', 'WITHDRAWN', 'LAPSED')
            order by application
            limit 1
            """;

    private static final String NUMBER = """
            insert into cases.receipt (number, application) values (:number, :application) on conflict do nothing
            """;

    private static final String ADD = """
            insert into cases.application (subject, application, number, version, channel, account, role, unit_name, begun)
            values (:subject, :application, :number, :version, :channel, :account, :role, :unitName, :begun)
            """;

    private static final String ANSWER = """
            insert into cases.answer (subject, application, question, said)
            values (:subject, :application, :question, :said)
            on conflict (subject, application, question) do update set said = excluded.said, at = clock_timestamp()
            """;

    private static final String KNOWN = """
            insert into cases.known (subject, application, facts) values (:subject, :application, :facts)
            """;

    private static final String FIND = """
            select s.subject, s.application, s.matter, s.period, s.state, s.division, s.received, s.accepted, s.due,
                   s.stop_ground, s.escalated, a.number, a.version, a.channel, a.begun,
                   d.granted, d.reason, d.remedy, d.by_rule, d.on_day, d.unit_name,
                   array(select w.question from cases.answer w
                         where w.subject = s.subject and w.application = s.application order by w.question) as questions,
                   array(select w.said from cases.answer w
                         where w.subject = s.subject and w.application = s.application order by w.question) as said
            from cases.standing s
            join cases.application a on a.subject = s.subject and a.application = s.application
            left join cases.decision d on d.subject = s.subject and d.application = s.application
            where s.subject = any (:subjects::uuid[]) and s.application = :application
            """;

    private static final String LISTED = """
            select s.subject, s.application, s.matter, s.period, s.state, s.division, s.received, s.accepted, s.due,
                   s.stop_ground, s.escalated, a.number, a.version, a.channel, a.begun
            from cases.standing s
            join cases.application a on a.subject = s.subject and a.application = s.application
            where s.subject = any (:subjects::uuid[])
              and (:applications::uuid[] is null or s.application = any (:applications::uuid[]))
            order by s.application desc
            limit :most
            """;

    private static final String HAND_OVER = "select cases.hand_over(:subject, :application, :questions::text[])";

    private static final String TAKE_BACK = "select cases.take_back(:subject, :application, :questions::text[])";

    private static final String WAITING = """
            select subject, application
            from cases.waiting(:territory, :matters::text[], :states::text[], :late, :today, :most)
            """;

    private static final String OPEN = """
            select state, count(*) as number
            from cases.standing
            where subject = any (:subjects::uuid[])
              and state in ('DRAFT', 'SUBMITTED', 'MISSING', 'ACCEPTED', 'REVIEW', 'PAUSED', 'GRANTED')
            group by state
            """;

    private static final String HANDLED = "select subject, matter, division from cases.handled(:application)";

    private static final String NUMBERED = "select cases.numbered(:number) as application";

    private final JdbcClient db;
    private final Keyring keyring;

    CaseRecords(JdbcClient db, Keyring keyring) {
        this.db = db;
        this.keyring = keyring;
    }

    /// A case and whose it is.
    record Key(PersonId subject, CaseId id) {

        static Key of(Case one) {
            return new Key(one.subject(), one.id());
        }

        static Key read(ResultSet row, int n) throws SQLException {
            return new Key(
                    new PersonId(row.getObject("subject", UUID.class)),
                    new CaseId(row.getObject("application", UUID.class)));
        }
    }

    /// Takes the person's place for a matter and period; false where another case has it.
    boolean claim(Key key, MatterCode matter, String period, String division, LocalDate today) {
        return db.sql(CLAIM)
                        .param("subject", key.subject().value())
                        .param("application", key.id().value())
                        .param("matter", matter.value())
                        .param("period", period)
                        .param("division", division)
                        .param("today", today)
                        .update()
                == 1;
    }

    /// The case that has this place, under any of a person's records.
    Optional<Key> holding(Collection<PersonId> subjects, MatterCode matter, String period) {
        return db.sql(HOLDING)
                .param("subjects", keys(subjects))
                .param("matter", matter.value())
                .param("period", period)
                .query(Key::read)
                .optional();
    }

    /// @return its number
    ReceiptNumber add(Key key, int version, LocalDate begun, Access access) {
        var number = numbered(key.id());
        db.sql(ADD)
                .param("subject", key.subject().value())
                .param("application", key.id().value())
                .param("number", number.digits())
                .param("version", version)
                .param("channel", access.channel().name())
                .param("account", access.by().value())
                .param("role", access.role().name())
                .param("unitName", access.unitName())
                .param("begun", begun)
                .update();
        return number;
    }

    private ReceiptNumber numbered(CaseId id) {
        while (true) {
            var number = ReceiptNumber.next();
            if (db.sql(NUMBER)
                            .param("number", number.digits())
                            .param("application", id.value())
                            .update()
                    == 1) {
                return number;
            }
        }
    }

    void answer(Key key, Map<String, String> answers) {
        answers.forEach((question, said) -> db.sql(ANSWER)
                .param("subject", key.subject().value())
                .param("application", key.id().value())
                .param("question", question)
                .param("said", keyring.seal(said))
                .update());
    }

    /// Answers that the outcome takes over.
    void handOver(Key key, Collection<String> questions) {
        without(HAND_OVER, key, questions);
    }

    /// Answers to questions that are not asked any more: they were taken back with the answer on which they hung.
    void takeBack(Key key, Collection<String> questions) {
        without(TAKE_BACK, key, questions);
    }

    private void without(String statement, Key key, Collection<String> questions) {
        db.sql(statement)
                .param("subject", key.subject().value())
                .param("application", key.id().value())
                .param("questions", questions.toArray(String[]::new))
                .query(row -> {});
    }

    /// Keeps what the rules knew, one fact a line.
    void known(Key key, String facts) {
        db.sql(KNOWN)
                .param("subject", key.subject().value())
                .param("application", key.id().value())
                .param("facts", keyring.seal(facts))
                .update();
    }

    Optional<Case> find(Collection<PersonId> subjects, CaseId id) {
        return db.sql(FIND)
                .param("subjects", keys(subjects))
                .param("application", id.value())
                .query(this::read)
                .optional();
    }

    /// The newest first, with nothing of what they say: neither answers nor decision.
    List<Case> listAbout(Collection<PersonId> subjects, int most) {
        return listed(subjects, null, most);
    }

    /// The same in the order in which they are asked for.
    List<Case> list(List<Key> keys) {
        var order = keys.stream().map(Key::id).toList();
        var ids = order.stream().map(CaseId::value).toArray(UUID[]::new);
        return listed(keys.stream().map(Key::subject).toList(), ids, ids.length).stream()
                .sorted(Comparator.comparingInt(one -> order.indexOf(one.id())))
                .toList();
    }

    /// @param matters `null` for all
    List<Key> waiting(
            String territory,
            String @Nullable [] matters,
            Collection<CaseState> states,
            boolean late,
            LocalDate today,
            int most) {
        return db.sql(WAITING)
                .param("territory", territory)
                .param("matters", matters)
                .param("states", states.stream().map(CaseState::name).toArray(String[]::new))
                .param("late", late)
                .param("today", today)
                .param("most", most)
                .query(Key::read)
                .list();
    }

    /// How many of a person's go on, by state.
    Map<CaseState, Integer> open(Collection<PersonId> subjects) {
        var open = new EnumMap<CaseState, Integer>(CaseState.class);
        db.sql(OPEN).param("subjects", keys(subjects)).query(row -> {
            open.put(CaseState.valueOf(row.getString("state")), row.getInt("number"));
        });
        return open;
    }

    /// Whose a case is and who handles it: what is to be known before anybody may look at it.
    record Handled(PersonId subject, MatterCode matter, String division) {}

    Optional<Handled> handled(CaseId id) {
        return db.sql(HANDLED)
                .param("application", id.value())
                .query((row, n) -> new Handled(
                        new PersonId(row.getObject("subject", UUID.class)),
                        new MatterCode(row.getString("matter")),
                        row.getString("division")))
                .optional();
    }

    Optional<CaseId> numbered(ReceiptNumber number) {
        return db.sql(NUMBERED)
                .param("number", number.digits())
                .query((row, n) -> new CaseId(row.getObject("application", UUID.class)))
                .optional();
    }

    /// @param applications `null` for all
    private List<Case> listed(Collection<PersonId> subjects, UUID @Nullable [] applications, int most) {
        return db.sql(LISTED)
                .param("subjects", keys(subjects))
                .param("applications", applications)
                .param("most", most)
                .query((row, n) -> read(row, Map.of(), null))
                .list();
    }

    static UUID[] keys(Collection<PersonId> subjects) {
        return subjects.stream().map(PersonId::value).toArray(UUID[]::new);
    }

    static @Nullable Limit limit(ResultSet row, String name) throws SQLException {
        var count = row.getString(name + "_count");
        return count == null ? null : new Limit(row.getInt(name + "_days"), Limit.Count.valueOf(count));
    }

    private Case read(ResultSet row, int n) throws SQLException {
        return read(row, answers(row), decision(row));
    }

    private static Case read(ResultSet row, Map<String, String> answers, @Nullable CaseDecision decision)
            throws SQLException {
        return new Case(
                new CaseId(row.getObject("application", UUID.class)),
                new PersonId(row.getObject("subject", UUID.class)),
                new MatterCode(row.getString("matter")),
                row.getInt("version"),
                new ReceiptNumber(row.getString("number")),
                CaseState.valueOf(row.getString("state")),
                row.getString("period"),
                row.getString("division"),
                Channel.valueOf(row.getString("channel")),
                row.getObject("begun", LocalDate.class),
                row.getObject("received", LocalDate.class),
                row.getObject("accepted", LocalDate.class),
                row.getObject("due", LocalDate.class),
                row.getString("stop_ground"),
                row.getObject("escalated", LocalDate.class),
                answers,
                decision);
    }

    private Map<String, String> answers(ResultSet row) throws SQLException {
        var questions = (String[]) row.getArray("questions").getArray();
        var said = (byte[][]) row.getArray("said").getArray();
        var answers = new LinkedHashMap<String, String>();
        for (int i = 0; i < questions.length; i++) {
            answers.put(questions[i], keyring.unseal(said[i]));
        }
        return answers;
    }

    private @Nullable CaseDecision decision(ResultSet row) throws SQLException {
        var granted = row.getObject("granted", Boolean.class);
        return granted == null
                ? null
                : new CaseDecision(
                        granted,
                        keyring.unseal(row.getBytes("reason")),
                        keyring.unseal(row.getBytes("remedy")),
                        row.getObject("on_day", LocalDate.class),
                        row.getBoolean("by_rule"),
                        row.getString("unit_name"));
    }
}
