package org.anju.cli;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.anju.accounts.Accounts;
import org.anju.accounts.SignedIn;
import org.anju.cases.Case;
import org.anju.cases.CaseState;
import org.anju.cases.Cases;
import org.anju.counters.Delegation;
import org.anju.counters.Delegations;
import org.anju.counters.FunctionStep;
import org.anju.residents.Residents;
import org.anju.shared.Access;
import org.anju.shared.Channel;
import org.anju.shared.DivisionCode;
import org.anju.shared.MatterCode;
import org.anju.shared.PersonId;
import org.anju.shared.Problem;
import org.anju.shared.PurposeCode;
import org.anju.shared.Role;
import org.anju.shared.UnitId;

/// The full life of an application as the program lets it: begun at a counter, filled in, its papers shown, handed
/// in, accepted, taken up, granted, delivered; each step as an officer takes it, with its look and its entry.
final class BenchCaseWork {

    /// Officers of the city, and of one street of it.
    static final String CITY = "bench-city";

    static final String STREET = "bench-street";

    /// Who looks at the own case.
    static final String RESIDENT = "bench-resident";

    static final String PURPOSE = "case-handling";

    /// Durable commits that a life cannot do without: begun, filled in, two papers, handed in, accepted, taken up,
    /// decided, delivered.
    static final int COMMITS = 9;

    private static final String FILE = "BENCH";
    private static final String BASIS = "测试 bench";

    /// Whoever has none of the program's own yet: there is one a year. What the bench has copied is no hindrance.
    private static final String SOME = """
            select i.person
            from residents.identity_claim i
            where not exists (select from cases.standing s
                              where s.subject = i.person and s.matter = ? and not starts_with(s.period, 'bench-'))
            order by i.digest
            """;

    /// What the house still has to do about the arrival of the town would be measured with the cases.
    private static final String ARRIVED = "truncate residents.arrival, residents.uncompared";

    private final BenchGround ground;
    private final Cases cases;
    private final CaseWalk walk;
    private final SignedIn officer;
    private final Access access;
    private final Queue<PersonId> people = new ConcurrentLinkedQueue<>();

    private BenchCaseWork(BenchGround ground, SignedIn officer) {
        this.ground = ground;
        this.cases = ground.running().the(Cases.class);
        this.officer = officer;
        this.access = access(officer, PURPOSE);
        this.walk = new CaseWalk(ground.running(), access);
    }

    static BenchCaseWork on(BenchGround ground) throws SQLException {
        var work = new BenchCaseWork(ground, officers(ground));
        try (var owner = ground.register();
                var arrived = owner.createStatement();
                var statement = owner.prepareStatement(SOME)) {
            arrived.execute(ARRIVED);
            statement.setString(1, CaseWalk.DOG.value());
            var rows = statement.executeQuery();
            while (rows.next()) {
                work.people.add(new PersonId(rows.getObject(1, UUID.class)));
            }
        }
        return work;
    }

    private static SignedIn officers(BenchGround ground) {
        var accounts = ground.running().the(Accounts.class);
        if (accounts.findAccount(CITY).isEmpty()) {
            officer(ground, CITY, accounts.createUnit("办件测试所", "Bench Counter", null));
            var street = ground.town().divisions().stream()
                    .map(division -> DivisionCode.read(division.code()))
                    .filter(code -> code.level() == DivisionCode.Level.STREET)
                    .findFirst()
                    .orElseThrow();
            officer(ground, STREET, accounts.createUnit("办件测试街道窗口", "Bench Street Counter", street));
        }
        return accounts.findAccount(CITY).orElseThrow();
    }

    private static void officer(BenchGround ground, String login, UnitId unit) {
        var accounts = ground.running().the(Accounts.class);
        var delegations = ground.running().the(Delegations.class);
        accounts.createStaff(login, "测试员", Demo.PASSWORD, unit, Role.REGISTRAR);
        var upkeep = accounts.systemAccess(new PurposeCode("upkeep"), FILE, Channel.IMPORT);
        for (var matter : List.of(CaseWalk.DOG, CaseWalk.PERMIT)) {
            for (var step : FunctionStep.values()) {
                delegations.add(
                        new Delegation.Wish(null, unit, matter, step, LocalDate.of(2025, 1, 1), null, BASIS), upkeep);
            }
        }
    }

    private static Access access(SignedIn who, String purpose) {
        return who.access(new PurposeCode(purpose), FILE, Channel.DESK);
    }

    /// Who has none yet of the matter that is measured; some of them may not apply.
    List<PersonId> people() {
        return List.copyOf(people);
    }

    /// A whole life; throws what goes wrong in it.
    int life() {
        next(CaseState.DELIVERED);
        return 1;
    }

    /// The application of the next who may keep a dog, led so far.
    Case next(CaseState to) {
        return next(CaseWalk.DOG, to)
                .orElseThrow(
                        () -> new IllegalStateException(
                                "Nobody is left who may apply and has not yet. More persons (--persons), or another directory (--data)."));
    }

    /// The same for another matter; empty where nobody may apply. Who may not is passed over: a child, somebody
    /// who has moved away.
    Optional<Case> next(MatterCode matter, CaseState to) {
        for (var person = people.poll(); person != null; person = people.poll()) {
            try {
                return Optional.of(walk.lead(person, matter, to, access));
            } catch (Problem problem) {
                if (!problem.name().equals("case-not-eligible")) {
                    throw problem;
                }
            }
        }
        return Optional.empty();
    }

    /// A proof that somebody gets at home, by rule; of the next who lives here.
    Case proof() {
        for (var person = people.poll(); person != null; person = people.poll()) {
            try {
                return walk.proof(person, walk.self());
            } catch (Problem problem) {
                if (!problem.name().equals("case-not-eligible")) {
                    throw problem;
                }
            }
        }
        throw new IllegalStateException("Nobody is left who lives here.");
    }

    /// Somebody with an account in the portal who has applied: their newest case.
    Case ownCase() {
        var accounts = ground.running().the(Accounts.class);
        var own = accounts.findAccount(RESIDENT);
        if (own.isPresent()) {
            var parts = ground.running().the(Residents.class).self(own.get());
            return cases
                    .listAbout(parts, own.get().access(new PurposeCode("own-record"), FILE, Channel.PORTAL))
                    .stream()
                    .filter(one -> !one.period().startsWith("bench-"))
                    .findFirst()
                    .orElseThrow();
        }
        var one = next(CaseState.REVIEW);
        var code = ground.running()
                .the(Residents.class)
                .issueClaimCode(one.subject(), access(officer, "residence-registration"));
        accounts.claim(code, RESIDENT, "测试居民", Demo.PASSWORD);
        return one;
    }

    String reference(Case one) {
        return ground.keyring().reference(one.id().value());
    }
}
