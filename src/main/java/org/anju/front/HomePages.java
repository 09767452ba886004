package org.anju.front;

import gg.jte.models.runtime.JteModel;
import html.Templates;
import java.util.EnumSet;
import java.util.Set;
import org.anju.accounts.SignedIn;
import org.anju.frame.Frame;
import org.anju.shared.Role;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Where residents begin, and where staff begin.
@RestController
class HomePages {

    // An administrator sees no person, so no purpose is asked of one.
    private static final Set<Role> LOOK_AT_PERSONS = EnumSet.of(Role.REGISTRAR, Role.REVIEWER, Role.AUDITOR);

    private final NotHeld notHeld;
    private final Templates pages;

    HomePages(NotHeld notHeld, Templates pages) {
        this.notHeld = notHeld;
        this.pages = pages;
    }

    @GetMapping("/")
    JteModel home(Frame page) {
        return pages.frontHome(page);
    }

    @GetMapping("/desk")
    JteModel desk(Frame page, SignedIn who) {
        return pages.frontDesk(page, who.name(), LOOK_AT_PERSONS.contains(who.role()));
    }

    @GetMapping("/open/not-held")
    JteModel notHeld(Frame page) {
        return pages.frontNotHeld(page, notHeld.entries());
    }
}
