package org.anju.front;

import gg.jte.models.runtime.JteModel;
import html.Templates;
import org.anju.accounts.SignedIn;
import org.anju.frame.Frame;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Where residents begin, and where staff begin.
@RestController
class HomePages {

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
        return pages.frontDesk(page, who.name());
    }

    @GetMapping("/open/not-held")
    JteModel notHeld(Frame page) {
        return pages.frontNotHeld(page, notHeld.entries());
    }
}
