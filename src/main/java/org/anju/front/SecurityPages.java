package org.anju.front;

import gg.jte.models.runtime.JteModel;
import html.Templates;
import java.util.List;
import org.anju.frame.Csv;
import org.anju.frame.Frame;
import org.anju.shared.Problem;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// What was done for security, in numbers, and what was not.
@RestController
class SecurityPages {

    /// Made by the build when it packs the jar; a program that runs from its classes has none.
    private static final ClassPathResource PARTS = new ClassPathResource("META-INF/sbom/application.cdx.json");

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
                                one.id(),
                                String.valueOf(one.level()),
                                words.of(one.result()),
                                one.test(),
                                one.how(page)))
                        .toList());
    }

    /// What the program is made of (CycloneDX), for whoever compares it with lists of vulnerabilities.
    @GetMapping("/open/sbom.json")
    ResponseEntity<Resource> parts() {
        if (!PARTS.exists()) {
            throw new Problem(Problem.Kind.UNKNOWN, "sbom-missing");
        }
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("application/vnd.cyclonedx+json"))
                .body(PARTS);
    }
}
