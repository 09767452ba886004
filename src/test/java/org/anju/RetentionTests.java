package org.anju;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.anju.accounts.Accounts;
import org.anju.oversight.AccessEntry;
import org.anju.oversight.AccessLog;
import org.anju.oversight.HouseEvents;
import org.anju.oversight.Retained;
import org.anju.oversight.Retention;
import org.anju.oversight.RetentionRule;
import org.anju.oversight.Shown;
import org.anju.residents.Acts;
import org.anju.residents.Amendment;
import org.anju.residents.Grounds;
import org.anju.residents.Observations;
import org.anju.residents.Person;
import org.anju.residents.Residents;
import org.anju.residents.Search;
import org.anju.shared.Access;
import org.anju.shared.DocumentKind;
import org.anju.shared.Ids;
import org.anju.shared.Keyring;
import org.anju.shared.PersonId;
import org.anju.shared.Problem;
import org.anju.shared.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What has been kept for its time goes by itself, and nothing goes a day earlier.
@HouseTest
class RetentionTests {

    private static final String VISIT = """
            insert into fieldwork.visit (visit, phone, sequence, account, observed_at, received_at, outcome, digest, verdict, answer)
            values ('%1$s', '%1$s', 1, '%1$s', now(), now() - interval '%4$d days', 'CHANGED', '', 'VERDICT', '\\x%3$s')
            """;
    private static final String VISIT_CONTENT =
            "insert into fieldwork.visit_content (subject, visit, content) values ('%2$s', '%1$s', '\\x%3$s')";
    private static final String VISIT_LEFT = """
            select count(*)
            from fieldwork.visit v
            where v.visit = '%1$s'
              and (v.answer is not null or v.verdict = 'WAITING'
                   or exists (select from fieldwork.visit_content c where c.visit = v.visit)
                   or exists (select from fieldwork.early e where e.visit = v.visit))
            """;

    private static final String HELP = """
            insert into postings.help
                (subject, help, application, number, agreement, division, need, connect, reach, asked, due)
            values ('%%2$s', '%%1$s', '%%1$s', '000000000000', '%%1$s', '997201000000', 'OTHER', true, '\\x%%3$s', %s, %s)
            """;
    private static final String HELP_CLOSED = """
            insert into postings.help_step (subject, help, step, answer, on_day, account, unit, unit_name)
            values ('%%2$s', '%%1$s', 'CLOSED', 'SOLVED', %s, '%%1$s', '%%1$s', '')
            """;

    @Autowired
    ApplicationContext house;

    @Autowired
    Environment settings;

    @Autowired
    Retention retention;

    @Autowired
    Residents residents;

    @Autowired
    AccessLog accessLog;

    @Autowired
    Keyring keyring;

    @Autowired
    JdbcClient db;

    private final Access registrar = Neighbourhood.registrar("997201");
    private final Access inspector = Neighbourhood.access(Role.AUDITOR, "inspection", null);
    private Access self;
    private PersonId person;
    private PersonId neighbour;

    @BeforeEach
    void twoPersonsAreRegistered() {
        self = house.getBean(Accounts.class).retentionAccess();
        var street = Neighbourhood.build(house);
        var first = Neighbourhood.number();
        var second = Neighbourhood.number();
        house.getBean(Observations.class)
                .observe(
                        List.of(
                                street.declaration("试期满", first, 101, "2020-01-01"),
                                street.declaration("试未满", second, 102, "2020-01-01")),
                        registrar);
        person = found(first);
        neighbour = found(second);
    }

    private PersonId found(String number) {
        var outcome = residents.search(new Search.ByNumber(DocumentKind.RESIDENT_IDENTITY_CARD, number), registrar);
        return ((Search.Outcome.Hits) outcome).hits().getFirst().person();
    }

    private Map<String, Long> run() {
        return erased(retention.run(self));
    }

    private static Map<String, Long> erased(List<Retention.Done> done) {
        return done.stream().collect(Collectors.toMap(one -> one.rule().code(), Retention.Done::erased));
    }

    @Test
    void everyLineOfTheScheduleIsCarriedOutAndNothingElseIs() {
        assertThat(house.getBeansOfType(Retained.class).values().stream().map(Retained::rule))
                .containsOnlyOnceElementsOf(retention.schedule().stream()
                        .map(RetentionRule::code)
                        .filter(code -> !code.equals("returned-rows"))
                        .toList())
                .contains("returned-rows");
        assertThat(run().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        retention.schedule().stream().map(RetentionRule::code).toList());
    }

    @Test
    void whoWasLookedAtLongAgoIsForgottenAndEveryOtherProofHolds() throws Exception {
        residents.get(person, residents.now(), registrar);
        residents.get(neighbour, residents.now(), registrar);
        eventuallyPlaced(person);
        eventuallyPlaced(neighbour);
        owner("update oversight.access_entry set at = at - interval '1096 days' where subject = '" + person.value()
                + "'");
        owner("update oversight.access_entry set at = at - interval '1094 days' where subject = '" + neighbour.value()
                + "'");
        assertThat(erased(retention.tryOut(self)).get("access-entries")).isPositive();
        assertThat(count("oversight.access_entry", "subject", person)).isPositive();
        assertThat(run().get("access-entries")).isPositive();
        assertThat(count("oversight.access_entry", "subject", person)).isZero();
        assertThat(count("oversight.log_place", "subject", person)).isZero();
        assertThat(count("oversight.access_entry", "subject", neighbour)).isPositive();
        var kept = accessLog.listAbout(neighbour, inspector, null, 50).stream()
                .filter(entry -> entry.shown() == Shown.RECORD)
                .findFirst()
                .orElseThrow();
        assertThat(accessLog.proof(List.of(neighbour), inspector, kept.access()).extra())
                .isNotEmpty();
        assertThat(house.getBean(HouseEvents.class).list(null))
                .anyMatch(event -> event.kind().equals("PURGED")
                        && "access-entries".equals(event.content().get("rule")));
    }

    /// The program itself cannot take away an entry before its time, nor change the schedule.
    @Test
    void theProgramTakesNothingAwayBeforeItsTime() {
        residents.get(person, residents.now(), registrar);
        long before = count("oversight.access_entry", "subject", person);
        db.sql("select oversight.erase_access_entries(1000000)")
                .query(Long.class)
                .single();
        assertThat(count("oversight.access_entry", "subject", person)).isEqualTo(before);
        assertThat(db.sql("select residents.lapse(:person, 'departed-records')")
                        .param("person", person.value())
                        .query(UUID.class)
                        .optional())
                .isEmpty();
        assertThatExceptionOfType(RuntimeException.class)
                .isThrownBy(
                        () -> db.sql("update oversight.retention set days = 1").update())
                .withStackTraceContaining("permission denied");
        assertThatExceptionOfType(RuntimeException.class)
                .isThrownBy(() -> db.sql(
                                "insert into oversight.lapse (lapse, subject, rule) values (gen_random_uuid(), :person, 'departed-records')")
                        .param("person", person.value())
                        .update())
                .withStackTraceContaining("permission denied");
    }

    @ParameterizedTest
    @CsvSource({"departed-records, DEPARTURE, 1825", "departed-records, DEATH, 1825", "error-records, ERROR, 365"})
    void whoseRecordIsOverForLongIsErasedAndWhoseIsNotStays(String rule, Person.Standing.Word word, int days)
            throws Exception {
        stands(person, word, days + 1);
        stands(neighbour, word, days - 1);
        assertThat(erased(retention.tryOut(self)).get(rule)).isPositive();
        assertThat(count("residents.stay", "person", person)).isPositive();
        assertThat(run().get(rule)).isPositive();
        for (var table : List.of("stay", "particulars", "document", "person_key", "standing", "observation")) {
            assertThat(count("residents." + table, table.equals("observation") ? "subject" : "person", person))
                    .as(table)
                    .isZero();
        }
        assertThat(count("residents.tombstone", "person", person)).isOne();
        assertThat(count("residents.stay", "person", neighbour)).isPositive();
        assertThat(accessLog.listAbout(person, inspector, null, 10))
                .extracting(AccessEntry::shown)
                .contains(Shown.ERASURE);
        assertThatExceptionOfType(Problem.class).isThrownBy(() -> residents.get(person, residents.now(), registrar));
        assertThat(residents.get(neighbour, residents.now(), registrar).stays()).isNotEmpty();
    }

    private void stands(PersonId who, Person.Standing.Word word, int daysAgo) throws SQLException {
        house.getBean(Acts.class)
                .perform(
                        who,
                        new Amendment.Stand(word, LocalDate.now().minusDays(1)),
                        new Grounds(Ids.next(), Grounds.Reason.ORDERED, Grounds.Evidence.DECISION, "T"),
                        registrar);
        owner("update residents.standing set recorded = tstzrange(now() - interval '" + daysAgo
                + " days', null) where person = '" + who.value() + "'");
    }

    /// Something that is kept: how it comes to be there, given its key, its owner and its age in days, and
    /// what is left of it where its time is not over.
    record Kept(String rule, int days, List<String> plants, String left) {

        @Override
        public String toString() {
            return rule;
        }
    }

    static Stream<Kept> kept() {
        return Stream.of(
                new Kept(
                        "complaints",
                        1_095,
                        List.of(
                                "insert into complaints.complaint (subject, complaint, access, said, account, at, due) values ('%2$s', '%1$s', '%1$s', '\\x%3$s', '%1$s', now() - interval '%4$d days', current_date)",
                                "insert into complaints.answer (subject, complaint, finding, reply, account, unit, unit_name, at) values ('%2$s', '%1$s', 'EXPLAINED', '\\x%3$s', '%1$s', '%1$s', '', now() - interval '%4$d days')"),
                        "select count(*) from complaints.complaint join complaints.answer using (subject, complaint) where complaint = '%1$s' and (length(said) > 29 or length(reply) > 29)"),
                new Kept(
                        "requests",
                        1_095,
                        List.of(
                                "insert into requests.request (subject, request, number, kind, about, said, evidence, account, role, unit_name, at, due) values ('%2$s', '%1$s', '000000000000', 'OBJECTION', 'inspection', '\\x%3$s', '\\x%3$s', '%1$s', 'RESIDENT', '', now() - interval '%4$d days', current_date)",
                                "insert into requests.answer (subject, request, kind, refusal, reply, account, unit, unit_name, at) values ('%2$s', '%1$s', 'OBJECTION', 'DUTY_BY_LAW', '\\x%3$s', '%1$s', '%1$s', '', now() - interval '%4$d days')"),
                        "select count(*) from requests.request join requests.answer using (subject, request) where request = '%1$s' and (length(said) > 29 or length(evidence) > 29 or length(reply) > 29)"),
                new Kept(
                        "requests",
                        1_095,
                        List.of(
                                "insert into requests.request (subject, request, number, kind, about, said, evidence, account, role, unit_name, at, due) values ('%2$s', '%1$s', '000000000000', 'COPY', '', '', '', '%1$s', 'RESIDENT', '', now() - interval '%4$d days', current_date)",
                                "insert into requests.answer (subject, request, kind, reply, account, unit, unit_name, at) values ('%2$s', '%1$s', 'COPY', '\\x%3$s', '%1$s', '%1$s', '', now() - interval '%4$d days')"),
                        "select count(*) from requests.answer where request = '%1$s' and length(reply) > 29"),
                new Kept(
                        "guardianships",
                        1_095,
                        List.of(
                                "insert into wards.guardianship (subject, guardianship, guardian, basis, paper, paper_number, since, until, account, unit, unit_name) values ('%2$s', '%1$s', '%1$s', 'GUARDIAN', 'COURT_DECISION', '\\x%3$s', current_date - %4$d - 300, current_date - %4$d, '%1$s', '%1$s', '')"),
                        "select count(*) from wards.guardianship where guardianship = '%1$s'"),
                new Kept(
                        "guardianships",
                        1_095,
                        List.of(
                                "insert into wards.guardianship (subject, guardianship, guardian, basis, paper, paper_number, since, until, account, unit, unit_name) values ('%2$s', '%1$s', '%1$s', 'GUARDIAN', 'COURT_DECISION', '\\x%3$s', current_date - %4$d - 300, current_date - %4$d + 900, '%1$s', '%1$s', '')",
                                "insert into wards.ending (subject, guardianship, account, unit, unit_name, at) values ('%2$s', '%1$s', '%1$s', '%1$s', '', now() - interval '%4$d days')"),
                        "select count(*) from wards.guardianship where guardianship = '%1$s'"),
                new Kept("visits", 365, List.of(VISIT.replace("VERDICT", "ACCEPTED")), VISIT_LEFT),
                new Kept("visits", 365, List.of(VISIT.replace("VERDICT", "REFUSED"), VISIT_CONTENT), VISIT_LEFT),
                new Kept(
                        "residence-proofs",
                        1_825,
                        List.of(
                                "insert into permits.proof (subject, application, state, stay, believed, on_day, until, certificate) values ('%2$s', '%1$s', 'MADE', '%1$s', now(), current_date - %4$d - 90, current_date - %4$d, '%1$s')"),
                        "select count(*) from permits.proof where application = '%1$s'"),
                new Kept(
                        "appointments",
                        30,
                        List.of(
                                "insert into counters.appointment (subject, appointment, receipt, point, function, starts, minutes, account, unit) values ('%2$s', '%1$s', '000000000000', '%1$s', 'residence-proof', now() - interval '%4$d days', 30, '%1$s', '%1$s')",
                                "insert into counters.seat (point, starts, seat, appointment) values ('%1$s', now() - interval '%4$d days', 1, '%1$s')",
                                "insert into counters.arrival (appointment) values ('%1$s')",
                                "insert into counters.reminded (appointment) values ('%1$s')"),
                        "select (exists (select from counters.appointment where appointment = '%1$s') or exists (select from counters.seat where appointment = '%1$s') or exists (select from counters.arrival where appointment = '%1$s') or exists (select from counters.reminded where appointment = '%1$s'))::int"),
                new Kept(
                        "unconfirmed-addresses",
                        1,
                        List.of(
                                "insert into notices.asked (subject, channel, address, tongue, code, until) values ('%1$s', 'EMAIL', '\\x%3$s', 'ZH', '\\x%3$s', now() - interval '%4$d days')"),
                        "select count(*) from notices.asked where subject = '%1$s'"),
                new Kept(
                        "help-reach",
                        30,
                        List.of(
                                HELP.formatted("current_date - %4$d - 9", "current_date"),
                                HELP_CLOSED.formatted("current_date - %4$d")),
                        "select count(*) from postings.help where help = '%1$s' and reach is not null"),
                new Kept(
                        "help-reach",
                        30,
                        List.of(HELP.formatted("current_date - %4$d - 9", "current_date - %4$d")),
                        "select count(*) from postings.help where help = '%1$s' and reach is not null"),
                // By whole quarters, so that the numbers of one stay whole.
                new Kept(
                        "help-requests",
                        730,
                        List.of(
                                HELP.formatted(
                                        "date_trunc('quarter', current_date - 730)::date - (%4$d - 730)",
                                        "current_date"),
                                HELP_CLOSED.formatted("current_date - %4$d")),
                        "select count(*) from postings.help join postings.help_step using (subject, help) where help = '%1$s'"),
                new Kept(
                        "queue-tickets",
                        90,
                        List.of(
                                "insert into counters.ticket (ticket, point, day, letter, number, function, booked, at) values ('%1$s', '%1$s', current_date - %4$d, 'B', 1, 'residence-proof', false, now() - interval '%4$d days')",
                                "insert into counters.ticket_call (ticket, place, account, at) values ('%1$s', '1', '%1$s', now() - interval '%4$d days')",
                                "insert into counters.ticket_recall (ticket, recall, at) values ('%1$s', '%1$s', now() - interval '%4$d days')",
                                "insert into counters.ticket_back (ticket, turn, at) values ('%1$s', 2, now() - interval '%4$d days')",
                                "insert into counters.ticket_done (ticket, served, at) values ('%1$s', true, now() - interval '%4$d days')"),
                        "select count(*) from counters.ticket where ticket = '%1$s'"),
                new Kept(
                        "visits",
                        365,
                        List.of(
                                "insert into fieldwork.round (phone, account, heard_on) values ('%1$s', '%1$s', current_date)",
                                VISIT.replace("VERDICT", "WAITING"),
                                "insert into fieldwork.early (phone, sequence, visit, content) values ('%1$s', 1, '%1$s', '\\x%3$s')"),
                        VISIT_LEFT),
                new Kept(
                        "returned-rows",
                        30,
                        List.of(
                                "insert into imports.run (run, kind, file_name, account, dry, started, ended) values ('%1$s', 'PERSONS', '', '%1$s', false, now() - interval '%4$d days', now())",
                                "insert into imports.run_row (run, row_number, verdict, reason, arguments, cells) values ('%1$s', 1, 'REFUSED', '', '', '\\x%3$s')"),
                        "select count(*) from imports.run_row where run = '%1$s'"),
                new Kept(
                        "sign-ins",
                        90,
                        List.of(
                                "insert into accounts.device (device, account, name, means, began, last_used) select '%1$s', account, '', '', now() - interval '%4$d days', now() - interval '%4$d days' from accounts.account limit 1"),
                        "select count(*) from accounts.device where device = '%1$s'"),
                new Kept(
                        "refused-observations",
                        365,
                        List.of(
                                "insert into residents.observation (subject, observation, content, verdict, reason, arguments, candidates, at, account, unit_name, channel) values ('%1$s', '%1$s', '\\x%3$s', 'REFUSED', '', '{}', '{}', now() - interval '%4$d days', '%1$s', '', 'DESK')",
                                "insert into residents.inbox (content, subject, observation, verdict, reason) values (decode(replace('%1$s', '-', ''), 'hex'), '%1$s', '%1$s', 'REFUSED', '')"),
                        "select count(*) from residents.observation join residents.inbox using (observation) where observation = '%1$s'"));
    }

    @ParameterizedTest
    @MethodSource
    void kept(Kept kept) throws Exception {
        var old = UUID.randomUUID();
        var young = UUID.randomUUID();
        for (var plant : kept.plants()) {
            owner(written(plant, old, kept.days() + 1));
            owner(written(plant, young, kept.days() - 1));
        }
        assertThat(asked(written(kept.left(), old, 0))).isOne();
        assertThat(run().get(kept.rule())).isPositive();
        assertThat(asked(written(kept.left(), old, 0))).as("over").isZero();
        assertThat(asked(written(kept.left(), young, 0))).as("not over").isOne();
        assertThat(run().get(kept.rule())).as("once is enough").isZero();
    }

    @Test
    void ofAVisitThatWaitsForADecisionNothingGoes() throws Exception {
        var visit = UUID.randomUUID();
        owner(written(VISIT.replace("VERDICT", "HELD"), visit, 1_000));
        owner(written(VISIT_CONTENT, visit, 1_000));
        run();
        assertThat(asked(written(
                        "select count(*) from fieldwork.visit join fieldwork.visit_content using (visit) where visit = '%1$s' and answer is not null",
                        visit, 0)))
                .isOne();
        owner("delete from fieldwork.visit_content where visit = '" + visit + "'");
        owner("delete from fieldwork.visit where visit = '" + visit + "'");
    }

    @Test
    void aLineThatFailsKeepsNoOtherWaiting() throws Exception {
        var device = UUID.randomUUID();
        owner(
                "insert into accounts.device (device, account, name, means, began, last_used) select '%s', account, '', '', now() - interval '91 days', now() - interval '91 days' from accounts.account limit 1"
                        .formatted(device));
        command("revoke execute on function wards.erase_over(int) from anju_app");
        try {
            assertThatExceptionOfType(RuntimeException.class)
                    .isThrownBy(this::run)
                    .withStackTraceContaining("permission denied for function erase_over");
        } finally {
            command("grant execute on function wards.erase_over(int) to anju_app");
        }
        assertThat(asked("select count(*) from accounts.device where device = '" + device + "'"))
                .as("of a later line")
                .isZero();
        assertThat(run()).containsKey("guardianships");
    }

    @Test
    void ofTwoHousesOnOneDatabaseOneErases() throws Exception {
        try (var other = connect();
                var statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("select pg_advisory_xact_lock(hashtextextended('oversight.retention', 0))");
            assertThatExceptionOfType(Problem.class)
                    .isThrownBy(this::run)
                    .returns("retention-busy", Problem::name)
                    .returns(Problem.Kind.CONFLICT, Problem::kind);
            // A closed connection ends on the server in its own time; the lock is given back before.
            other.rollback();
        }
        assertThat(run()).isNotEmpty();
    }

    private void command(String sql) throws SQLException {
        try (var owner = connect();
                var statement = owner.createStatement()) {
            statement.execute(sql);
        }
    }

    private String written(String sql, UUID key, int days) {
        var sealed = java.util.HexFormat.of().formatHex(keyring.seal("有人写下的话"));
        return sql.formatted(key, person.value(), sealed, days);
    }

    private void eventuallyPlaced(PersonId who) throws InterruptedException {
        for (int i = 0; i < 300; i++) {
            if (count("oversight.access_entry", "subject", who) == count("oversight.log_place", "subject", who)) {
                return;
            }
            Thread.sleep(100);
        }
        throw new AssertionError("The log did not take the entries.");
    }

    private long count(String table, String column, PersonId who) {
        try {
            return asked("select count(*) from " + table + " where " + column + " = '" + who.value() + "'");
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private long asked(String sql) throws SQLException {
        try (var owner = connect();
                var rows = owner.createStatement().executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private void owner(String sql) throws SQLException {
        try (var owner = connect();
                var statement = owner.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isPositive();
        }
    }

    private Connection connect() throws SQLException {
        return TableOwner.connect(settings);
    }
}
