package org.anju.oversight;

import gg.jte.models.runtime.JteModel;
import html.Templates;
import java.util.List;
import java.util.stream.Stream;
import org.anju.frame.Csv;
import org.anju.frame.Frame;
import org.anju.shared.Role;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// What everybody may see of how the register is used.
@RestController
class OpenPages {

    private final Purposes purposes;
    private final Retention retention;
    private final Templates pages;

    OpenPages(Purposes purposes, Retention retention, Templates pages) {
        this.purposes = purposes;
        this.retention = retention;
        this.pages = pages;
    }

    @GetMapping("/open/purposes")
    JteModel purposes(Frame page) {
        return pages.oversightPurposes(page, purposes.current());
    }

    /// One line for each purpose and role, so that "what may a reviewer do" is one filter in a spreadsheet.
    @GetMapping("/open/purposes.csv")
    ResponseEntity<byte[]> table(Frame page) {
        var rows = purposes.current().stream()
                .flatMap(purpose -> purpose.roles().stream().sorted().map(role -> row(page, purpose, role)))
                .toList();
        return Csv.of(
                "anju-purposes",
                Stream.of("code", "name", "roles", "territory", "opens", "fields", "longest", "follow", "basis")
                        .map(column -> page.t("purposes." + column))
                        .toList(),
                rows);
    }

    @GetMapping("/open/retention")
    JteModel retention(Frame page) {
        return pages.oversightRetention(page, retention.schedule(), Retention.BACKUP_DAYS);
    }

    @GetMapping("/open/retention.csv")
    ResponseEntity<byte[]> schedule(Frame page) {
        var tongue = page.tongue();
        return Csv.of(
                "anju-retention",
                Stream.of("kept", "days", "since", "gone", "basis")
                        .map(column -> page.t("retention." + column))
                        .toList(),
                retention.schedule().stream()
                        .map(rule -> List.of(
                                rule.kept().in(tongue),
                                page.t("retention.for.days", rule.days()),
                                rule.since().in(tongue),
                                rule.gone().in(tongue),
                                rule.basis().in(tongue)))
                        .toList());
    }

    private static List<String> row(Frame page, Purpose purpose, Role role) {
        var words = page.words();
        return List.of(
                purpose.code().value(),
                purpose.name(page.tongue()),
                words.of(role),
                words.of(purpose.territory()),
                words.of(purpose.opens()),
                purpose.fields(page.tongue()),
                page.t("purposes.hours", purpose.longest().toHours()),
                follow(page, purpose),
                purpose.basis(page.tongue()));
    }

    private static String follow(Frame page, Purpose purpose) {
        var longest = purpose.longestFollow();
        return longest == null ? page.t("purposes.follow.no") : page.t("purposes.follow.days", longest.toDays());
    }
}
