package org.anju.cli;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.anju.accounts.Accounts;
import org.anju.accounts.SignedIn;
import org.anju.cases.Case;
import org.anju.cases.CaseDesk;
import org.anju.cases.CaseFile;
import org.anju.cases.CasePapers;
import org.anju.cases.CaseState;
import org.anju.cases.CaseVerdict;
import org.anju.cases.Cases;
import org.anju.residents.Residents;
import org.anju.residents.Search;
import org.anju.shared.Access;
import org.anju.shared.Channel;
import org.anju.shared.DocumentKind;
import org.anju.shared.MatterCode;
import org.anju.shared.PersonId;
import org.anju.shared.Problem;
import org.anju.shared.PurposeCode;
import org.anju.shared.Role;
import org.anju.town.Town;
import org.anju.town.TownStay;

/// Applications of the demo's town, some in each state, so that its desk has work: permits to live here, and
/// dogs.
final class DemoCases {

    private static final PurposeCode HANDLING = new PurposeCode("case-handling");
    private static final MatterCode PERMIT = new MatterCode("residence-permit");
    private static final MatterCode DOG = new MatterCode("dog-registration");
    private static final MatterCode PROOF = new MatterCode("residence-proof");

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

    private final Cases cases;
    private final CaseDesk desk;
    private final CasePapers papers;
    private final Residents residents;
    private final Access officer;
    private final LocalDate today;

    DemoCases(Installation.Running running) {
        this.cases = running.the(Cases.class);
        this.desk = running.the(CaseDesk.class);
        this.papers = running.the(CasePapers.class);
        this.residents = running.the(Residents.class);
        this.officer = running.the(Accounts.class)
                .findAccount("registrar")
                .orElseThrow()
                .access(HANDLING, "YT-2026-BJ", Channel.DESK);
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
                if (lead(people.next(), made % 2 == 0 ? PERMIT : DOG, state)) {
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
        var wanted = state == CaseState.PAUSED ? DOG : matter;
        var by = state == CaseState.DRAFT || state == CaseState.SUBMITTED ? self() : officer;
        try {
            lead(cases.begin(person.get(), wanted, by), state, by);
            return true;
        } catch (Problem notFor) {
            // Nobody can be asked to have lived here for half a year, and the next in the town may have.
            return false;
        }
    }

    private void lead(Case begun, CaseState state, Access by) {
        if (state == CaseState.DRAFT) {
            return;
        }
        var saved = cases.save(file(begun, by), answers(begun.matter()), by);
        var matter = cases.matter(saved);
        for (var paper : matter.papers()) {
            bring(saved, paper.id(), by);
        }
        var one = cases.submit(file(saved, by), by);
        switch (state) {
            case MISSING ->
                desk.tellMissing(one, Set.of(one.matter().equals(PERMIT) ? "photo" : "photograph"), Set.of(), officer);
            case ACCEPTED -> desk.accept(one, officer);
            case WITHDRAWN -> cases.withdraw(one, officer);
            case REVIEW, PAUSED, GRANTED, REFUSED, DELIVERED ->
                decide(desk.takeUp(desk.accept(one, officer), officer), state);
            case DRAFT, SUBMITTED, LAPSED -> {}
        }
    }

    private void decide(Case one, CaseState state) {
        switch (state) {
            case PAUSED -> desk.stopClock(one, "breed-examination", officer);
            case GRANTED -> desk.decide(one, CaseVerdict.GRANT, officer);
            case DELIVERED -> desk.deliver(desk.decide(one, CaseVerdict.GRANT, officer), officer);
            case REFUSED -> desk.decide(one, new CaseVerdict(false, "材料与登记的住址不一致（演示）。", ""), officer);
            case DRAFT, SUBMITTED, MISSING, ACCEPTED, REVIEW, WITHDRAWN, LAPSED -> {}
        }
    }

    private void bring(Case one, String paper, Access by) {
        if (by.role() == Role.RESIDENT) {
            papers.later(file(one, by), paper, by);
        } else {
            papers.shown(file(one, by), paper, today, by);
        }
    }

    private Map<String, String> answers(MatterCode matter) {
        return matter.equals(PERMIT)
                ? Map.of("ground", "employment", "helped", "no")
                : Map.of(
                        "first",
                        "no",
                        "breed",
                        "small",
                        "vaccinated",
                        today.minusMonths(2).toString(),
                        "rented",
                        "no");
    }

    /// A proof that the rule gives at once, for whoever signs in to try.
    void proof(SignedIn resident) {
        cases.decideAtOnce(
                resident.requirePerson(),
                PROOF,
                Map.of(),
                resident.access(new PurposeCode("own-record"), "本人 own", Channel.PORTAL));
    }

    private CaseFile file(Case one, Access by) {
        return cases.find(List.of(one.subject()), one.id(), by).orElseThrow();
    }

    /// As people who sit at home would do it.
    private Access self() {
        return new Access(
                officer.by(),
                officer.unit(),
                officer.unitName(),
                Role.RESIDENT,
                new PurposeCode("own-record"),
                "本人 own",
                Channel.PORTAL,
                null);
    }

    private Optional<PersonId> person(TownStay stay) {
        var found = residents.search(new Search.ByNumber(stay.kind(), stay.number()), officer);
        var some = new ArrayList<PersonId>();
        if (found instanceof Search.Outcome.Hits(var hits, var scope, var more)) {
            hits.forEach(hit -> some.add(hit.person()));
        }
        return some.stream().findFirst();
    }
}
