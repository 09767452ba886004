package org.anju.oversight;

import gg.jte.models.runtime.JteModel;
import html.Templates;
import org.anju.frame.Frame;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// What everybody may see of how the register is used.
@RestController
class OpenPages {

    private final Purposes purposes;
    private final Templates pages;

    OpenPages(Purposes purposes, Templates pages) {
        this.purposes = purposes;
        this.pages = pages;
    }

    @GetMapping("/open/purposes")
    JteModel purposes(Frame page) {
        return pages.oversightPurposes(page, purposes.current());
    }
}
