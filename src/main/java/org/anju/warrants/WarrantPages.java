package org.anju.warrants;

import gg.jte.models.runtime.JteModel;
import html.Templates;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.anju.frame.Faults;
import org.anju.frame.Frame;
import org.anju.frame.MenuEntry;
import org.anju.frame.Redirect;
import org.anju.frame.Words;
import org.anju.shared.Access;
import org.anju.shared.Ids;
import org.anju.shared.Keyring;
import org.anju.shared.Problem;
import org.anju.shared.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The officers' desk: instruments entered, verified and revoked, and the figures of a year.
@RestController
class WarrantPages {

    static final String DESK = "/desk/warrants";

    private final Warrants warrants;
    private final CandidatePages candidates;
    private final Keyring keyring;
    private final Clock clock;
    private final Templates pages;

    WarrantPages(Warrants warrants, CandidatePages candidates, Keyring keyring, Clock clock, Templates pages) {
        this.warrants = warrants;
        this.candidates = candidates;
        this.keyring = keyring;
        this.clock = clock;
        this.pages = pages;
    }

    @Bean
    static MenuEntry warrantsEntry() {
        return new MenuEntry(20, DESK, "menu.warrants", Set.of(Role.WARRANT_OFFICER));
    }

    @GetMapping(DESK)
    JteModel desk(Frame page, Access access) {
        var lines = warrants.list(access).stream().map(one -> line(one, access)).toList();
        return pages.warrantsDesk(page, candidates.lines(access), lines);
    }

    @GetMapping(DESK + "/entry")
    JteModel blank(Frame page, Access access) {
        return form(page, access, Map.of("key", keyring.reference(Ids.next())), Faults.NONE);
    }

    @PostMapping(DESK + "/entry")
    Object enter(Frame page, Access access, @RequestParam Map<String, String> given) {
        var key = keyring.key(given.getOrDefault("key", ""))
                .orElseThrow(() -> new Problem(Problem.Kind.INVALID, "form-incomplete"));
        var read = new WarrantForm(
                        field -> given.getOrDefault(field, ""), warrants.instruments(access), LocalDate.now(clock))
                .read(key);
        var entry = read.entry();
        if (entry == null) {
            return form(
                    page,
                    access,
                    given,
                    new Faults(read.faults().stream()
                            .map(fault -> new Faults.Fault(fault.pointer(), page.t("reason." + fault.code())))
                            .toList()));
        }
        try {
            return Redirect.to(
                    DESK + "/" + keyring.reference(warrants.enter(entry, access).value()));
        } catch (Problem problem) {
            if (!problem.name().equals("warrant-known")) {
                throw problem;
            }
            return form(page, access, given, Faults.of("number", page.words().of(problem)));
        }
    }

    @GetMapping(DESK + "/figures")
    JteModel figures(Frame page, Access access, @RequestParam(defaultValue = "") String year) {
        var now = LocalDate.now(clock.withZone(Words.ZONE)).getYear();
        return pages.warrantsFigures(
                page, warrants.figures(year.matches("20[0-9]{2}") ? Integer.parseInt(year) : now, access));
    }

    @GetMapping(DESK + "/{reference}")
    JteModel one(Frame page, Access access, @PathVariable String reference) {
        return show(page, access, reference, Faults.NONE);
    }

    @PostMapping(DESK + "/{reference}/verify")
    Object verify(
            Frame page, Access access, @PathVariable String reference, @RequestParam(defaultValue = "") String again) {
        try {
            warrants.verify(id(reference), again, access);
        } catch (Problem problem) {
            if (!problem.name().equals("warrant-number-differs")) {
                throw problem;
            }
            return show(page, access, reference, Faults.of("again", page.words().of(problem)));
        }
        return Redirect.to(DESK + "/" + reference);
    }

    @PostMapping(DESK + "/{reference}/decline")
    ResponseEntity<Void> decline(Access access, @PathVariable String reference) {
        warrants.decline(id(reference), access);
        return Redirect.to(DESK);
    }

    @PostMapping(DESK + "/{reference}/withdraw")
    ResponseEntity<Void> withdraw(Access access, @PathVariable String reference) {
        warrants.withdraw(id(reference), access);
        return Redirect.to(DESK);
    }

    @PostMapping(DESK + "/{reference}/revoke")
    Object revoke(
            Frame page, Access access, @PathVariable String reference, @RequestParam(defaultValue = "") String reason) {
        for (var one : Warrant.Revocation.values()) {
            if (one.name().equals(reason)) {
                warrants.revoke(id(reference), one, access);
                return Redirect.to(DESK + "/" + reference);
            }
        }
        return show(page, access, reference, Faults.of("reason", page.t("warrant.revoke.missing")));
    }

    private JteModel show(Frame page, Access access, String reference, Faults faults) {
        return pages.warrantsWarrant(page, line(warrants.get(id(reference), access), access), faults);
    }

    private JteModel form(Frame page, Access access, Map<String, String> given, Faults faults) {
        return pages.warrantsEntry(page, warrants.instruments(access), new HashMap<>(given), faults);
    }

    private WarrantLine line(Warrant warrant, Access access) {
        return new WarrantLine(
                warrant,
                keyring.reference(warrant.id().value()),
                warrant.by().equals(access.by()),
                warrant.unit().equals(access.unit()));
    }

    private WarrantId id(String reference) {
        return keyring.key(reference)
                .map(WarrantId::new)
                .orElseThrow(() -> new Problem(Problem.Kind.UNKNOWN, "warrant-unknown"));
    }
}
