package org.anju.complaints;

import gg.jte.models.runtime.JteModel;
import html.Templates;
import java.util.List;
import java.util.Set;
import org.anju.accounts.Accounts;
import org.anju.accounts.SignedIn;
import org.anju.frame.Faults;
import org.anju.frame.Frame;
import org.anju.frame.MenuEntry;
import org.anju.frame.Redirect;
import org.anju.oversight.AccessEntry;
import org.anju.oversight.AccessLog;
import org.anju.oversight.Purposes;
import org.anju.residents.AccessLine;
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

/// The desk of an inspector: complaints that wait, each with the look that it is about and who made it. Of the
/// person nothing is shown.
@RestController
class AnswerPages {

    private static final String LIST = "/desk/complaints";
    private static final Set<String> AT_THE_FORM = Set.of("complaint-reply", "complaint-long");

    private final Complaints complaints;
    private final AccessLog accessLog;
    private final Purposes purposes;
    private final Accounts accounts;
    private final Keyring keyring;
    private final Templates pages;

    AnswerPages(
            Complaints complaints,
            AccessLog accessLog,
            Purposes purposes,
            Accounts accounts,
            Keyring keyring,
            Templates pages) {
        this.complaints = complaints;
        this.accessLog = accessLog;
        this.purposes = purposes;
        this.accounts = accounts;
        this.keyring = keyring;
        this.pages = pages;
    }

    @Bean
    static MenuEntry complaintsEntry() {
        return new MenuEntry(34, LIST, "menu.complaints", Set.of(Role.AUDITOR));
    }

    @GetMapping(LIST)
    JteModel list(Frame page, Access access) {
        var lines = complaints.waiting(access).stream().map(this::line).toList();
        return pages.complaintsWaiting(page, lines, lines.size() == Complaints.MOST);
    }

    @GetMapping(LIST + "/{reference}")
    JteModel one(Frame page, SignedIn me, Access access, @PathVariable String reference) {
        return show(page, me, complaint(reference, access), "", "", Faults.NONE, access);
    }

    @PostMapping(LIST + "/{reference}")
    Object answer(
            Frame page,
            SignedIn me,
            Access access,
            @PathVariable String reference,
            @RequestParam(defaultValue = "") String finding,
            @RequestParam(defaultValue = "") String reply) {
        var complaint = complaint(reference, access);
        var chosen = List.of(Complaint.Finding.values()).stream()
                .filter(one -> one.name().equals(finding))
                .findFirst();
        if (chosen.isEmpty()) {
            var fault = Faults.of("finding", page.t("complaint.finding.missing"));
            return show(page, me, complaint, finding, reply, fault, access);
        }
        try {
            complaints.answer(complaint, entry(complaint, access), chosen.get(), reply, access);
            return Redirect.to(LIST + "/" + reference);
        } catch (Problem problem) {
            if (!AT_THE_FORM.contains(problem.name())) {
                throw problem;
            }
            var fault = Faults.of("reply", page.words().of(problem));
            return show(page, me, complaint, finding, reply, fault, access);
        }
    }

    private JteModel show(
            Frame page, SignedIn me, Complaint complaint, String finding, String reply, Faults faults, Access access) {
        var entry = entry(complaint, access);
        return pages.complaintsAnswer(
                page,
                line(complaint),
                AccessLine.of(entry, purposes.list(), page.tongue(), me.account(), keyring),
                accounts.findStaffName(entry.account()).orElse(""),
                finding,
                reply,
                faults);
    }

    private Complaint complaint(String reference, Access access) {
        return complaints.get(
                keyring.key(reference)
                        .map(ComplaintId::new)
                        .orElseThrow(() -> new Problem(Problem.Kind.UNKNOWN, "complaint-unknown")),
                access);
    }

    private AccessEntry entry(Complaint complaint, Access access) {
        return accessLog
                .find(List.of(complaint.subject()), complaint.access(), access)
                .orElseThrow(() -> new Problem(Problem.Kind.UNKNOWN, "entry-unknown"));
    }

    private ComplaintLine line(Complaint complaint) {
        return ComplaintLine.of(complaint, keyring.reference(complaint.id().value()), complaints.today());
    }
}
