package org.anju.oversight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.anju.HouseTest;
import org.anju.Neighbourhood;
import org.anju.shared.Access;
import org.anju.shared.Ids;
import org.anju.shared.Problem;
import org.anju.shared.PurposeCode;
import org.anju.shared.Role;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// The catalogue changes by two persons, and gives nobody what their post must not see.
@HouseTest
class PurposeChangesTests {

    @Autowired
    PurposeChanges changes;

    @Autowired
    Approvals approvals;

    @Autowired
    Purposes purposes;

    @Autowired
    JdbcClient db;

    @Autowired
    PlatformTransactionManager transactions;

    final Access administrator = Neighbourhood.access(Role.ADMINISTRATOR, "catalogue-upkeep", null);
    final Access auditor = Neighbourhood.access(Role.AUDITOR, "catalogue-upkeep", null);

    static PurposeChange change(
            PurposeChange.Kind kind, String code, Set<Role> roles, Purpose.Opens opens, String name) {
        return new PurposeChange(
                Ids.next(),
                kind,
                new Purpose(
                        new PurposeCode(code),
                        name,
                        "Trial",
                        "试验依据",
                        "trial basis",
                        roles,
                        Purpose.Territory.OWN,
                        opens,
                        "姓名",
                        "name",
                        Duration.ofHours(2),
                        null,
                        null,
                        false));
    }

    private static PurposeChange added(String code) {
        return change(PurposeChange.Kind.ADD, code, Set.of(Role.REGISTRAR), Purpose.Opens.MASKED, "试验用途");
    }

    private ProposalId proposed(PurposeChange change) {
        changes.propose(change, "试验", administrator);
        return changes.waiting(administrator).stream()
                .filter(one -> one.change().id().equals(change.id()))
                .findFirst()
                .orElseThrow()
                .proposal()
                .id();
    }

    private static void refused(String problem, ThrowingCallable attempt) {
        assertThatExceptionOfType(Problem.class).isThrownBy(attempt).returns(problem, Problem::name);
    }

    private boolean current(String code) {
        return purposes.current().stream().anyMatch(one -> one.code().value().equals(code));
    }

    @Test
    void aPurposeIsAddedChangedAndEndedByTwo() {
        var code = "trial-" + UUID.randomUUID().toString().substring(0, 8);
        var id = proposed(added(code));
        assertThat(current(code)).isFalse();
        refused("proposal-unknown", () -> approvals.confirm(id, wrongRole()));
        refused("proposal-own", () -> approvals.confirm(id, administrator));
        approvals.confirm(id, auditor);
        assertThat(current(code)).isTrue();

        var renamed = change(
                PurposeChange.Kind.CHANGE, code, Set.of(Role.REGISTRAR, Role.REVIEWER), Purpose.Opens.RECORD, "改名");
        approvals.confirm(proposed(renamed), Neighbourhood.access(Role.ADMINISTRATOR, "catalogue-upkeep", null));
        assertThat(purposes.get(new PurposeCode(code)))
                .returns("改名", Purpose::nameZh)
                .returns(Purpose.Opens.RECORD, Purpose::opens);

        approvals.confirm(proposed(new PurposeChange(Ids.next(), PurposeChange.Kind.END, renamed.wanted())), auditor);
        assertThat(current(code)).isFalse();
        refused("purpose-ended", () -> purposes.require(Neighbourhood.access(Role.REGISTRAR, code, null)));
        assertThat(purposes.get(new PurposeCode(code)).nameZh())
                .as("what was done under it is still told")
                .isEqualTo("改名");
    }

    @Test
    void whoAsksBeforeTheChangeIsCommittedKeepsNothingOld() {
        var code = "trial-" + UUID.randomUUID().toString().substring(0, 8);
        var id = proposed(added(code));
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            approvals.confirm(id, auditor);
            // Somebody else, on another connection.
            assertThat(CompletableFuture.supplyAsync(() -> current(code)).join())
                    .isFalse();
        });
        assertThat(current(code)).isTrue();
    }

    private static Access wrongRole() {
        return Neighbourhood.access(Role.REVIEWER, "residence-registration", null);
    }

    @Test
    void whatTheProgramAsksForKeepsItsRolesAndDoesNotEnd() {
        var own = purposes.get(new PurposeCode("own-record"));
        var ending = proposed(new PurposeChange(Ids.next(), PurposeChange.Kind.END, own));
        refused("purpose-of-the-house", () -> approvals.confirm(ending, auditor));
        approvals.decline(ending, "程序需要", auditor);
        var wider = proposed(
                change(PurposeChange.Kind.CHANGE, "own-record", Set.of(Role.REVIEWER), Purpose.Opens.RECORD, "查阅"));
        refused("purpose-of-the-house", () -> approvals.confirm(wider, auditor));
        approvals.withdraw(wider, administrator);
    }

    @ParameterizedTest
    @CsvSource({"ADMINISTRATOR, RECORD", "ADMINISTRATOR, MASKED", "WARRANT_OFFICER, RECORD", "REVIEWER, ADDRESS"})
    void nobodyIsGivenWhatTheirPostMustNotSee(Role role, Purpose.Opens opens) {
        refused(
                "purpose-forbidden",
                () -> changes.propose(
                        change(PurposeChange.Kind.ADD, "trial-wide", Set.of(role), opens, "过宽"), "试验", administrator));
    }

    @Test
    void theProgramCannotChangeTheCatalogueByItself() {
        var change = added("trial-alone");
        var id = proposed(change);
        assertThatThrownBy(() -> db.sql("select oversight.change_purpose(:change, :proposal)")
                        .param("change", change.id())
                        .param("proposal", id.value())
                        .query(row -> {}))
                .rootCause()
                .hasMessageContaining("without two persons");
        assertThatThrownBy(() ->
                        db.sql("update oversight.purpose set opens = 'RECORD'").update())
                .rootCause()
                .hasMessageContaining("permission denied");
        approvals.withdraw(id, administrator);
    }
}
