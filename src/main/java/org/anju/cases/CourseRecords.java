package org.anju.cases;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.anju.cases.CaseRecords.Key;
import org.anju.shared.Access;
import org.anju.shared.Channel;
import org.anju.shared.Keyring;
import org.anju.shared.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The course of a case: where it stands, and the steps by which it came there.
@Repository
class CourseRecords {

    private static final String LOCK = """
            select state, division, touched, received, accepted, accept_days, accept_count, decide_days, decide_count, due,
                   stop_ground, escalated
            from cases.standing
            where subject = :subject and application = :application
            for update
            """;

    private static final String STAND = """
            update cases.standing
            set state = :state, touched = :touched, received = :received, accepted = :accepted,
                accept_days = :acceptDays, accept_count = :acceptCount, decide_days = :decideDays, decide_count = :decideCount,
                due = :due, stop_ground = :stopGround, escalated = :escalated,
                closed_at = case when :closed then coalesce(closed_at, clock_timestamp()) end
            where subject = :subject and application = :application
            """;

    private static final String STEP = """
            insert into cases.step (subject, application, place, step, state_before, state_after, on_day, due, ground,
                                    account, role, unit, unit_name, channel, request)
            select :subject, :application, 1 + count(*), :step, :before, :after, :onDay, :due, :ground,
                   :account, :role, :unit, :unitName, :channel, :request::bytea
            from cases.step
            where subject = :subject and application = :application
            """;

    private static final String STEPS = """
            select step, state_before, state_after, on_day, due, ground, role, unit_name, channel, at
            from cases.step
            where subject = :subject and application = :application
            order by place
            """;

    private static final String DONE_UNDER = "select cases.done_under(:request)";

    private static final String TELL_MISSING = """
            insert into cases.missing (subject, application, papers, questions, until, unit_name, account, on_day)
            values (:subject, :application, :papers, :questions, :until, :unitName, :account, :onDay)
            on conflict (subject, application) do nothing
            """;

    private static final String MISSING = """
            select m.papers, m.questions, m.on_day, m.until, m.unit_name,
                   array(select w.question from cases.answer w
                         where w.subject = m.subject and w.application = m.application and w.at > m.at) as answered
            from cases.missing m
            where m.subject = :subject and m.application = :application
            """;

    private static final String DECIDE = """
            insert into cases.decision (subject, application, granted, reason, remedy, by_rule, on_day, unit_name, account)
            values (:subject, :application, :granted, :reason, :remedy, :byRule, :onDay, :unitName, :account)
            """;

    private static final String FACTS = """
            select facts from cases.known where subject = :subject and application = :application
            """;

    private final JdbcClient db;
    private final Keyring keyring;

    CourseRecords(JdbcClient db, Keyring keyring) {
        this.db = db;
        this.keyring = keyring;
    }

    /// Where it stands, and nobody else moves it until the end of the transaction.
    Optional<Standing> lock(Key key) {
        return of(LOCK, key).query(CourseRecords::standing).optional();
    }

    /// Each column with its type, there or not: where a null came without, the server planned the statement anew.
    void stand(Key key, Standing now) {
        var accept = now.accept();
        var decide = now.decide();
        of(STAND, key)
                .param("state", now.state().name())
                .param("touched", now.touched(), Types.DATE)
                .param("received", now.received(), Types.DATE)
                .param("accepted", now.accepted(), Types.DATE)
                .param("acceptDays", accept == null ? null : accept.days(), Types.INTEGER)
                .param("acceptCount", accept == null ? null : accept.count().name(), Types.VARCHAR)
                .param("decideDays", decide == null ? null : decide.days(), Types.INTEGER)
                .param("decideCount", decide == null ? null : decide.count().name(), Types.VARCHAR)
                .param("due", now.due(), Types.DATE)
                .param("stopGround", now.stopGround())
                .param("escalated", now.escalated(), Types.DATE)
                .param("closed", now.state().ended() || now.state().decided())
                .update();
    }

    void add(
            Key key,
            CaseStep step,
            CaseState before,
            CaseState after,
            LocalDate on,
            @Nullable LocalDate due,
            String ground,
            byte @Nullable [] request,
            Access access) {
        of(STEP, key)
                .param("step", step.name())
                .param("before", before.name())
                .param("after", after.name())
                .param("onDay", on)
                .param("due", due, Types.DATE)
                .param("ground", ground)
                .param("account", access.by().value())
                .param("role", access.role().name())
                .param("unit", access.unit().value())
                .param("unitName", access.unitName())
                .param("channel", access.channel().name())
                .param("request", request, Types.BINARY)
                .update();
    }

    /// The case of which a step was taken under this request. Nobody is read for it.
    Optional<CaseId> doneUnder(byte[] request) {
        return db.sql(DONE_UNDER)
                .param("request", request)
                .query((row, n) -> Optional.ofNullable(row.getObject(1, UUID.class)))
                .single()
                .map(CaseId::new);
    }

    List<TakenStep> steps(Key key) {
        return of(STEPS, key)
                .query((row, n) -> new TakenStep(
                        CaseStep.valueOf(row.getString("step")),
                        CaseState.valueOf(row.getString("state_before")),
                        CaseState.valueOf(row.getString("state_after")),
                        row.getObject("on_day", LocalDate.class),
                        row.getObject("due", LocalDate.class),
                        row.getString("ground"),
                        Role.valueOf(row.getString("role")),
                        row.getString("unit_name"),
                        Channel.valueOf(row.getString("channel")),
                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /// False where it was told before.
    boolean tellMissing(
            Key key,
            Collection<String> papers,
            Collection<String> questions,
            LocalDate on,
            LocalDate until,
            Access access) {
        return of(TELL_MISSING, key)
                        .param("papers", papers.toArray(String[]::new))
                        .param("questions", questions.toArray(String[]::new))
                        .param("until", until)
                        .param("unitName", access.unitName())
                        .param("account", access.by().value())
                        .param("onDay", on)
                        .update()
                == 1;
    }

    Optional<Missing> missing(Key key) {
        return of(MISSING, key)
                .query((row, n) -> new Missing(
                        Set.of((String[]) row.getArray("papers").getArray()),
                        Set.of((String[]) row.getArray("questions").getArray()),
                        Set.of((String[]) row.getArray("answered").getArray()),
                        row.getObject("on_day", LocalDate.class),
                        row.getObject("until", LocalDate.class),
                        row.getString("unit_name")))
                .optional();
    }

    void decide(Key key, CaseDecision decision, Access access) {
        of(DECIDE, key)
                .param("granted", decision.granted())
                .param("reason", keyring.seal(decision.reason()))
                .param("remedy", keyring.seal(decision.remedy()))
                .param("byRule", decision.byRule())
                .param("onDay", decision.on())
                .param("unitName", decision.unitName())
                .param("account", access.by().value())
                .update();
    }

    Optional<String> facts(Key key) {
        return of(FACTS, key)
                .query((row, n) -> keyring.unseal(row.getBytes("facts")))
                .optional();
    }

    private JdbcClient.StatementSpec of(String sql, Key key) {
        return db.sql(sql)
                .param("subject", key.subject().value())
                .param("application", key.id().value());
    }

    private static Standing standing(ResultSet row, int n) throws SQLException {
        return new Standing(
                CaseState.valueOf(row.getString("state")),
                row.getString("division"),
                row.getObject("touched", LocalDate.class),
                row.getObject("received", LocalDate.class),
                row.getObject("accepted", LocalDate.class),
                CaseRecords.limit(row, "accept"),
                CaseRecords.limit(row, "decide"),
                row.getObject("due", LocalDate.class),
                row.getString("stop_ground"),
                row.getObject("escalated", LocalDate.class));
    }
}
