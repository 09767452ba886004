package org.anju.complaints;

import gg.jte.models.runtime.JteModel;
import html.Templates;
import java.util.Set;
import org.anju.accounts.SignedIn;
import org.anju.frame.Faults;
import org.anju.frame.Frame;
import org.anju.frame.MenuEntry;
import org.anju.frame.PortalTask;
import org.anju.frame.Redirect;
import org.anju.oversight.AccessEntry;
import org.anju.oversight.AccessLog;
import org.anju.oversight.Purposes;
import org.anju.residents.AccessLine;
import org.anju.residents.Residents;
import org.anju.shared.Access;
import org.anju.shared.Keyring;
import org.anju.shared.Problem;
import org.anju.shared.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The portal: "I do not recognise this", and what came of it.
@RestController
class ComplaintPages {

    private static final String LIST = "/me/complaints";
    private static final String ACCESSES = "/me/accesses";

    private final Complaints complaints;
    private final Residents residents;
    private final AccessLog accessLog;
    private final Purposes purposes;
    private final Keyring keyring;
    private final Templates pages;

    ComplaintPages(
            Complaints complaints,
            Residents residents,
            AccessLog accessLog,
            Purposes purposes,
            Keyring keyring,
            Templates pages) {
        this.complaints = complaints;
        this.residents = residents;
        this.accessLog = accessLog;
        this.purposes = purposes;
        this.keyring = keyring;
        this.pages = pages;
    }

    @Bean
    static MenuEntry ownComplaintsEntry() {
        return new MenuEntry(25, LIST, "menu.complaints.own", Set.of(Role.RESIDENT));
    }

    @Bean
    static PortalTask ownComplaintsTask(ComplaintRecords records) {
        return new PortalTask(80, LIST, "menu.complaints.own", (parts, access) -> {
            var waiting = records.waiting(parts);
            return waiting == 0
                    ? PortalTask.State.nothing("task.complaints.none")
                    : PortalTask.State.waits("task.complaints.waits", waiting);
        });
    }

    @GetMapping(LIST)
    JteModel list(Frame page, SignedIn me, Access access) {
        var lines = complaints.lines(complaints.listAbout(residents.self(me), access), keyring);
        return pages.complaintsOwn(page, lines, ACCESSES);
    }

    @GetMapping("/me/accesses/{reference}/complaint")
    JteModel begin(Frame page, SignedIn me, Access access, @PathVariable String reference) {
        return show(page, me, entry(me, reference, access), "", Faults.NONE);
    }

    @PostMapping("/me/accesses/{reference}/complaint")
    Object complain(
            Frame page,
            SignedIn me,
            Access access,
            @PathVariable String reference,
            @RequestParam(defaultValue = "") String said) {
        var entry = entry(me, reference, access);
        try {
            complaints.complain(entry, said, access);
            return Redirect.to(LIST);
        } catch (Problem problem) {
            if (!problem.name().equals("complaint-long")) {
                throw problem;
            }
            return show(page, me, entry, said, Faults.of("said", page.words().of(problem)));
        }
    }

    private JteModel show(Frame page, SignedIn me, AccessEntry entry, String said, Faults faults) {
        var line = AccessLine.of(entry, purposes.list(), page.tongue(), me.account(), keyring);
        return pages.complaintsBegin(page, line, said, complaints.due(), Complaints.LONGEST, faults, ACCESSES);
    }

    private AccessEntry entry(SignedIn me, String reference, Access access) {
        return keyring.key(reference)
                .flatMap(look -> accessLog.find(residents.self(me), look, access))
                .orElseThrow(() -> new Problem(Problem.Kind.UNKNOWN, "entry-unknown"));
    }
}
