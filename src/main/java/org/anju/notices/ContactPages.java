package org.anju.notices;

import gg.jte.models.runtime.JteModel;
import html.Templates;
import org.anju.accounts.SignedIn;
import org.anju.frame.Faults;
import org.anju.frame.Frame;
import org.anju.frame.Redirect;
import org.anju.residents.Residents;
import org.anju.shared.Access;
import org.anju.shared.Problem;
import org.anju.shared.Tongue;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The portal: where I want to be told that there is something.
@RestController
class ContactPages {

    private static final String PAGE = "/me/channels";

    private final Contacts contacts;
    private final Letters letters;
    private final Residents residents;
    private final Templates pages;

    ContactPages(Contacts contacts, Letters letters, Residents residents, Templates pages) {
        this.contacts = contacts;
        this.letters = letters;
        this.residents = residents;
        this.pages = pages;
    }

    @GetMapping(PAGE)
    JteModel list(Frame page, SignedIn me, Access access) {
        return show(page, me, "", Faults.NONE, access);
    }

    @PostMapping(PAGE + "/{way}")
    Object ask(
            Frame page,
            SignedIn me,
            Access access,
            @PathVariable String way,
            @RequestParam(defaultValue = "") String address,
            @RequestParam(defaultValue = "") String tongue) {
        var chosen = way(way);
        try {
            var own = residents.self(me).getFirst();
            contacts.ask(own, chosen, address, tongue.equals("EN") ? Tongue.EN : Tongue.ZH, access);
            return Redirect.to(PAGE);
        } catch (Problem problem) {
            if (!problem.name().equals("contact-form") && !problem.name().equals("contact-often")) {
                throw problem;
            }
            var key = problem.name().equals("contact-form")
                    ? page.t(chosen == Way.EMAIL ? "contact.form.email" : "contact.form.sms")
                    : page.words().of(problem);
            return show(page, me, address, Faults.of(chosen.code(), key), access);
        }
    }

    @PostMapping(PAGE + "/{way}/confirm")
    Object confirm(
            Frame page,
            SignedIn me,
            Access access,
            @PathVariable String way,
            @RequestParam(defaultValue = "") String code) {
        var chosen = way(way);
        return switch (contacts.confirm(residents.self(me).getFirst(), chosen, code, access)) {
            case CONFIRMED -> Redirect.to(PAGE);
            case WRONG -> show(page, me, "", Faults.of("code-" + way, page.t("contact.code.wrong")), access);
            case OVER -> show(page, me, "", Faults.of("code-" + way, page.t("contact.code.over")), access);
        };
    }

    @PostMapping(PAGE + "/{way}/end")
    ResponseEntity<Void> end(SignedIn me, Access access, @PathVariable String way) {
        contacts.takeBack(residents.self(me), way(way), access);
        return Redirect.to(PAGE);
    }

    private JteModel show(Frame page, SignedIn me, String typed, Faults faults, Access access) {
        var own = contacts.list(residents.self(me).getFirst(), access);
        return pages.noticesChannels(page, own, letters.ways(), typed, faults);
    }

    private static Way way(String code) {
        return Way.of(code).orElseThrow(() -> new Problem(Problem.Kind.UNKNOWN, "contact-unknown"));
    }
}
