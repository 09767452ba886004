package org.anju.oversight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.anju.HouseTest;
import org.anju.Neighbourhood;
import org.anju.TableOwner;
import org.anju.residents.Observations;
import org.anju.residents.Residents;
import org.anju.residents.Search;
import org.anju.shared.Access;
import org.anju.shared.AccountId;
import org.anju.shared.Channel;
import org.anju.shared.DocumentKind;
import org.anju.shared.Keyring;
import org.anju.shared.PersonId;
import org.anju.shared.Problem;
import org.anju.shared.PurposeCode;
import org.anju.shared.Role;
import org.anju.shared.UnitId;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A judicial order keeps looks from the person for a time; two persons of two units, and it is shown
/// afterwards.
@HouseTest
class WithholdingsTests {

    @Autowired
    ApplicationContext house;

    @Autowired
    Environment settings;

    @Autowired
    Withholdings withholdings;

    @Autowired
    Approvals approvals;

    @Autowired
    AccessLog accessLog;

    @Autowired
    Residents residents;

    @Autowired
    Clock clock;

    @Autowired
    JdbcClient db;

    final String file = "侦-" + UUID.randomUUID();
    final UnitId unit = UnitId.next();
    final Access looker = in(unit, Role.REGISTRAR, "residence-registration").under(file);
    final Access officer = in(unit, Role.WARRANT_OFFICER, "warrant-check");
    final Access inspector = in(UnitId.next(), Role.AUDITOR, "inspection");
    final Access self = in(UnitId.next(), Role.RESIDENT, "own-record");
    PersonId person;

    private static Access in(UnitId unit, Role role, String purpose) {
        return new Access(
                AccountId.next(),
                unit,
                "试验支队",
                role,
                new PurposeCode(purpose),
                "T-1",
                role == Role.RESIDENT ? Channel.PORTAL : Channel.DESK,
                null);
    }

    @BeforeEach
    void somebodyIsLookedAtUnderTheFile() {
        var street = Neighbourhood.build(house);
        var number = Neighbourhood.number();
        var registrar = Neighbourhood.registrar("997201");
        house.getBean(Observations.class)
                .observe(List.of(street.declaration("试暂缓", number, 101, "2021-01-01")), registrar);
        var found = residents.search(new Search.ByNumber(DocumentKind.RESIDENT_IDENTITY_CARD, number), registrar);
        person = ((Search.Outcome.Hits) found).hits().getFirst().person();
        residents.get(person, residents.now(), looker);
    }

    private static void assertRefused(String name, ThrowingCallable attempt) {
        assertThatExceptionOfType(Problem.class).isThrownBy(attempt).returns(name, Problem::name);
    }

    private ProposalId proposed(int days) {
        withholdings.propose(file, "试验市中级人民法院", "（2026）1号", today().plusDays(days), "侦查需要", officer);
        return withholdings.waiting(inspector).stream()
                .filter(one -> one.withholding().file().equals(file))
                .findFirst()
                .orElseThrow()
                .proposal()
                .id();
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private List<AccessEntry> shown(Access access) {
        return accessLog.listAbout(person, access, null, 100).stream()
                .filter(entry -> entry.file().equals(file))
                .toList();
    }

    @Test
    void whatIsTooLongIsRefusedBeforeAnythingIsWritten() {
        var until = today().plusDays(3);
        assertRefused(
                "withholding-long",
                () -> withholdings.propose("侦".repeat(201), "试验市中级人民法院", "1", until, "侦查需要", officer));
        assertRefused(
                "withholding-long", () -> withholdings.propose(file, "法".repeat(101), "1", until, "侦查需要", officer));
        assertRefused(
                "withholding-long", () -> withholdings.propose(file, "法院", "1".repeat(101), until, "侦查需要", officer));
    }

    @Test
    void anOfficerSeesAndShowsTheOrdersOfTheOwnUnitOnly() {
        approvals.confirm(proposed(3), inspector);
        var stranger = in(UnitId.next(), Role.WARRANT_OFFICER, "warrant-check");
        assertThat(withholdings.list(stranger)).isEmpty();
        var one = withholdings.list(officer).stream()
                .filter(order -> order.file().equals(file))
                .findFirst()
                .orElseThrow();
        assertRefused("withholding-unknown", () -> withholdings.reveal(one.id(), stranger));
        assertThat(shown(self)).isEmpty();
        withholdings.reveal(one.id(), officer);
        assertThat(shown(self)).isNotEmpty();
    }

    /// What two persons decide about no person in particular is in the transparency log all the same.
    @Test
    void eachStepIsAnEventOfTheHouse() {
        var proposal = proposed(3);
        approvals.confirm(proposal, inspector);
        var one = withholdings.list(inspector).stream()
                .filter(order -> order.file().equals(file))
                .findFirst()
                .orElseThrow();
        withholdings.reveal(one.id(), inspector);
        var events = house.getBean(HouseEvents.class).list(null);
        assertThat(events)
                .filteredOn(event ->
                        reference(proposal.value()).equals(event.content().get("proposal")))
                .extracting(HouseEvent::kind)
                .containsExactly("PROPOSAL_CONFIRMED", "PROPOSAL");
        assertThat(events)
                .filteredOn(event -> reference(one.id()).equals(event.content().get("withholding")))
                .extracting(HouseEvent::kind)
                .containsExactly("REVEALED");
    }

    private String reference(UUID key) {
        return house.getBean(Keyring.class).reference(key);
    }

    @Test
    void whatTwoPersonsWithholdThePersonDoesNotSeeAndTheInspectorDoes() {
        var look = shown(self).getFirst().access();
        approvals.confirm(proposed(30), inspector);
        assertThat(shown(self)).isEmpty();
        assertThat(accessLog.find(List.of(person), look, self)).isEmpty();
        assertRefused("proof-unknown", () -> accessLog.proof(List.of(person), self, look));
        assertThat(shown(inspector)).hasSize(1);
        assertThat(accessLog.listAbout(person, self, null, 100))
                .as("every other look is shown")
                .isNotEmpty();
    }

    @Test
    void aProposalAloneWithholdsNothing() {
        proposed(30);
        assertThat(shown(self)).hasSize(1);
    }

    @Test
    void onlyTheLooksOfThatUnitUnderThatFile() {
        var elsewhere =
                in(UnitId.next(), Role.REGISTRAR, "residence-registration").under(file);
        residents.get(person, residents.now(), elsewhere);
        approvals.confirm(proposed(30), inspector);
        assertThat(shown(self)).extracting(AccessEntry::account).containsExactly(elsewhere.by());
    }

    @Test
    void afterTheLastDayItIsShownWithAWordThatItWasWithheld() throws SQLException {
        approvals.confirm(proposed(30), inspector);
        asOwner("update oversight.withheld set until = current_date - 1 where file = '%s'".formatted(file));
        assertThat(shown(self))
                .as("a look of after the last day was never withheld")
                .singleElement()
                .satisfies(entry -> assertThat(entry.withheldUntil()).isNull());
        asOwner("update oversight.access_entry set at = at - interval '2 days' where file = '%s'".formatted(file));
        assertThat(shown(self))
                .singleElement()
                .satisfies(entry -> assertThat(entry.withheldUntil()).isBefore(today().plusDays(1)));
    }

    @Test
    void oneIsEnoughToShowItEarly() {
        approvals.confirm(proposed(30), inspector);
        var id = withholdings.list(inspector).stream()
                .filter(one -> one.file().equals(file))
                .findFirst()
                .orElseThrow()
                .id();
        withholdings.reveal(id, inspector);
        assertThat(shown(self)).hasSize(1);
        assertRefused("withholding-unknown", () -> withholdings.reveal(id, officer));
    }

    @Test
    void theSecondPersonIsAnInspectorOfAnotherUnit() {
        var proposal = proposed(30);
        assertRefused("proposal-role", () -> approvals.confirm(proposal, officer));
        assertRefused("proposal-same-unit", () -> approvals.confirm(proposal, in(unit, Role.AUDITOR, "inspection")));
        assertRefused(
                "proposal-unknown",
                () -> approvals.confirm(proposal, in(UnitId.next(), Role.ADMINISTRATOR, "catalogue-upkeep")));
        assertThat(shown(self)).hasSize(1);
    }

    @Test
    void anOrderHasAnEndWithinHalfAYear() {
        assertRefused("withholding-until", () -> proposed(184));
        assertRefused("withholding-until", () -> proposed(-1));
        assertRefused("withholding-incomplete", () -> withholdings.propose(file, " ", "1", today(), "侦查需要", officer));
    }

    @Test
    void theDatabaseHoldsItWhoeverAsks() {
        proposed(30);
        assertThatThrownBy(() -> db.sql("select oversight.withhold(gen_random_uuid(), gen_random_uuid())")
                        .query(row -> {}))
                .rootCause()
                .hasMessageContaining("without two persons");
        for (var sql : List.of(
                "insert into oversight.withheld (withholding, unit, file, until) select gen_random_uuid(), gen_random_uuid(), 'x', current_date",
                "update oversight.withheld set until = until + 900",
                "delete from oversight.revealed")) {
            assertThatThrownBy(() -> db.sql(sql).update()).rootCause().hasMessageContaining("permission denied");
        }
    }

    private void asOwner(String sql) throws SQLException {
        try (var owner = TableOwner.connect(settings);
                var statement = owner.createStatement()) {
            statement.execute(sql);
        }
    }
}
