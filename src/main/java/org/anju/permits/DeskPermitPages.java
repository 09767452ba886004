package org.anju.permits;

import gg.jte.models.runtime.JteModel;
import html.Templates;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
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
    JteModel list(
            Frame page, Access access, @PathVariable String reference, @RequestParam(defaultValue = "") String done) {
        var said = Set.of("end", "restore").contains(done) ? done : "";
        return show(page, reference, said, Typed.NOTHING, Faults.NONE, access);
    }

    /// What somebody typed about one of the permits.
    private record Typed(String number, String ground, String reason) {
        private static final Typed NOTHING = new Typed("", "", "");
    }

    @PostMapping(PAGE + "/end")
    Object end(
            Frame page,
            Access access,
            @PathVariable String reference,
            @RequestParam(defaultValue = "") String number,
            @RequestParam(defaultValue = "") String ground,
            @RequestParam(defaultValue = "") String reason) {
        var typed = new Typed(number, ground, reason);
        var chosen = Arrays.stream(EndGround.values())
                .filter(one -> one.name().equals(ground))
                .findFirst();
        if (chosen.isEmpty()) {
            var faults = Faults.of("ground", page.t("permit.ground.missing"));
            return show(page, reference, "", typed, faults, access);
        }
        return done(
                page,
                reference,
                "end",
                typed,
                access,
                () -> permits.end(person(reference), number(number), chosen.get(), reason, access));
    }

    @PostMapping(PAGE + "/restore")
    Object restore(
            Frame page,
            Access access,
            @PathVariable String reference,
            @RequestParam(defaultValue = "") String number,
            @RequestParam(defaultValue = "") String reason) {
        return done(
                page,
                reference,
                "restore",
                new Typed(number, "", reason),
                access,
                () -> permits.restore(person(reference), number(number), reason, access));
    }

    // What was done a moment ago, by a second press of the same button, is done.
    private Object done(Frame page, String reference, String what, Typed typed, Access access, Runnable work) {
        try {
            work.run();
        } catch (Problem problem) {
            switch (problem.name()) {
                case "permit-ended", "permit-not-ended" -> {}
                case "permit-reason" -> {
                    return show(
                            page,
                            reference,
                            "",
                            typed,
                            Faults.of("reason", page.words().of(problem)),
                            access);
                }
                case "permit-ground" -> {
                    return show(
                            page, reference, "", typed, Faults.of("ground", page.t("permit.ground.missing")), access);
                }
                default -> throw problem;
            }
        }
        return Redirect.to("/desk/persons/" + reference + "/permit?done=" + what);
    }

    private JteModel show(Frame page, String reference, String done, Typed typed, Faults faults, Access access) {
        var all = permits.listAbout(person(reference), access);
        return pages.permitsDesk(
                page,
                reference,
                all,
                all.stream().collect(Collectors.toMap(Permit::number, permits::grounds)),
                access.role() == Role.REVIEWER,
                done,
                typed.number(),
                typed.ground(),
                typed.reason(),
                faults);
    }

    private static PermitNumber number(String typed) {
        return PermitNumber.read(typed).orElseThrow(() -> new Problem(Problem.Kind.UNKNOWN, "permit-none"));
    }

    private PersonId person(String reference) {
        return keyring.key(reference)
                .map(PersonId::new)
                .orElseThrow(() -> new Problem(Problem.Kind.UNKNOWN, "person-unknown"));
    }
}
