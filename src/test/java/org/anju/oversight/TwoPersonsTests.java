package org.anju.oversight;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.anju.HouseTest;
import org.anju.TableOwner;
import org.anju.shared.Access;
import org.anju.shared.AccountId;
import org.anju.shared.Channel;
import org.anju.shared.PersonId;
import org.anju.shared.Problem;
import org.anju.shared.PurposeCode;
import org.anju.shared.Role;
import org.anju.shared.UnitId;
import org.junit.jupiter.api.AfterEach;
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

/// Nobody gets round two persons: long random sequences over every entry point, SQL as the program's own role
/// included, against a small model that knows only the rule.
@HouseTest
class TwoPersonsTests {

    private static final int STEPS = 400;

    private static final String DECIDE = """
            insert into oversight.decision
                (proposal, kind, proposer, proposer_unit, different_unit, expires, account, unit, unit_name, role, file, purpose,
                 confirmed, withdrawn, cause)
            select p.proposal, p.kind, p.proposer, p.unit, %s, p.expires, :account::uuid, :unit::uuid, '', :role, 'x', 'x',
                   :confirmed, :withdrawn, :cause
            from oversight.proposal p where p.proposal = :proposal
            """;

    /// Roles that try, each with the purpose that it would use.
    private static final Map<Role, String> PURPOSES = new EnumMap<>(Map.of(
            Role.REGISTRAR, "residence-registration",
            Role.REVIEWER, "residence-registration",
            Role.ADMINISTRATOR, "catalogue-upkeep",
            Role.AUDITOR, "catalogue-upkeep",
            Role.WARRANT_OFFICER, "warrant-check"));

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

    /// What the model knows of a proposal.
    private static final class Known {
        final ProposalKind kind;
        final Access proposer;
        final List<PersonId> subjects;
        boolean over;
        boolean decided;

        Known(ProposalKind kind, Access proposer, List<PersonId> subjects) {
            this.kind = kind;
            this.proposer = proposer;
            this.subjects = subjects;
        }

        boolean mayBeDecidedBy(Access access) {
            return !over
                    && !decided
                    && kind.deciders().contains(access.role())
                    && !access.by().equals(proposer.by())
                    && !(kind.differentUnit() && access.unit().equals(proposer.unit()));
        }

        boolean mayBeWithdrawnBy(Access access) {
            return !over
                    && !decided
                    && access.by().equals(proposer.by())
                    && kind.proposers().contains(access.role());
        }
    }

    private final Map<ProposalId, Known> model = new LinkedHashMap<>();
    private final List<ProposalId> done = new ArrayList<>();
    private final List<Access> people = people();

    private static List<Access> people() {
        var units = List.of(UnitId.next(), UnitId.next());
        var people = new ArrayList<Access>();
        for (var role : PURPOSES.keySet()) {
            for (int i = 0; i < 4; i++) {
                people.add(access(AccountId.next(), units.get(i % 2), role));
            }
        }
        // An account with two posts is still one person.
        var both = AccountId.next();
        for (var role : PURPOSES.keySet()) {
            people.add(access(both, units.getFirst(), role));
            people.add(access(both, units.getLast(), role));
        }
        return people;
    }

    private static Access access(AccountId account, UnitId unit, Role role) {
        return new Access(
                account,
                unit,
                "试验派出所",
                role,
                new PurposeCode(PURPOSES.getOrDefault(role, "")),
                "T-2",
                Channel.DESK,
                null);
    }

    private Approvals approvals() {
        return TrialApprovals.of(house, List.of(ProposalKind.values()), (proposal, access) -> {
            synchronized (done) {
                done.add(proposal.id());
            }
        });
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void whateverIsTriedInWhateverOrderTwoPersonsDecide(long seed) throws Exception {
        var random = new Random(seed);
        var approvals = approvals();
        for (int step = 0; step < STEPS; step++) {
            var who = one(people, random);
            if (model.isEmpty() || random.nextInt(4) == 0) {
                propose(approvals, one(Arrays.asList(ProposalKind.values()), random), who);
                continue;
            }
            // Most of the time by somebody whose role has a part in it, or nothing would ever happen.
            var id = one(List.copyOf(model.keySet()), random);
            while (random.nextInt(4) > 0 && !known(id).kind.deciders().contains(who.role())) {
                who = one(people, random);
            }
            var by = who;
            switch (random.nextInt(8)) {
                case 0, 1 -> decided(id, known(id).mayBeDecidedBy(by), true, () -> approvals.confirm(id, by));
                case 2 -> decided(id, known(id).mayBeDecidedBy(by), false, () -> approvals.decline(id, "不同意", by));
                case 3 -> decided(id, known(id).mayBeWithdrawnBy(by), false, () -> approvals.withdraw(id, by));
                case 4 -> atOnce(approvals, id, random);
                case 5 -> withSql(id, by, random);
                case 6 ->
                    run(() -> db.sql("insert into oversight.carried_out (proposal) values (:proposal)")
                            .param("proposal", id.value())
                            .update());
                default -> expire(id);
            }
        }
        assertThat(done).as("each carried out once").doesNotHaveDuplicates();
        assertThat(done).as("something was decided").hasSizeGreaterThan(2);
        assertThat(brokenRules()).isEmpty();
    }

    /// What these tests proposed means nothing to the modules of the house.
    @AfterEach
    void nothingWaits() throws Exception {
        for (var id : List.copyOf(model.keySet())) {
            expire(id);
        }
    }

    private void propose(Approvals approvals, ProposalKind kind, Access who) {
        var subjects = kind.persons() ? List.of(PersonId.next()) : List.<PersonId>of();
        try {
            var id = approvals.propose(kind, subjects, Map.of("thing", UUID.randomUUID()), "试验", who);
            assertThat(kind.proposers()).contains(who.role());
            model.put(id, new Known(kind, who, subjects));
        } catch (Problem problem) {
            assertThat(kind.proposers().contains(who.role()) && allows(kind, who))
                    .as("%s by %s: %s", kind, who.role(), problem.name())
                    .isFalse();
        }
    }

    private static boolean allows(ProposalKind kind, Access who) {
        return !kind.persons() || who.purpose().value().equals("residence-registration");
    }

    private void decided(ProposalId id, boolean may, boolean confirms, Runnable attempt) {
        var before = done.size();
        var succeeded = run(attempt);
        assertThat(succeeded).as("%s", known(id).kind).isEqualTo(may);
        assertThat(done).hasSize(before + (may && confirms ? 1 : 0));
        known(id).decided |= may;
    }

    /// Everybody who may and some who may not, at the same moment: one at most.
    private void atOnce(Approvals approvals, ProposalId id, Random random) throws Exception {
        var crowd = new ArrayList<Access>();
        for (int i = 0; i < 4; i++) {
            crowd.add(one(people, random));
        }
        var may = crowd.stream().anyMatch(who -> known(id).mayBeDecidedBy(who));
        var start = new CyclicBarrier(crowd.size());
        var before = done.size();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var who : crowd) {
                threads.submit(() -> {
                    start.await();
                    return run(() -> approvals.confirm(id, who));
                });
            }
        }
        assertThat(done).hasSize(before + (may ? 1 : 0));
        known(id).decided |= may;
    }

    /// What a program could try whose own rules were gone.
    private void withSql(ProposalId id, Access who, Random random) {
        var honest = random.nextBoolean();
        var confirmed = random.nextBoolean();
        var withdrawn = !confirmed && random.nextBoolean();
        var may = withdrawn ? known(id).mayBeWithdrawnBy(who) : known(id).mayBeDecidedBy(who);
        var succeeded = run(() -> new TransactionTemplate(transactions).executeWithoutResult(status -> {
            if (known(id).subjects.isEmpty()) {
                db.sql("select set_config('anju.role', :role, true)")
                        .param(
                                "role",
                                known(id).kind.deciders().iterator().next().name())
                        .query(row -> {});
            } else {
                accessLog.wrote(known(id).proposer, Shown.PROPOSAL, known(id).subjects);
            }
            var rows = db.sql(DECIDE.formatted(honest ? "p.different_unit" : "false"))
                    .param("account", who.by().value())
                    .param("unit", who.unit().value())
                    .param("role", who.role().name())
                    .param("confirmed", confirmed)
                    .param("withdrawn", withdrawn)
                    .param("cause", confirmed || withdrawn ? "" : "x")
                    .param("proposal", id.value())
                    .update();
            assertThat(rows).isEqualTo(1);
        }));
        if (succeeded) {
            // Whoever may propose as an account may take back as that account, in whatever role.
            assertThat(may
                            || withdrawn
                                    && !known(id).over
                                    && who.by().equals(known(id).proposer.by()))
                    .as("%s by SQL", known(id).kind)
                    .isTrue();
            known(id).decided = true;
        }
    }

    private void expire(ProposalId id) throws Exception {
        if (known(id).decided || known(id).over) {
            return;
        }
        asOwner("update oversight.proposal set at = at - interval '40 days', expires = expires - interval '40 days'"
                + " where proposal = '" + id.value() + "'");
        known(id).over = true;
    }

    private Known known(ProposalId id) {
        return java.util.Objects.requireNonNull(model.get(id));
    }

    private static boolean run(Runnable attempt) {
        try {
            attempt.run();
            return true;
        } catch (Problem | DataAccessException refused) {
            return false;
        }
    }

    private static <T> T one(List<T> several, Random random) {
        return several.get(random.nextInt(several.size()));
    }

    /// Asked of the whole table, and of nothing that the program says.
    private List<String> brokenRules() throws Exception {
        return asOwner("""
                select d.proposal::text
                from oversight.decision d
                join oversight.proposal p on p.proposal = d.proposal
                join oversight.proposal_kind k on k.kind = p.kind
                where d.confirmed and (d.account = p.proposer or k.different_unit and d.unit = p.unit or d.at >= p.expires
                    or not exists (select from oversight.proposal_part a
                                   where a.kind = p.kind and a.part = 'DECIDES' and a.role = d.role))
                union all
                select c.proposal::text
                from oversight.carried_out c
                where not exists (select from oversight.decision d where d.proposal = c.proposal and d.confirmed)
                """);
    }

    @Test
    void theDatabaseKnowsEachKindAsTheProgramDoes() throws Exception {
        var stored = new TreeSet<>(asOwner("""
                select concat_ws(' ', kind, persons, different_unit, extract(epoch from longest)::bigint,
                                 (select string_agg(role, ',' order by role) from oversight.proposal_part p
                                  where p.kind = k.kind and part = 'PROPOSES'),
                                 (select string_agg(role, ',' order by role) from oversight.proposal_part p
                                  where p.kind = k.kind and part = 'DECIDES'))
                from oversight.proposal_kind k
                """));
        var written = new TreeSet<String>();
        for (var kind : ProposalKind.values()) {
            written.add(String.join(
                    " ",
                    kind.name(),
                    kind.persons() ? "t" : "f",
                    kind.differentUnit() ? "t" : "f",
                    String.valueOf(kind.lasts().toSeconds()),
                    names(kind.proposers()),
                    names(kind.deciders())));
        }
        assertThat(stored).isEqualTo(written);
    }

    private static String names(java.util.Set<Role> roles) {
        return String.join(",", roles.stream().map(Role::name).sorted().toList());
    }

    @Test
    void whoHasNoPartInWhatConcernsNobodyVisibleIsToldThatThereIsNothing() {
        var approvals = approvals();
        var officer = access(AccountId.next(), UnitId.next(), Role.WARRANT_OFFICER);
        var id = approvals.propose(
                ProposalKind.CONFIRM_WARRANT_HIT, List.of(), Map.of(), "试验", Duration.ofMinutes(10), officer);
        assertThat(approvals.get(id, officer).expires())
                .isBetween(
                        java.time.Instant.now().plusSeconds(500),
                        java.time.Instant.now().plusSeconds(700));
        for (var role : List.of(Role.REGISTRAR, Role.REVIEWER, Role.ADMINISTRATOR, Role.AUDITOR)) {
            var other = access(AccountId.next(), UnitId.next(), role);
            org.assertj.core.api.Assertions.assertThatExceptionOfType(Problem.class)
                    .isThrownBy(() -> approvals.get(id, other))
                    .returns("proposal-unknown", Problem::name);
            org.assertj.core.api.Assertions.assertThatExceptionOfType(Problem.class)
                    .isThrownBy(() -> approvals.confirm(id, other))
                    .returns("proposal-unknown", Problem::name);
            // The database says the same where the program would not.
            assertThat(new TransactionTemplate(transactions).<Long>execute(status -> {
                        db.sql("select set_config('anju.role', :role, true)")
                                .param("role", role.name())
                                .query(row -> {});
                        return db.sql("select count(*) from oversight.proposal where proposal = :proposal")
                                .param("proposal", id.value())
                                .query(Long.class)
                                .single();
                    }))
                    .isZero();
        }
        approvals.withdraw(id, officer);
    }

    @Test
    void whatConcernsNobodyVisibleNamesNobody() {
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> approvals()
                        .propose(
                                ProposalKind.ENTER_WARRANT,
                                List.of(PersonId.next()),
                                Map.of(),
                                "试验",
                                access(AccountId.next(), UnitId.next(), Role.WARRANT_OFFICER)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private List<String> asOwner(String sql) throws Exception {
        try (var owner = TableOwner.connect(settings);
                var statement = owner.createStatement()) {
            var answers = new ArrayList<String>();
            if (statement.execute(sql)) {
                var rows = statement.getResultSet();
                while (rows.next()) {
                    answers.add(rows.getString(1));
                }
            }
            return answers;
        }
    }
}
