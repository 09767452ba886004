package org.anju.accounts;

import gg.jte.models.runtime.JteModel;
import html.Templates;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Set;
import org.anju.frame.Faults;
import org.anju.frame.Frame;
import org.anju.frame.MenuEntry;
import org.anju.frame.Redirect;
import org.anju.frame.TextLine;
import org.anju.oversight.Purposes;
import org.anju.shared.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The purpose that staff open before they look at anybody, and that stays in view until it ends.
@RestController
class PurposePages {

    private static final int LONGEST_FILE_NUMBER = 80;

    private final Purposes purposes;
    private final StepUp stepUp;
    private final Clock clock;
    private final Templates pages;

    PurposePages(Purposes purposes, StepUp stepUp, Clock clock, Templates pages) {
        this.purposes = purposes;
        this.stepUp = stepUp;
        this.clock = clock;
        this.pages = pages;
    }

    @Bean
    static MenuEntry purposeEntry() {
        return new MenuEntry(
                10,
                "/desk/purpose",
                "menu.purpose",
                Set.of(Role.ADMINISTRATOR, Role.REGISTRAR, Role.REVIEWER, Role.AUDITOR, Role.WARRANT_OFFICER));
    }

    @GetMapping("/desk/purpose")
    JteModel choose(Frame page, SignedIn who, @RequestParam(defaultValue = "") String back) {
        return pages.accountsPurpose(page, purposes.listFor(who.role()), "", "", back, stepUp.on(), Faults.NONE);
    }

    @PostMapping("/desk/purpose")
    Object open(
            Frame page,
            SignedIn who,
            @RequestParam(defaultValue = "") String purpose,
            @RequestParam(defaultValue = "") String file,
            @RequestParam(defaultValue = "") String back,
            HttpServletRequest request) {
        var allowed = purposes.listFor(who.role());
        var chosen = allowed.stream()
                .filter(one -> one.code().value().equals(purpose))
                .findFirst();
        var faults = Faults.NONE;
        if (chosen.isEmpty()) {
            faults = faults.and("purpose", page.t("purpose.choose.missing"));
        }
        if (!TextLine.fits(file.strip(), LONGEST_FILE_NUMBER)) {
            faults = faults.and("file", page.t("purpose.file.missing"));
        }
        if (!faults.isEmpty() || chosen.isEmpty()) {
            return pages.accountsPurpose(page, allowed, purpose, file, back, stepUp.on(), faults);
        }
        var opened = chosen.get();
        request.getSession()
                .setAttribute(
                        OpenedPurpose.SESSION_KEY,
                        new OpenedPurpose(
                                opened.code(),
                                opened.nameZh(),
                                opened.nameEn(),
                                file.strip(),
                                clock.instant().plus(opened.longest())));
        return Redirect.to(WayBack.to(back, "/desk"));
    }

    @PostMapping("/desk/purpose/end")
    ResponseEntity<Void> end(HttpServletRequest request) {
        request.getSession().removeAttribute(OpenedPurpose.SESSION_KEY);
        return Redirect.to("/desk");
    }
}
