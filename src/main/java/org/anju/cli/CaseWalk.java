package org.anju.cli;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.anju.accounts.Accounts;
import org.anju.cases.Case;
import org.anju.cases.CaseDesk;
import org.anju.cases.CaseFile;
import org.anju.cases.CasePapers;
import org.anju.cases.CaseState;
import org.anju.cases.CaseVerdict;
import org.anju.cases.Cases;
import org.anju.shared.Access;
import org.anju.shared.MatterCode;
import org.anju.shared.PersonId;
import org.anju.shared.PurposeCode;
import org.anju.shared.Role;

/// Leads invented applications through their states, each step as whoever takes it would, for demo and bench.
final class CaseWalk {

    static final MatterCode PERMIT = new MatterCode("residence-permit");
    static final MatterCode DOG = new MatterCode("dog-registration");
    static final MatterCode PROOF = new MatterCode("residence-proof");

    private static final PurposeCode OWN = new PurposeCode("own-record");
    private static final String REFUSED = "材料与登记的住址不一致（演示）。";

    private final Accounts accounts;
    private final Cases cases;
    private final CaseDesk desk;
    private final CasePapers papers;
    private final Access officer;
    private final LocalDate today;

    CaseWalk(Installation.Running running, Access officer) {
        this.accounts = running.the(Accounts.class);
        this.cases = running.the(Cases.class);
        this.desk = running.the(CaseDesk.class);
        this.papers = running.the(CasePapers.class);
        this.officer = officer;
        this.today = LocalDate.now(running.the(Clock.class));
    }

    /// Begins one and leads it on; what lapses is left a draft.
    ///
    /// @param by who fills it in and hands it in
    Case lead(PersonId person, MatterCode matter, CaseState to, Access by) {
        var begun = cases.begin(person, matter, by);
        return to == CaseState.DRAFT || to == CaseState.LAPSED ? begun : decided(submitted(begun, by), to);
    }

    private Case submitted(Case begun, Access by) {
        var file = file(cases.save(file(begun, by), answers(begun.matter()), by), by);
        for (var paper :
                begun.matter().equals(PERMIT) ? List.of("photo", "work") : List.of("vaccination", "photograph")) {
            file = by.role() == Role.RESIDENT ? papers.later(file, paper, by) : papers.shown(file, paper, today, by);
        }
        return cases.submit(file, by);
    }

    private Case decided(Case one, CaseState to) {
        return switch (to) {
            case DRAFT, LAPSED, SUBMITTED -> one;
            case MISSING ->
                desk.tellMissing(one, Set.of(one.matter().equals(PERMIT) ? "photo" : "photograph"), Set.of(), officer);
            case WITHDRAWN -> cases.withdraw(one, officer);
            case ACCEPTED -> desk.accept(one, officer);
            case REVIEW -> inReview(one);
            case PAUSED -> desk.stopClock(inReview(one), "breed-examination", officer);
            case REFUSED -> desk.decide(inReview(one), new CaseVerdict(false, REFUSED, ""), officer);
            case GRANTED -> desk.decide(inReview(one), CaseVerdict.GRANT, officer);
            case DELIVERED -> desk.deliver(desk.decide(inReview(one), CaseVerdict.GRANT, officer), officer);
        };
    }

    private Case inReview(Case one) {
        return desk.takeUp(desk.accept(one, officer), officer);
    }

    /// A proof, which the rule gives at once.
    Case proof(PersonId person, Access by) {
        return cases.decideAtOnce(person, PROOF, Map.of(), by);
    }

    /// As people who sit at home do it.
    Access self() {
        var self = accounts.notSignedIn(OWN, "本人 own");
        return new Access(
                self.by(),
                self.unit(),
                "本人 the person",
                Role.RESIDENT,
                self.purpose(),
                self.file(),
                self.channel(),
                null);
    }

    private CaseFile file(Case one, Access by) {
        return cases.find(List.of(one.subject()), one.id(), by).orElseThrow();
    }

    private Map<String, String> answers(MatterCode matter) {
        return matter.equals(PERMIT) ? Map.of("ground", "employment", "helped", "no") : dog(today);
    }

    static Map<String, String> dog(LocalDate today) {
        return Map.of(
                "first",
                "no",
                "breed",
                "small",
                "vaccinated",
                today.minusMonths(2).toString(),
                "rented",
                "no");
    }
}
