package org.anju.cli;

import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.anju.accounts.Accounts;
import org.anju.cases.Case;
import org.anju.cases.CaseDesk;
import org.anju.cases.CaseFile;
import org.anju.cases.CasePapers;
import org.anju.cases.CaseVerdict;
import org.anju.cases.Cases;
import org.anju.counters.Delegation;
import org.anju.counters.Delegations;
import org.anju.counters.FunctionStep;
import org.anju.shared.Access;
import org.anju.shared.Channel;
import org.anju.shared.Keyring;
import org.anju.shared.MatterCode;
import org.anju.shared.PersonId;
import org.anju.shared.Problem;
import org.anju.shared.PurposeCode;
import org.anju.shared.Role;
import org.jspecify.annotations.Nullable;

/// The full life of an application as the program lets it: begun at a counter, filled in, its papers shown, handed
/// in, accepted, taken up, granted, delivered; each step as an officer takes it, with its look and its entry.
final class BenchCaseWork {

    static final String LOGIN = "bench-registrar";
    static final String PURPOSE = "case-handling";

    /// Durable commits that a life cannot do without: begun, filled in, two papers, handed in, accepted, taken up,
    /// decided, delivered.
    static final int COMMITS = 9;

    private static final MatterCode MATTER = new MatterCode("dog-registration");
    private static final String UNIT = "办件测试所";
    private static final String BASIS = "测试 bench";

    /// Whoever has none yet: there is one a year.
    private static final String SOME = """
            select i.person
            from residents.identity_claim i
            where not exists (select from cases.standing s where s.subject = i.person and s.matter = ?)
            order by i.digest
            """;

    private final Cases cases;
    private final CaseDesk desk;
    private final CasePapers papers;
    private final Keyring keyring;
    private final Access officer;
    private final LocalDate today;
    private final Queue<PersonId> people = new ConcurrentLinkedQueue<>();
    private @Nullable Case last;

    private BenchCaseWork(BenchGround ground, Access officer) {
        this.cases = ground.running().the(Cases.class);
        this.desk = ground.running().the(CaseDesk.class);
        this.papers = ground.running().the(CasePapers.class);
        this.keyring = ground.keyring();
        this.officer = officer;
        this.today = LocalDate.now(ground.running().the(Clock.class));
    }

    static BenchCaseWork on(BenchGround ground) throws SQLException {
        var work = new BenchCaseWork(ground, officer(ground));
        try (var owner = ground.register();
                var statement = owner.prepareStatement(SOME)) {
            statement.setString(1, MATTER.value());
            var rows = statement.executeQuery();
            while (rows.next()) {
                work.people.add(new PersonId(rows.getObject(1, UUID.class)));
            }
        }
        return work;
    }

    private static Access officer(BenchGround ground) {
        var accounts = ground.running().the(Accounts.class);
        var delegations = ground.running().the(Delegations.class);
        if (accounts.findAccount(LOGIN).isEmpty()) {
            var unit = accounts.createUnit(UNIT, "Bench Counter", null);
            accounts.createStaff(LOGIN, "测试员", Demo.PASSWORD, unit, Role.REGISTRAR);
            var upkeep = accounts.systemAccess(new PurposeCode("upkeep"), "BENCH", Channel.IMPORT);
            for (var step : FunctionStep.values()) {
                delegations.add(
                        new Delegation.Wish(null, unit, MATTER, step, LocalDate.of(2025, 1, 1), null, BASIS), upkeep);
            }
        }
        return accounts.findAccount(LOGIN).orElseThrow().access(new PurposeCode(PURPOSE), "BENCH", Channel.DESK);
    }

    /// One life, so that there is something to copy and to look at.
    Case first() {
        while (life() == 0) {
            // Nobody is left only where everybody has a dog.
        }
        return Objects.requireNonNull(last);
    }

    /// 1, or 0 where nobody is left. Who may not apply is passed over.
    int life() {
        for (var person = people.poll(); person != null; person = people.poll()) {
            try {
                last = life(cases.begin(person, MATTER, officer));
                return 1;
            } catch (Problem notFor) {
                // A child, or somebody who has moved away.
            }
        }
        return 0;
    }

    /// The same for a timer, which would stop at a failure.
    void quietly() {
        life();
    }

    private Case life(Case begun) {
        var answers = Map.of(
                "first",
                "no",
                "breed",
                "small",
                "vaccinated",
                today.minusMonths(2).toString(),
                "rented",
                "no");
        var saved = cases.save(file(begun), answers, officer);
        var file = file(saved);
        for (var paper : List.of("vaccination", "photograph")) {
            file = papers.shown(file, paper, today, officer);
        }
        var one = cases.submit(file, officer);
        one = desk.takeUp(desk.accept(one, officer), officer);
        return desk.deliver(desk.decide(one, CaseVerdict.GRANT, officer), officer);
    }

    private CaseFile file(Case one) {
        return cases.find(List.of(one.subject()), one.id(), officer).orElseThrow();
    }

    String casePath() {
        return "/desk/cases/"
                + keyring.reference(Objects.requireNonNull(last).id().value());
    }

    String number() {
        return Objects.requireNonNull(last).number().digits();
    }
}
