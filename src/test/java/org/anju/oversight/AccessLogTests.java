package org.anju.oversight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.anju.HouseTest;
import org.anju.Neighbourhood;
import org.anju.TableOwner;
import org.anju.residents.Observations;
import org.anju.residents.Residents;
import org.anju.residents.Search;
import org.anju.shared.DocumentKind;
import org.anju.shared.Ids;
import org.anju.shared.PersonId;
import org.anju.shared.Problem;
import org.anju.shared.Role;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// No log, no read: tried with SQL as the program's own role, as somebody would who gets into the program.
@HouseTest
class AccessLogTests {

    private static final String ENTRY = """
            insert into oversight.access_entry
                (%ssubject, access, account, unit, unit_name, role, purpose, file, channel, kind, shown)
            values (%s:person, :access, gen_random_uuid(), gen_random_uuid(), '', 'REGISTRAR', 'x', 'x', 'DESK', '%s', 'RECORD')
            """;

    @Autowired
    ApplicationContext house;

    @Autowired
    Environment settings;

    @Autowired
    JdbcClient db;

    @Autowired
    AccessLog accessLog;

    @Autowired
    Residents residents;

    @Autowired
    PlatformTransactionManager transactions;

    PersonId person;
    PersonId neighbour;

    @BeforeEach
    void twoPersonsAreRegistered() {
        var street = Neighbourhood.build(house);
        var first = Neighbourhood.number();
        var second = Neighbourhood.number();
        house.getBean(Observations.class)
                .observe(
                        List.of(
                                street.declaration("试甲", first, 101, "2020-01-01"),
                                street.declaration("试乙", second, 102, "2020-01-01")),
                        Neighbourhood.registrar("997201"));
        person = found(first);
        neighbour = found(second);
    }

    private PersonId found(String number) {
        var outcome = residents.search(
                new Search.ByNumber(DocumentKind.RESIDENT_IDENTITY_CARD, number), Neighbourhood.registrar("997201"));
        return ((Search.Outcome.Hits) outcome).hits().getFirst().person();
    }

    @ParameterizedTest
    @ValueSource(strings = {"particulars", "document", "stay", "act", "contact", "person_key"})
    void withoutAnEntryThereIsNoRow(String table) {
        try {
            assertThat(db.sql("select count(*) from residents." + table)
                            .query(Long.class)
                            .single())
                    .isZero();
        } catch (DataAccessException refused) {
            assertThat(refused).rootCause().hasMessageContaining("permission denied");
        }
    }

    /// Who keeps the catalogue of purposes comes to nobody: not to read, not to write, and not by a code
    /// that opens the record to whoever has it.
    @Test
    void aPurposeThatReachesNobodyOpensNobody() {
        var upkeep = Neighbourhood.access(Role.ADMINISTRATOR, "catalogue-upkeep", null);
        var persons = List.of(person);
        List<ThrowingCallable> attempts = List.of(
                () -> accessLog.read(upkeep, Look.OPENED, Shown.RECORD, persons, () -> 1),
                () -> accessLog.read(upkeep, Look.LISTED, Shown.PROPOSAL, persons, () -> 1),
                () -> new TransactionTemplate(transactions)
                        .executeWithoutResult(status -> accessLog.wrote(upkeep, Shown.CLAIM_CODE, persons)),
                () -> residents.get(person, residents.now(), upkeep),
                () -> residents.issueClaimCode(person, upkeep));
        for (var attempt : attempts) {
            assertThatExceptionOfType(Problem.class)
                    .isThrownBy(attempt)
                    .matches(problem ->
                            Set.of("purpose-opens-less", "outside-territory").contains(problem.name()));
        }
    }

    /// A code gives the whole record to whoever has it: a purpose that shows less does not make one.
    @Test
    void whoMayNotOpenTheRecordMakesNoCodeForIt() {
        var inspection = Neighbourhood.access(Role.AUDITOR, "inspection", null);
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> residents.issueClaimCode(person, inspection))
                .returns("purpose-opens-less", Problem::name);
    }

    @Test
    void observationsNeedAnEntryToo() {
        assertThat(db.sql("select count(*) from residents.observation")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void aCommittedEntryOpensExactlyTheOnePerson() {
        var rows = accessLog.read(
                Neighbourhood.registrar(null),
                Look.OPENED,
                Shown.RECORD,
                List.of(person),
                () -> db.sql("select person from residents.particulars")
                        .query(UUID.class)
                        .list());
        assertThat(rows).containsExactly(person.value()).doesNotContain(neighbour.value());
    }

    @Test
    void anEntryOfTheSameTransactionOpensNothing() {
        var access = Ids.next();
        var rows = new TransactionTemplate(transactions).execute(status -> {
            enter(access, "OPENED");
            return count(access);
        });
        assertThat(rows).isZero();
    }

    @Test
    void anEntryThatWasRolledBackOpensNothing() {
        var access = Ids.next();
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            enter(access, "OPENED");
            status.setRollbackOnly();
        });
        assertThat(inTransaction(access)).isZero();
    }

    @Test
    void anEntryOpensNothingAfterThirtySeconds() throws Exception {
        var access = Ids.next();
        try (var owner = TableOwner.connect(settings);
                var statement = owner.createStatement()) {
            statement.execute(ENTRY.formatted("at, ", "now() - interval '31 seconds', ", "OPENED")
                    .replace(":person", "'" + person.value() + "'")
                    .replace(":access", "'" + access + "'"));
        }
        assertThat(inTransaction(access)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"at", "tx"})
    void theProgramCannotChooseAnEntrysTimeOrTransaction(String column) {
        assertThatThrownBy(() -> db.sql(
                                ENTRY.formatted(column + ", ", column.equals("at") ? "now(), " : "'3', ", "OPENED"))
                        .param("person", person.value())
                        .param("access", Ids.next())
                        .update())
                .rootCause()
                .hasMessageContaining("permission denied");
    }

    @Test
    void anEntryAboutAWriteOpensNothingForReading() {
        var access = Ids.next();
        new TransactionTemplate(transactions).executeWithoutResult(status -> enter(access, "WRITTEN"));
        assertThat(inTransaction(access)).isZero();
    }

    @Test
    void theAccessEndsWithItsTransaction() {
        accessLog.read(Neighbourhood.registrar(null), Look.OPENED, Shown.RECORD, List.of(person), () -> null);
        assertThat(db.sql("select coalesce(current_setting('anju.access', true), '')")
                        .query(String.class)
                        .single())
                .isEmpty();
        assertThat(db.sql("select count(*) from residents.particulars")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update oversight.access_entry set file = 'x'",
                "delete from oversight.access_entry",
                "truncate oversight.access_entry",
                "alter table residents.stay disable row level security",
                "create or replace view oversight.being_seen as select gen_random_uuid() as subject",
                "set role anju_owner",
                "delete from residents.stay",
                "update residents.stay set address = 'x'"
            })
    void theProgramCannotChangeTheLogOrTheRules(String sql) {
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> db.sql(sql).update())
                .havingRootCause()
                .withMessageMatching("(?s).*(permission denied|must be owner|must be able to).*");
    }

    @Test
    void aWriteWithoutItsEntryIsRefused() {
        assertThatThrownBy(() -> db.sql("""
                        insert into residents.particulars (person, name, sex, birth, household, valid, opened_by)
                        values (gen_random_uuid(), '试', 'MALE', '1990', '', '(,)', gen_random_uuid())
                        """).update()).rootCause().hasMessageContaining("row-level security");
        assertThatThrownBy(() -> db.sql(
                                "select residents.settle(jsonb_build_array(jsonb_build_object('person', gen_random_uuid())))")
                        .query(rs -> {}))
                .rootCause()
                .hasMessageContaining("without an entry");
    }

    @Test
    void everyLookIsListedForThePersonNewestFirst() {
        var registrar = Neighbourhood.registrar("997201");
        residents.get(person, residents.now(), registrar);
        var entries = accessLog.listAbout(person, registrar, null, 10);
        assertThat(entries.getFirst().shown()).isEqualTo(Shown.ACCESS_LOG);
        assertThat(entries).extracting(AccessEntry::shown).contains(Shown.RECORD, Shown.SEARCH_HIT, Shown.DECLARATION);
        assertThat(entries)
                .filteredOn(entry -> entry.shown() == Shown.SEARCH_HIT)
                .allMatch(entry -> entry.kind() == AccessEntry.Kind.LISTED);
        assertThat(entries)
                .filteredOn(entry -> entry.shown() == Shown.RECORD)
                .allMatch(entry ->
                        entry.kind() == AccessEntry.Kind.OPENED && entry.file().equals("T-1"));
    }

    @Test
    void aRoleCannotUseAPurposeThatIsNotItsOwn() {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> residents.get(
                        person,
                        residents.now(),
                        Neighbourhood.access(Role.ADMINISTRATOR, "residence-registration", null)))
                .matches(problem -> problem.name().equals("purpose-not-for-role"));
    }

    @Test
    void aPurposeOpensNoMoreThanTheCatalogueSays() {
        var verification = Neighbourhood.access(Role.REGISTRAR, "address-verification", "997201");
        var masked = residents.get(person, residents.now(), verification);
        assertThat(masked.documents()).allMatch(document -> document.number().length() == 5);
        assertThat(masked.phones()).isEmpty();

        var inspection = Neighbourhood.access(Role.AUDITOR, "inspection", null);
        assertThat(accessLog.listAbout(person, inspection, null, 10)).isNotEmpty();
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> residents.get(person, residents.now(), inspection))
                .matches(problem -> problem.name().equals("purpose-opens-less"));
    }

    @Test
    void anotherDistrictsRegistrarSeesNobodyHere() {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> residents.get(person, residents.now(), Neighbourhood.registrar("997202")))
                .matches(problem -> problem.name().equals("outside-territory"));
    }

    private void enter(UUID access, String kind) {
        db.sql(ENTRY.formatted("", "", kind))
                .param("person", person.value())
                .param("access", access)
                .update();
    }

    private long inTransaction(UUID access) {
        Long rows = new TransactionTemplate(transactions).execute(status -> count(access));
        return rows == null ? -1 : rows;
    }

    private long count(UUID access) {
        db.sql("select set_config('anju.access', :access, true)")
                .param("access", access.toString())
                .query(String.class)
                .single();
        return db.sql("select count(*) from residents.particulars")
                .query(Long.class)
                .single();
    }
}
