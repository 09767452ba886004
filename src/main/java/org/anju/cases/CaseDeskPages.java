package org.anju.cases;

import gg.jte.models.runtime.JteModel;
import html.Templates;
import java.util.List;
import java.util.Set;
import org.anju.counters.Delegations;
import org.anju.counters.FunctionStep;
import org.anju.frame.Faults;
import org.anju.frame.Frame;
import org.anju.frame.MenuEntry;
import org.anju.frame.Redirect;
import org.anju.matters.Matter;
import org.anju.matters.Matters;
import org.anju.residents.Residents;
import org.anju.shared.Access;
import org.anju.shared.Channel;
import org.anju.shared.Keyring;
import org.anju.shared.PersonId;
import org.anju.shared.Problem;
import org.anju.shared.ReceiptNumber;
import org.anju.shared.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The desk: what waits, from one case to the next, and beginning one for who stands at the counter.
@RestController
class CaseDeskPages {

    static final String LIST = "/desk/cases";
    private static final String OF_PERSON = "/desk/persons/{reference}/cases";

    private final CaseDesk desk;
    private final Cases cases;
    private final CaseViews views;
    private final Matters matters;
    private final Delegations delegations;
    private final Residents residents;
    private final Keyring keyring;
    private final Templates pages;

    CaseDeskPages(
            CaseDesk desk,
            Cases cases,
            CaseViews views,
            Matters matters,
            Delegations delegations,
            Residents residents,
            Keyring keyring,
            Templates pages) {
        this.desk = desk;
        this.cases = cases;
        this.views = views;
        this.matters = matters;
        this.delegations = delegations;
        this.residents = residents;
        this.keyring = keyring;
        this.pages = pages;
    }

    @Bean
    static MenuEntry casesEntry() {
        return new MenuEntry(31, LIST, "menu.cases", Set.of(Role.REGISTRAR, Role.REVIEWER));
    }

    @GetMapping(LIST)
    Object list(
            Frame page,
            Access access,
            @RequestParam(defaultValue = "") String matter,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "false") boolean late,
            @RequestParam(defaultValue = "") String number) {
        var asked = WorkQuery.of(matter, state, late);
        if (number.isBlank()) {
            return show(page, access, asked, "", Faults.NONE);
        }
        try {
            var id = ReceiptNumber.read(number)
                    .map(read -> desk.numbered(read, access))
                    .orElseThrow(Course::unknown);
            return Redirect.to(LIST + "/" + keyring.reference(id.value()));
        } catch (Problem problem) {
            if (!problem.name().equals("case-unknown")) {
                throw problem;
            }
            return show(
                    page,
                    access,
                    asked,
                    number,
                    Faults.of("number", page.words().of(problem)));
        }
    }

    private JteModel show(Frame page, Access access, WorkQuery asked, String number, Faults faults) {
        var lines = views.lines(desk.waiting(asked.filter(), access), access);
        return pages.casesDesk(page, lines, asked, functions(access), number, faults);
    }

    /// From one case to the next that waits: the list, where none does.
    @GetMapping(LIST + "/{reference}/next")
    ResponseEntity<Void> next(
            Access access,
            @PathVariable String reference,
            @RequestParam(defaultValue = "") String matter,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "false") boolean late) {
        var asked = WorkQuery.of(matter, state, late);
        var id = keyring.key(reference).map(CaseId::new).orElseThrow(Course::unknown);
        return Redirect.to(desk.next(id, asked.filter(), access)
                .map(one -> LIST + "/" + keyring.reference(one.value()) + asked.query())
                .orElse(LIST + asked.query()));
    }

    @GetMapping(OF_PERSON)
    JteModel ofPerson(Frame page, Access access, @PathVariable String reference) {
        var person = person(reference, access);
        var lines = desk.listAbout(residents.parts(person), access).stream()
                .map(views::line)
                .toList();
        var receives = functions(access).stream()
                .filter(matter -> matter.channels().contains(Channel.DESK))
                .filter(matter -> delegations.may(access, matter.code(), FunctionStep.RECEIVE))
                .toList();
        return pages.casesOfPerson(page, reference, lines, receives);
    }

    @PostMapping(OF_PERSON)
    ResponseEntity<Void> begin(
            Access access, @PathVariable String reference, @RequestParam(defaultValue = "") String matter) {
        var begun = cases.begin(person(reference, access), OwnMatterPages.code(matter), access);
        var base = LIST + "/" + keyring.reference(begun.id().value());
        return Redirect.to(begun.state() == CaseState.DRAFT ? base + "/apply" : base);
    }

    private List<Matter> functions(Access access) {
        var own = delegations.of(access.unit()).keySet();
        return matters.current(desk.today()).stream()
                .filter(matter -> own.contains(matter.code()))
                .toList();
    }

    private PersonId person(String reference, Access access) {
        desk.requireOfficer(access);
        var person = new PersonId(
                keyring.key(reference).orElseThrow(() -> new Problem(Problem.Kind.UNKNOWN, "person-unknown")));
        residents.requireReach(person, access);
        return person;
    }
}
