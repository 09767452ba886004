package org.anju.cases;

import gg.jte.models.runtime.JteModel;
import html.Templates;
import java.util.Map;
import java.util.Set;
import org.anju.accounts.SignedIn;
import org.anju.frame.Frame;
import org.anju.frame.MenuEntry;
import org.anju.frame.Redirect;
import org.anju.matters.Matters;
import org.anju.residents.Residents;
import org.anju.shared.Access;
import org.anju.shared.Keyring;
import org.anju.shared.MatterCode;
import org.anju.shared.Problem;
import org.anju.shared.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// The portal: what I can apply for, and, of what I cannot, why not; by what the register knows.
@RestController
class OwnMatterPages {

    static final String LIST = "/me/matters";

    private final Matters matters;
    private final Cases cases;
    private final Course course;
    private final Knowing knowing;
    private final Residents residents;
    private final Keyring keyring;
    private final Templates pages;

    OwnMatterPages(
            Matters matters,
            Cases cases,
            Course course,
            Knowing knowing,
            Residents residents,
            Keyring keyring,
            Templates pages) {
        this.matters = matters;
        this.cases = cases;
        this.course = course;
        this.knowing = knowing;
        this.residents = residents;
        this.keyring = keyring;
        this.pages = pages;
    }

    @Bean
    static MenuEntry ownMattersEntry() {
        return new MenuEntry(13, LIST, "menu.matters.own", Set.of(Role.RESIDENT));
    }

    @GetMapping(LIST)
    JteModel list(Frame page, SignedIn me, Access access) {
        var self = residents.self(me);
        var weighed = knowing.weigh(matters.current(course.today()), self.getFirst(), access);
        return pages.casesMatters(page, weighed.stream().map(OfferLine::of).toList());
    }

    @GetMapping(LIST + "/{code}")
    JteModel one(Frame page, SignedIn me, Access access, @PathVariable String code) {
        var matter = matters.find(code(code), course.today()).orElseThrow(() -> unknown(code));
        var self = residents.self(me);
        var weighed = knowing.weigh(matter, self.getFirst(), access);
        return pages.casesMatter(page, OfferView.of(weighed, weighed.with(Map.of())));
    }

    @PostMapping(LIST + "/{code}")
    ResponseEntity<Void> begin(SignedIn me, Access access, @PathVariable String code) {
        var begun = cases.begin(residents.self(me).getFirst(), code(code), access);
        var base = OwnCasePages.LIST + "/" + keyring.reference(begun.id().value());
        return Redirect.to(begun.state() == CaseState.DRAFT ? base + "/apply" : base);
    }

    static MatterCode code(String written) {
        try {
            return new MatterCode(written);
        } catch (IllegalArgumentException e) {
            throw unknown(written);
        }
    }

    private static Problem unknown(String code) {
        return new Problem(Problem.Kind.UNKNOWN, "matter-unknown", code);
    }
}
