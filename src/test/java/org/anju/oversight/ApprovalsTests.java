package org.anju.oversight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.anju.HouseTest;
import org.anju.Neighbourhood;
import org.anju.TableOwner;
import org.anju.shared.Access;
import org.anju.shared.Ids;
import org.anju.shared.PersonId;
import org.anju.shared.Problem;
import org.anju.shared.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Two persons decide: by the face, and with SQL as the program's own role.
@HouseTest
class ApprovalsTests {

    private static final String DECISION = """
            insert into oversight.decision
                (%sproposal, proposer, expires, account, kind, proposer_unit, different_unit,
                 unit, unit_name, role, file, purpose, confirmed, cause)
            select %sp.proposal, %s, %s, %s, p.kind, p.unit, p.different_unit,
                   gen_random_uuid(), '', 'REVIEWER', 'x', 'x', true, ''
            from oversight.proposal p where p.proposal = :proposal
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
    PlatformTransactionManager transactions;

    final List<Proposal> done = new ArrayList<>();
    final List<PersonId> subjects = List.of(PersonId.next(), PersonId.next());
    final Access proposer = Neighbourhood.registrar("997201");
    final Access reviewer = Neighbourhood.access(Role.REVIEWER, "residence-registration", "997201");

    Approvals approvals;

    @BeforeEach
    void theTestCarriesOutMerges() {
        approvals = carriedOutBy(() -> {});
    }

    private Approvals carriedOutBy(Runnable more) {
        return TrialApprovals.of(house, List.of(ProposalKind.MERGE_PERSONS), (proposal, access) -> {
            assertThat(approved(proposal.id(), proposal.subjects().getFirst())).isTrue();
            more.run();
            synchronized (done) {
                done.add(proposal);
            }
        });
    }

    private ProposalId proposed() {
        return approvals.propose(
                ProposalKind.MERGE_PERSONS,
                subjects,
                Map.of("survivor", subjects.getFirst().value()),
                " 同一证件登记两次 ",
                proposer);
    }

    private boolean approved(ProposalId id, PersonId person) {
        return db.sql("select oversight.approved(:proposal, 'MERGE_PERSONS', :person)")
                .param("proposal", id.value())
                .param("person", person.value())
                .query(Boolean.class)
                .single();
    }

    private static void assertRefused(String problem, Callable<?> attempt) {
        assertThatExceptionOfType(Problem.class).isThrownBy(attempt::call).returns(problem, Problem::name);
    }

    private Callable<?> confirming(ProposalId id, Access access) {
        return () -> approvals.confirm(id, access);
    }

    @Test
    void whatAnotherPersonConfirmsIsCarriedOutOnce() {
        var id = proposed();
        assertThat(approved(id, subjects.getFirst())).isFalse();
        approvals.confirm(id, reviewer);

        assertThat(done).hasSize(1);
        var proposal = done.getFirst();
        assertThat(proposal.subjects()).containsExactlyInAnyOrderElementsOf(subjects);
        assertThat(proposal.content())
                .containsExactlyEntriesOf(Map.of("survivor", subjects.getFirst().value()));
        assertThat(proposal.cause()).isEqualTo("同一证件登记两次");
        assertThat(proposal.proposer()).isEqualTo(proposer.by());
        assertThat(proposal.decision())
                .isNotNull()
                .matches(decision -> decision.confirmed() && decision.by().equals(reviewer.by()));
        assertThat(approved(id, subjects.getFirst()))
                .as("carried out, so not open any more")
                .isFalse();
        assertRefused("proposal-decided", confirming(id, reviewer));
        assertThat(done).hasSize(1);
    }

    @Test
    void anApprovalOpensOneKindForThosePersonsOnly() {
        var id = proposed();
        approvals = carriedOutBy(() -> {
            assertThat(approved(id, PersonId.next())).isFalse();
            assertThat(db.sql("select oversight.approved(:proposal, 'ERASE_PERSON', :person)")
                            .param("proposal", id.value())
                            .param("person", subjects.getFirst().value())
                            .query(Boolean.class)
                            .single())
                    .isFalse();
        });
        approvals.confirm(id, reviewer);
        assertThat(done).hasSize(1);
    }

    @Test
    void nobodyDecidesWhatTheyProposed() {
        var id = approvals.propose(ProposalKind.MERGE_PERSONS, subjects, Map.of(), "重复", reviewer);
        assertRefused("proposal-own", confirming(id, reviewer));
        assertRefused("proposal-own", () -> {
            approvals.decline(id, "不是", reviewer);
            return null;
        });
        assertThat(done).isEmpty();
    }

    @Test
    void onlyAReviewerDecidesAndNotUnderAPurposeThatOpensNothing() {
        var id = proposed();
        assertRefused("proposal-role", confirming(id, Neighbourhood.registrar("997201")));
        assertRefused("proposal-role", () -> approvals.waiting(proposer));
        assertRefused(
                "purpose-opens-less", confirming(id, Neighbourhood.access(Role.REVIEWER, "office-import", "997201")));
        assertRefused(
                "purpose-opens-less",
                () -> approvals.propose(
                        ProposalKind.MERGE_PERSONS,
                        subjects,
                        Map.of(),
                        "重复",
                        Neighbourhood.access(Role.AUDITOR, "inspection", null)));
        assertThat(done).isEmpty();
    }

    @Test
    void decliningNeedsACauseAndIsForGood() {
        var id = proposed();
        assertRefused("proposal-cause", () -> {
            approvals.decline(id, "  ", reviewer);
            return null;
        });
        approvals.decline(id, "是双胞胎", reviewer);
        assertThat(approvals.get(id, reviewer).decision())
                .isNotNull()
                .returns(false, Proposal.Decision::confirmed)
                .returns("是双胞胎", Proposal.Decision::cause);
        assertRefused(
                "proposal-decided",
                confirming(id, Neighbourhood.access(Role.REVIEWER, "residence-registration", "997201")));
        assertThat(approved(id, subjects.getFirst())).isFalse();
        assertThat(done).isEmpty();
    }

    @Test
    void whatFailsToBeCarriedOutIsNotDecided() {
        var id = proposed();
        var failing = carriedOutBy(() -> {
            throw new Problem(Problem.Kind.CONFLICT, "person-unknown");
        });
        assertRefused("person-unknown", () -> failing.confirm(id, reviewer));
        assertThat(approvals.get(id, reviewer).decision()).isNull();
        approvals.confirm(id, reviewer);
        assertThat(done).hasSize(1);
    }

    @Test
    void afterItsTimeNothingIsDecided() throws Exception {
        var id = proposed();
        asOwner("update oversight.proposal set at = at - interval '20 days', expires = expires - interval '20 days'"
                + " where proposal = '" + id.value() + "'");
        assertRefused("proposal-expired", confirming(id, reviewer));
        assertThat(approvals.waiting(reviewer)).extracting(Proposal::id).doesNotContain(id);
        assertThatThrownBy(() -> decide(id, "", "", "p.proposer", "p.expires", "gen_random_uuid()"))
                .rootCause()
                .hasMessageContaining("decided_in_time");
    }

    @Test
    void aKindThatNobodyCarriesOutCannotBeProposed() {
        assertRefused(
                "proposal-nobody-does",
                () -> approvals.propose(ProposalKind.ERASE_PERSON, subjects, Map.of(), "重复", proposer));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   "})
    void aProposalNeedsACause(String cause) {
        assertRefused(
                "proposal-cause",
                () -> approvals.propose(ProposalKind.MERGE_PERSONS, subjects, Map.of(), cause, proposer));
        assertRefused(
                "proposal-cause",
                () -> approvals.propose(
                        ProposalKind.MERGE_PERSONS, subjects, Map.of(), cause + "长".repeat(201), proposer));
    }

    @Test
    void thePersonsConcernedSeeWhatWasProposedWhoLookedAndWhatBecameOfIt() {
        var id = proposed();
        assertThat(approvals.waiting(reviewer)).extracting(Proposal::id).contains(id);
        approvals.get(id, reviewer);
        approvals.confirm(id, reviewer);
        for (var subject : subjects) {
            assertThat(accessLog.listAbout(subject, Neighbourhood.access(Role.AUDITOR, "inspection", null), null, 10))
                    .extracting(entry -> entry.kind() + " " + entry.shown())
                    .containsExactly(
                            "OPENED ACCESS_LOG",
                            "WRITTEN PROPOSAL_CONFIRMED",
                            "OPENED PROPOSAL",
                            "LISTED PROPOSAL",
                            "WRITTEN PROPOSAL");
        }
    }

    @Test
    void ofManyWhoConfirmAtOnceOneWins() throws Exception {
        var id = proposed();
        var others = 12;
        var start = new CyclicBarrier(others);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var attempts = new ArrayList<java.util.concurrent.Future<String>>();
            for (int i = 0; i < others; i++) {
                attempts.add(threads.submit(() -> {
                    start.await();
                    try {
                        approvals.confirm(id, Neighbourhood.access(Role.REVIEWER, "residence-registration", "997201"));
                        return "confirmed";
                    } catch (Problem problem) {
                        return problem.name();
                    }
                }));
            }
            var answers = new ArrayList<String>();
            for (var attempt : attempts) {
                answers.add(attempt.get());
            }
            assertThat(answers)
                    .containsOnlyOnce("confirmed")
                    .allMatch(answer -> answer.equals("confirmed") || answer.equals("proposal-decided"));
        }
        assertThat(done).hasSize(1);
    }

    @Test
    void withoutAnEntryNoProposalIsRead() {
        proposed();
        assertThat(db.sql("select (select count(*) from oversight.proposal)"
                                + " + (select count(*) from oversight.proposal_subject)")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    /// Decides with SQL, as the program could if its own rules were gone.
    private void decide(ProposalId id, String column, String value, String by, String expires, String account) {
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            accessLog.wrote(reviewer, Shown.PROPOSAL, subjects);
            db.sql(DECISION.formatted(column, value, by, expires, account))
                    .param("proposal", id.value())
                    .update();
        });
    }

    @ParameterizedTest
    @CsvSource({
        "p.proposer, p.expires, p.proposer, decided_by_another",
        "gen_random_uuid(), p.expires, p.proposer, foreign key",
        "p.proposer, p.expires + interval '1 day', gen_random_uuid(), foreign key"
    })
    void theDatabaseLetsNobodyConfirmTheirOwnOrClaimAnotherProposer(
            String by, String expires, String account, String message) {
        var id = proposed();
        assertThatThrownBy(() -> decide(id, "", "", by, expires, account))
                .rootCause()
                .hasMessageContaining(message);
        assertThat(approved(id, subjects.getFirst())).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"at, now()", "tx, pg_current_xact_id()"})
    void theTimeOfADecisionIsNotTheProgramsToChoose(String column, String value) {
        var id = proposed();
        assertThatThrownBy(
                        () -> decide(id, column + ", ", value + ", ", "p.proposer", "p.expires", "gen_random_uuid()"))
                .rootCause()
                .hasMessageContaining("permission denied");
    }

    @Test
    void aSecondDecisionIsRefusedByItsKey() {
        var id = proposed();
        approvals.decline(id, "不是一人", reviewer);
        assertThatThrownBy(() -> decide(id, "", "", "p.proposer", "p.expires", "gen_random_uuid()"))
                .rootCause()
                .hasMessageContaining("decision_pkey");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update oversight.decision set confirmed = true, cause = ''",
                "update oversight.proposal set proposer = gen_random_uuid()",
                "update oversight.proposal set expires = now() + interval '1 day'",
                "delete from oversight.decision",
                "delete from oversight.carried_out",
                "insert into oversight.proposal_subject select gen_random_uuid(), gen_random_uuid()"
            })
    void whatWasProposedAndDecidedStays(String sql) {
        assertThatThrownBy(() -> db.sql(sql).update())
                .rootCause()
                .hasMessageMatching("(?s).*(permission denied|row-level security).*");
    }

    @Test
    void nothingIsCarriedOutThatWasNotConfirmed() {
        var id = proposed();
        assertThatThrownBy(() -> db.sql("insert into oversight.carried_out (proposal) values (:proposal)")
                        .param("proposal", id.value())
                        .update())
                .rootCause()
                .hasMessageContaining("foreign key");
        approvals.decline(id, "不是一人", reviewer);
        assertThatThrownBy(() -> db.sql("insert into oversight.carried_out (proposal) values (:proposal)")
                        .param("proposal", id.value())
                        .update())
                .rootCause()
                .hasMessageContaining("foreign key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"survivor\": \"王小明\"}", "{\"age\": 12}", "[]", "{\"a\": [\"王\"]}"})
    void aProposalHoldsKeysAndNoNames(String content) {
        assertThatThrownBy(() -> db.sql("""
                                insert into oversight.proposal
                                    (proposal, kind, persons, different_unit, longest, content, cause, file, purpose,
                                     proposer, unit, unit_name, role, expires)
                                values (:proposal, 'MERGE_PERSONS', true, false, interval '14 days', :content::jsonb, 'x', 'x', 'x', gen_random_uuid(),
                                        gen_random_uuid(), 'x', 'REGISTRAR', now() + interval '1 day')
                                """)
                        .param("proposal", Ids.next())
                        .param("content", content)
                        .update())
                .rootCause()
                .hasMessageContaining("check constraint");
    }

    private void asOwner(String sql) throws Exception {
        try (var owner = TableOwner.connect(settings);
                var statement = owner.createStatement()) {
            statement.execute(sql);
        }
    }
}
