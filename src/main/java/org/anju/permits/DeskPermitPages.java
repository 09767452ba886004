package org.anju.permits;

import gg.jte.models.runtime.JteModel;
import html.Templates;
import java.util.Arrays;
import org.anju.frame.Faults;
import org.anju.frame.Frame;
import org.anju.frame.Redirect;
import org.anju.shared.Access;
import org.anju.shared.Keyring;
import org.anju.shared.PersonId;
import org.anju.shared.Problem;
import org.anju.shared.Role;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The desk: the permits of a person, their marks, and their end.
@RestController
class DeskPermitPages {

    private static final String PAGE = "/desk/persons/{reference}/permit";

    private final Permits permits;
    private final Keyring keyring;
    private final Templates pages;

    DeskPermitPages(Permits permits, Keyring keyring, Templates pages) {
        this.permits = permits;
        this.keyring = keyring;
        this.pages = pages;
    }

    @GetMapping(PAGE)
    JteModel list(Frame page, Access access, @PathVariable String reference) {
        return show(page, reference, "", "", Faults.NONE, access);
    }

    @PostMapping(PAGE + "/end")
    Object end(
            Frame page,
            Access access,
            @PathVariable String reference,
            @RequestParam(defaultValue = "") String ground,
            @RequestParam(defaultValue = "") String reason) {
        var chosen = Arrays.stream(EndGround.values())
                .filter(one -> one.name().equals(ground))
                .findFirst();
        if (chosen.isEmpty()) {
            var faults = Faults.of("ground", page.t("permit.ground.missing"));
            return show(page, reference, ground, reason, faults, access);
        }
        try {
            permits.end(person(reference), chosen.get(), reason, access);
            return Redirect.to("/desk/persons/" + reference + "/permit");
        } catch (Problem problem) {
            return again(page, reference, ground, reason, problem, access);
        }
    }

    @PostMapping(PAGE + "/restore")
    Object restore(
            Frame page, Access access, @PathVariable String reference, @RequestParam(defaultValue = "") String reason) {
        try {
            permits.restore(person(reference), reason, access);
            return Redirect.to("/desk/persons/" + reference + "/permit");
        } catch (Problem problem) {
            return again(page, reference, "", reason, problem, access);
        }
    }

    private JteModel again(Frame page, String reference, String ground, String reason, Problem problem, Access access) {
        if (!problem.name().equals("permit-reason")) {
            throw problem;
        }
        var faults = Faults.of("reason", page.words().of(problem));
        return show(page, reference, ground, reason, faults, access);
    }

    private JteModel show(Frame page, String reference, String ground, String reason, Faults faults, Access access) {
        var all = permits.listAbout(person(reference), access);
        return pages.permitsDesk(page, reference, all, access.role() == Role.REVIEWER, ground, reason, faults);
    }

    private PersonId person(String reference) {
        return keyring.key(reference)
                .map(PersonId::new)
                .orElseThrow(() -> new Problem(Problem.Kind.UNKNOWN, "person-unknown"));
    }
}
