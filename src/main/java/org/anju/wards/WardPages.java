package org.anju.wards;

import gg.jte.models.runtime.JteModel;
import html.Templates;
import java.util.List;
import java.util.Set;
import org.anju.accounts.SignedIn;
import org.anju.complaints.Complaints;
import org.anju.frame.Faults;
import org.anju.frame.Frame;
import org.anju.frame.MenuEntry;
import org.anju.frame.PortalTask;
import org.anju.frame.Redirect;
import org.anju.oversight.AccessEntry;
import org.anju.oversight.AccessLog;
import org.anju.oversight.ProofFile;
import org.anju.oversight.Purposes;
import org.anju.residents.AccessLine;
import org.anju.shared.Access;
import org.anju.shared.Keyring;
import org.anju.shared.PersonId;
import org.anju.shared.Problem;
import org.anju.shared.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The portal of somebody who acts for others: who looked at those, the proofs, and complaints made for them.
@RestController
class WardPages {

    private static final String LIST = "/me/wards";
    private static final String ONE = LIST + "/{reference}";
    private static final int PAGE = 50;

    private final Wards wards;
    private final Complaints complaints;
    private final AccessLog accessLog;
    private final Purposes purposes;
    private final Keyring keyring;
    private final Templates pages;

    WardPages(
            Wards wards,
            Complaints complaints,
            AccessLog accessLog,
            Purposes purposes,
            Keyring keyring,
            Templates pages) {
        this.wards = wards;
        this.complaints = complaints;
        this.accessLog = accessLog;
        this.purposes = purposes;
        this.keyring = keyring;
        this.pages = pages;
    }

    @Bean
    static MenuEntry wardsEntry() {
        return new MenuEntry(22, LIST, "menu.wards", Set.of(Role.RESIDENT));
    }

    /// The number of those alone: nobody is named, so nobody is looked at.
    @Bean
    static PortalTask wardsTask(Wards wards) {
        return new PortalTask(60, LIST, "menu.wards", (parts, access) -> {
            var count = wards.count(parts);
            return count == 0
                    ? PortalTask.State.nothing("task.wards.none")
                    : PortalTask.State.nothing("task.wards.some", count);
        });
    }

    @GetMapping(LIST)
    JteModel list(Frame page, SignedIn me, Access access) {
        var lines = wards.list(me.requirePerson(), Wards.acting(access)).stream()
                .map(ward -> new WardLine(
                        keyring.reference(ward.person().person().value()),
                        ward.person().name(),
                        ward.person().birthYear(),
                        ward.until()))
                .toList();
        return pages.wardsList(page, lines);
    }

    @GetMapping(ONE + "/accesses")
    JteModel accesses(
            Frame page,
            SignedIn me,
            Access access,
            @PathVariable String reference,
            @RequestParam(defaultValue = "") String before) {
        var after = before.isEmpty()
                ? null
                : keyring.key(before).orElseThrow(() -> new Problem(Problem.Kind.UNKNOWN, "page-unknown"));
        var entries = accessLog.listAbout(ward(me, reference), Wards.acting(access), after, PAGE);
        var next = entries.size() == PAGE ? keyring.reference(entries.getLast().access()) : "";
        var lines = entries.stream().map(entry -> line(page, me, entry)).toList();
        return pages.wardsAccesses(page, lines, next, LIST + "/" + reference);
    }

    @GetMapping(ONE + "/accesses/{look}/proof")
    ResponseEntity<String> proof(
            SignedIn me, Access access, @PathVariable String reference, @PathVariable String look) {
        var parts = ward(me, reference);
        var line = keyring.key(look).orElseThrow(() -> new Problem(Problem.Kind.UNKNOWN, "proof-unknown"));
        return ProofFile.of(accessLog.proof(parts, Wards.acting(access), line));
    }

    @GetMapping(ONE + "/complaints")
    JteModel complaints(Frame page, SignedIn me, Access access, @PathVariable String reference) {
        var made = complaints.listMade(ward(me, reference), Wards.acting(access));
        return pages.complaintsOwn(page, complaints.lines(made, keyring), of(reference));
    }

    @GetMapping(ONE + "/accesses/{look}/complaint")
    JteModel begin(Frame page, SignedIn me, Access access, @PathVariable String reference, @PathVariable String look) {
        return show(page, me, reference, entry(me, reference, look, access), "", Faults.NONE);
    }

    @PostMapping(ONE + "/accesses/{look}/complaint")
    Object complain(
            Frame page,
            SignedIn me,
            Access access,
            @PathVariable String reference,
            @PathVariable String look,
            @RequestParam(defaultValue = "") String said) {
        var entry = entry(me, reference, look, access);
        try {
            complaints.complain(entry, said, Wards.acting(access));
            return Redirect.to(LIST + "/" + reference + "/complaints");
        } catch (Problem problem) {
            if (!problem.name().equals("complaint-long")) {
                throw problem;
            }
            return show(
                    page,
                    me,
                    reference,
                    entry,
                    said,
                    Faults.of("said", page.words().of(problem)));
        }
    }

    private JteModel show(Frame page, SignedIn me, String reference, AccessEntry entry, String said, Faults faults) {
        return pages.complaintsBegin(
                page, line(page, me, entry), said, complaints.due(), Complaints.LONGEST, faults, of(reference));
    }

    private static String of(String reference) {
        return LIST + "/" + reference + "/accesses";
    }

    private AccessEntry entry(SignedIn me, String reference, String look, Access access) {
        var parts = ward(me, reference);
        return keyring.key(look)
                .flatMap(key -> accessLog.find(parts, key, Wards.acting(access)))
                .orElseThrow(() -> new Problem(Problem.Kind.UNKNOWN, "entry-unknown"));
    }

    private AccessLine line(Frame page, SignedIn me, AccessEntry entry) {
        return AccessLine.of(entry, purposes.list(), page.tongue(), me.account(), keyring);
    }

    private List<PersonId> ward(SignedIn me, String reference) {
        var ward = keyring.key(reference)
                .map(PersonId::new)
                .orElseThrow(() -> new Problem(Problem.Kind.UNKNOWN, "ward-unknown"));
        return wards.require(me.requirePerson(), ward);
    }
}
