package org.anju.residents;

import gg.jte.models.runtime.JteModel;
import html.Templates;
import java.util.List;
import java.util.Set;
import org.anju.frame.Faults;
import org.anju.frame.Frame;
import org.anju.frame.MenuEntry;
import org.anju.shared.Access;
import org.anju.shared.DocumentKind;
import org.anju.shared.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The desk: looking for a person, and the person's page.
@RestController
class ResidentPages {

    private final Residents residents;
    private final PersonViews views;
    private final Templates pages;

    ResidentPages(Residents residents, PersonViews views, Templates pages) {
        this.residents = residents;
        this.views = views;
        this.pages = pages;
    }

    @Bean
    static MenuEntry searchEntry() {
        return new MenuEntry(20, "/desk/search", "menu.search", Set.of(Role.REGISTRAR, Role.REVIEWER));
    }

    // Takes the access although nothing is read yet: nobody fills in a search before the purpose is chosen.
    @GetMapping("/desk/search")
    JteModel search(Frame page, Access access) {
        return pages.residentsSearch(page, SearchForm.EMPTY, Faults.NONE, List.of(), "");
    }

    // The answer to a form, not a page of its own: what was looked for stands in no address and no history.
    @PostMapping("/desk/search")
    JteModel search(
            Frame page,
            Access access,
            @RequestParam(defaultValue = "number") String by,
            @RequestParam(defaultValue = "RESIDENT_IDENTITY_CARD") DocumentKind kind,
            @RequestParam(defaultValue = "") String number,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String birth,
            @RequestParam(defaultValue = "") String lastFour) {
        var form = new SearchForm(kind.name(), number, name, birth, lastFour);
        var search = by.equals("name") ? new Search.ByName(name, birth, lastFour) : new Search.ByNumber(kind, number);
        return switch (residents.search(search, access)) {
            case Search.Outcome.Hits(var hits) ->
                pages.residentsSearch(
                        page,
                        form,
                        Faults.NONE,
                        hits.stream()
                                .map(hit -> new HitLine(hit, views.reference(hit.person())))
                                .toList(),
                        hits.isEmpty() ? page.t("search.none") : page.t("search.found", hits.size()));
            case Search.Outcome.TooMany(var most) ->
                pages.residentsSearch(page, form, Faults.NONE, List.of(), page.t("search.tooMany", most));
            case Search.Outcome.Faulty(var faults) ->
                pages.residentsSearch(
                        page,
                        form,
                        new Faults(faults.stream()
                                .map(fault -> new Faults.Fault(fault.pointer(), page.t("reason." + fault.code())))
                                .toList()),
                        List.of(),
                        "");
        };
    }

    @GetMapping("/desk/persons/{reference}")
    JteModel person(
            Frame page,
            Access access,
            @PathVariable String reference,
            @RequestParam(defaultValue = "") String validOn,
            @RequestParam(defaultValue = "") String knownOn) {
        var asOf = views.asOf(validOn, knownOn);
        var person = residents.get(views.person(reference), asOf, access);
        return pages.residentsPerson(page, views.view(person, asOf), Faults.NONE);
    }

    @PostMapping("/desk/persons/{reference}/code")
    JteModel code(Frame page, Access access, @PathVariable String reference) {
        return pages.residentsCode(page, reference, residents.issueClaimCode(views.person(reference), access));
    }
}
