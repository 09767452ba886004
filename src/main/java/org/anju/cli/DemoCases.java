package org.anju.cli;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.anju.accounts.Accounts;
import org.anju.accounts.SignedIn;
import org.anju.cases.CaseState;
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

/// Applications of the demo's town, some in each state, so that its desk has work: permits to live here, and
/// dogs.
final class DemoCases {

    private static final PurposeCode HANDLING = new PurposeCode("case-handling");

    private static final int IN_EACH_STATE = 3;
    private static final int MOST_TRIED = 400;

    /// Those that the demo leads a case to; nobody's can have lapsed in a town that grew today.
    private static final List<CaseState> STATES = List.of(
            CaseState.DRAFT,
            CaseState.SUBMITTED,
            CaseState.MISSING,
            CaseState.ACCEPTED,
            CaseState.REVIEW,
            CaseState.PAUSED,
            CaseState.GRANTED,
            CaseState.REFUSED,
            CaseState.DELIVERED,
            CaseState.WITHDRAWN);

    private final CaseWalk walk;
    private final Residents residents;
    private final Access officer;
    private final LocalDate today;

    DemoCases(Installation.Running running) {
        this.residents = running.the(Residents.class);
        this.officer = running.the(Accounts.class)
                .findAccount("registrar")
                .orElseThrow()
                .access(HANDLING, "YT-2026-BJ", Channel.DESK);
        this.walk = new CaseWalk(running, officer);
        this.today = LocalDate.now(running.the(Clock.class));
    }

    /// How many it made.
    int add(Town town) {
        var people = town.stays()
                .filter(stay -> stay.kind() == DocumentKind.RESIDENT_IDENTITY_CARD)
                .filter(stay -> stay.birth().isBefore(today.minusYears(18)))
                .skip(60)
                .limit(MOST_TRIED)
                .iterator();
        int made = 0;
        for (var state : STATES) {
            for (int left = IN_EACH_STATE; left > 0 && people.hasNext(); ) {
                if (lead(people.next(), made % 2 == 0 ? CaseWalk.PERMIT : CaseWalk.DOG, state)) {
                    left--;
                    made++;
                }
            }
        }
        return made;
    }

    /// Whether this person may apply for the matter, and the case came to the state.
    private boolean lead(TownStay stay, MatterCode matter, CaseState state) {
        var person = person(stay);
        if (person.isEmpty()) {
            return false;
        }
        var wanted = state == CaseState.PAUSED ? CaseWalk.DOG : matter;
        var by = state == CaseState.DRAFT || state == CaseState.SUBMITTED ? walk.self() : officer;
        try {
            walk.lead(person.get(), wanted, state, by);
            return true;
        } catch (Problem problem) {
            if (!problem.name().equals("case-not-eligible")) {
                throw problem;
            }
            // Nobody can be asked to have lived here for half a year, and the next in the town may have.
            return false;
        }
    }

    /// A proof that the rule gives at once, for whoever signs in to try.
    void proof(SignedIn resident) {
        walk.proof(
                resident.requirePerson(),
                resident.access(new PurposeCode("own-record"), "本人 own", Channel.PORTAL));
    }

    private Optional<PersonId> person(TownStay stay) {
        var found = residents.search(new Search.ByNumber(stay.kind(), stay.number()), officer);
        return found instanceof Search.Outcome.Hits(var hits, var scope, var more)
                ? hits.stream().map(hit -> hit.person()).findFirst()
                : Optional.empty();
    }
}
