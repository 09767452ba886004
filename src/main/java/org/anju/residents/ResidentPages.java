package org.anju.residents;

import gg.jte.models.runtime.JteModel;
import html.Templates;
import java.util.List;
import java.util.Set;
import org.anju.frame.Faults;
import org.anju.frame.Frame;
import org.anju.frame.MenuEntry;
import org.anju.frame.Redirect;
import org.anju.shared.Access;
import org.anju.shared.DocumentKind;
import org.anju.shared.Problem;
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
        return pages.residentsSearch(page, SearchView.EMPTY);
    }

    // The answer to a form, not a page of its own: what was looked for stands in no address and no history.
    @PostMapping("/desk/search")
    JteModel search(
            Frame page,
            Access access,
            @RequestParam(defaultValue = "box") String by,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "RESIDENT_IDENTITY_CARD") DocumentKind kind,
            @RequestParam(defaultValue = "") String number,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String birth,
            @RequestParam(defaultValue = "") String lastFour,
            @RequestParam(defaultValue = "") String place,
            @RequestParam(defaultValue = "OWN") Search.Scope scope) {
        var form = new SearchForm(by, q, kind.name(), number, name, birth, lastFour, place);
        var search = switch (by) {
            case "number" -> new Search.ByNumber(kind, number);
            case "name" -> new Search.ByName(name, birth, lastFour, place);
            default -> Search.read(q, residents.now().validOn());
        };
        return pages.residentsSearch(
                page,
                switch (residents.search(search, scope, access)) {
                    case Search.Outcome.Hits hits -> view(page, form, hits);
                    case Search.Outcome.TooMany(var most, var in) ->
                        new SearchView(
                                form,
                                Faults.NONE,
                                List.of(),
                                page.t("search.tooMany", most),
                                page.t("search.scope." + in),
                                false,
                                false);
                    case Search.Outcome.Faulty(var faults) -> SearchView.of(form, faults(page, form, faults));
                });
    }

    private SearchView view(Frame page, SearchForm form, Search.Outcome.Hits hits) {
        return new SearchView(
                form,
                Faults.NONE,
                hits.hits().stream()
                        .map(found -> new HitLine(found, views.reference(found.person())))
                        .toList(),
                hits.hits().isEmpty()
                        ? page.t("search.none")
                        : page.t("search.found", hits.hits().size()),
                page.t("search.scope." + hits.scope()),
                hits.scope() == Search.Scope.OWN,
                hits.more());
    }

    /// In the one box every fault stands at the box.
    private static Faults faults(Frame page, SearchForm form, List<Problem.Fault> faults) {
        return new Faults(faults.stream()
                .map(fault ->
                        new Faults.Fault(form.inDetail() ? fault.pointer() : "q", page.t("reason." + fault.code())))
                .toList());
    }

    @GetMapping("/desk/persons/{reference}")
    Object person(
            Frame page,
            Access access,
            @PathVariable String reference,
            @RequestParam(defaultValue = "") String validOn,
            @RequestParam(defaultValue = "") String knownOn) {
        var asOf = views.asOf(validOn, knownOn);
        try {
            var person = residents.get(views.person(reference), asOf, access);
            return pages.residentsPerson(page, views.view(person, asOf), Faults.NONE);
        } catch (Problem problem) {
            if (problem.name().equals("person-merged")) {
                return Redirect.to("/desk/persons/" + problem.arguments()[0]);
            }
            if (problem.name().equals("person-unknown") && !knownOn.isBlank()) {
                throw new Problem(
                        Problem.Kind.UNKNOWN, "person-not-known-then", PersonViews.day(knownOn, asOf.validOn()));
            }
            throw problem;
        }
    }

    @PostMapping("/desk/persons/{reference}/code")
    JteModel code(Frame page, Access access, @PathVariable String reference) {
        return pages.residentsCode(page, reference, residents.issueClaimCode(views.person(reference), access));
    }
}
