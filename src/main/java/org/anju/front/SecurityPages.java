package org.anju.front;

import gg.jte.models.runtime.JteModel;
import html.Templates;
import java.util.List;
import org.anju.frame.Csv;
import org.anju.frame.Frame;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// What was done for security, in numbers, and what was not.
@RestController
class SecurityPages {

    private final Requirements requirements;
    private final Templates pages;

    SecurityPages(Requirements requirements, Templates pages) {
        this.requirements = requirements;
        this.pages = pages;
    }

    @GetMapping("/open/security")
    JteModel security(Frame page) {
        return pages.frontSecurity(page, requirements.sums(), requirements.unmet());
    }

    @GetMapping("/open/security.csv")
    ResponseEntity<byte[]> table(Frame page) {
        var words = page.words();
        return Csv.of(
                "anju-asvs",
                List.of(
                        page.t("security.requirement"),
                        page.t("security.level"),
                        page.t("security.result"),
                        page.t("security.test"),
                        page.t("security.how")),
                requirements.all().stream()
                        .map(one -> List.of(
                                one.id(), String.valueOf(one.level()), words.of(one.result()), one.test(), one.how(page)))
                        .toList());
    }
}
