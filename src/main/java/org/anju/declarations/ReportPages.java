package org.anju.declarations;

import gg.jte.models.runtime.JteModel;
import html.Templates;
import java.util.Set;
import org.anju.accounts.SignedIn;
import org.anju.frame.Frame;
import org.anju.frame.MenuEntry;
import org.anju.shared.Keyring;
import org.anju.shared.Problem;
import org.anju.shared.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// The desk: dwellings of which was said that somebody registered there does not live there. Shows numbers,
/// and no person.
@RestController
class ReportPages {

    private static final Set<Role> SEE = Set.of(Role.REGISTRAR, Role.REVIEWER);

    private final Reports reports;
    private final Keyring keyring;
    private final Templates pages;

    ReportPages(Reports reports, Keyring keyring, Templates pages) {
        this.reports = reports;
        this.keyring = keyring;
        this.pages = pages;
    }

    @Bean
    static MenuEntry reportsEntry() {
        return new MenuEntry(33, "/desk/reports", "menu.reports", SEE);
    }

    @GetMapping("/desk/reports")
    JteModel list(Frame page, SignedIn who) {
        if (!SEE.contains(who.role())) {
            throw new Problem(Problem.Kind.FORBIDDEN, "not-allowed");
        }
        var lines = reports.list(who.territory()).stream()
                .map(report -> new ReportLine(
                        report, keyring.reference(report.dwelling().id().value())))
                .toList();
        return pages.declarationsReports(page, lines);
    }
}
