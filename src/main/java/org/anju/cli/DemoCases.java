package org.anju.cli;

import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.anju.accounts.Accounts;
import org.anju.accounts.SignedIn;
import org.anju.cases.Case;
import org.anju.cases.CaseState;
import org.anju.permits.EndGround;
import org.anju.permits.Permit;
import org.anju.permits.Permits;
import org.anju.residents.Residents;
import org.anju.residents.Search;
import org.anju.shared.Access;
import org.anju.shared.Channel;
import org.anju.shared.DocumentKind;
import org.anju.shared.MatterCode;
import org.anju.shared.PersonId;
import org.anju.shared.Problem;
import org.anju.shared.PurposeCode;
import org.anju.town.Town;
import org.anju.town.TownStay;

/// Applications of the demo's town in every state, so that its desk has work, and residence permits in every state,
/// so that there is something to endorse, to make up and to find ended.
final class DemoCases {

    private static final PurposeCode HANDLING = new PurposeCode("case-handling");
    private static final PurposeCode OWN = new PurposeCode("own-record");

    /// Applications of each state.
    static final int IN_EACH_STATE = 3;

    private static final int MOST_TRIED = 600;

    /// Days back: a draft that nobody went on with, a permit whose window is open, and one whose year is over.
    private static final int LAPSED = 91;

    private static final int IN_WINDOW = 350;
    private static final int SUSPENDED = 385;

    /// Proofs of each of the months that are over, for the public figures.
    private static final int EACH_MONTH = 24;

    private static final int DAYS_OF_A_MONTH = 31;
    private static final int MONTHS = 2;

    private final Installation.Running running;
    private final CaseWalk walk;
    private final Permits permits;
    private final Residents residents;
    private final Access officer;
    private final LocalDate today;

    DemoCases(Installation.Running running) {
        this.running = running;
        this.residents = running.the(Residents.class);
        this.permits = running.the(Permits.class);
        this.officer = running.the(Accounts.class)
                .findAccount("registrar")
                .orElseThrow()
                .access(HANDLING, "YT-2026-BJ", Channel.DESK);
        this.walk = new CaseWalk(running, officer);
        this.today = LocalDate.now(running.the(Clock.class));
    }

    /// What was made.
    ///
    /// @param holder somebody whose permit can be endorsed today, for whoever signs in to try
    record Made(int cases, TownStay holder) {}

    Made add(Town town) {
        var met = new HashSet<String>();
        var people = new ArrayDeque<>(town.stays()
                .filter(stay -> stay.kind() == DocumentKind.RESIDENT_IDENTITY_CARD)
                .filter(stay -> stay.birth().isBefore(today.minusYears(18)))
                .filter(stay -> met.add(stay.number()))
                .skip(60)
                .limit(MOST_TRIED)
                .toList());
        try (var past = DemoPast.of(running)) {
            int made = permits(people, past);
            var holder = holder(people, past);
            for (var state : CaseState.values()) {
                for (int i = 0; i < IN_EACH_STATE; i++) {
                    var matter = made++ % 2 == 0 && state != CaseState.PAUSED ? CaseWalk.PERMIT : CaseWalk.DOG;
                    var by = self(state) ? walk.self() : officer;
                    var one = next(people, matter, state, by);
                    if (state == CaseState.LAPSED) {
                        past.move(one, LAPSED);
                    }
                }
            }
            made += proofs(people, past);
            past.dayHasPassed();
            return new Made(made + 1, holder);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean self(CaseState state) {
        return EnumSet.of(CaseState.DRAFT, CaseState.SUBMITTED, CaseState.LAPSED)
                .contains(state);
    }

    /// One that holds, and one each that can be endorsed, was not endorsed in time, was lost, and has ended.
    private int permits(Deque<TownStay> people, DemoPast past) throws SQLException {
        permit(next(people, CaseWalk.PERMIT, CaseState.DELIVERED, officer), past, 0);
        permit(next(people, CaseWalk.PERMIT, CaseState.DELIVERED, officer), past, IN_WINDOW);
        permit(next(people, CaseWalk.PERMIT, CaseState.DELIVERED, officer), past, SUSPENDED);
        var lost = permit(next(people, CaseWalk.PERMIT, CaseState.DELIVERED, officer), past, 0);
        permits.reportLoss(lost.subject(), walk.self());
        var ended = permit(next(people, CaseWalk.PERMIT, CaseState.DELIVERED, officer), past, 0);
        permits.end(ended.subject(), ended.number(), EndGround.HOUSEHOLD_MOVED, "", officer);
        return 6;
    }

    private Permit permit(Case of, DemoPast past, int days) throws SQLException {
        var permit = permits.find(of.subject(), officer).orElseThrow();
        past.move(of, days);
        past.move(permit, days);
        return permit;
    }

    private TownStay holder(Deque<TownStay> people, DemoPast past) throws SQLException {
        var before = List.copyOf(people);
        permit(next(people, CaseWalk.PERMIT, CaseState.DELIVERED, officer), past, IN_WINDOW);
        return before.get(before.size() - people.size() - 1);
    }

    private int proofs(Deque<TownStay> people, DemoPast past) throws SQLException {
        int made = 0;
        for (int month = 1; month <= MONTHS; month++) {
            for (int i = 0; i < EACH_MONTH && !people.isEmpty(); i++) {
                var person = person(people.pop());
                if (person.isPresent()) {
                    past.moveWithProof(walk.proof(person.get(), walk.self()), month * DAYS_OF_A_MONTH);
                    made++;
                }
            }
        }
        return made;
    }

    /// The application of the next who may apply, led so far. Nobody can be asked to have lived here for half
    /// a year, and the next in the town may have.
    private Case next(Deque<TownStay> people, MatterCode matter, CaseState state, Access by) {
        while (!people.isEmpty()) {
            var person = person(people.pop());
            try {
                if (person.isPresent()) {
                    return walk.lead(person.get(), matter, state, by);
                }
            } catch (Problem problem) {
                if (!problem.name().equals("case-not-eligible")) {
                    throw problem;
                }
            }
        }
        throw new IllegalStateException("Nobody in the demo's town is left who may apply for %s.".formatted(matter));
    }

    /// For whoever signs in to try: a proof that the rule gave at once, and an application that waits for an
    /// answer.
    void own(SignedIn resident) {
        var access = resident.access(OWN, "本人 own", Channel.PORTAL);
        walk.proof(resident.requirePerson(), access);
        walk.lead(resident.requirePerson(), CaseWalk.DOG, CaseState.DRAFT, access);
    }

    private Optional<PersonId> person(TownStay stay) {
        var found = residents.search(new Search.ByNumber(stay.kind(), stay.number()), officer);
        return found instanceof Search.Outcome.Hits(var hits, var scope, var more)
                ? hits.stream().map(hit -> hit.person()).findFirst()
                : Optional.empty();
    }
}
