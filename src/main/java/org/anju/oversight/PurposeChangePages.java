package org.anju.oversight;

import gg.jte.models.runtime.JteModel;
import html.Templates;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.anju.frame.Faults;
import org.anju.frame.Frame;
import org.anju.frame.MenuEntry;
import org.anju.frame.Redirect;
import org.anju.shared.Access;
import org.anju.shared.Ids;
import org.anju.shared.Problem;
import org.anju.shared.PurposeCode;
import org.anju.shared.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The desk: the catalogue of purposes as it would be changed, proposed by an administrator and decided by
/// another one or an auditor.
@RestController
class PurposeChangePages {

    private static final String LIST = "/desk/admin/purposes";

    private final PurposeChanges changes;
    private final Purposes purposes;
    private final ProposalDesk proposals;
    private final Templates pages;

    PurposeChangePages(PurposeChanges changes, Purposes purposes, ProposalDesk proposals, Templates pages) {
        this.changes = changes;
        this.purposes = purposes;
        this.proposals = proposals;
        this.pages = pages;
    }

    @Bean
    static MenuEntry purposeChangesEntry() {
        return new MenuEntry(92, LIST, "menu.purposeChanges", Set.of(Role.ADMINISTRATOR, Role.AUDITOR));
    }

    @GetMapping(LIST)
    JteModel list(Frame page, Access access) {
        var waiting =
                changes.waiting(access).stream().map(one -> line(one, access)).toList();
        return pages.oversightPurposeChanges(page, waiting, purposes.current(), access.role() == Role.ADMINISTRATOR);
    }

    @GetMapping(LIST + "/change")
    JteModel form(Frame page, Access access, @RequestParam(defaultValue = "") String code) {
        changes.waiting(access);
        return code.isEmpty()
                ? show(page, PurposeChange.Kind.ADD, new PurposeForm(Map.of(), List.of()), Faults.NONE)
                : show(page, PurposeChange.Kind.CHANGE, PurposeForm.of(purposes.get(code(code))), Faults.NONE);
    }

    @PostMapping(LIST + "/change")
    Object propose(
            Frame page,
            Access access,
            @RequestParam Map<String, String> texts,
            @RequestParam(name = "roles", defaultValue = "") List<String> roles) {
        var kind = texts.getOrDefault("kind", "").equals("CHANGE") ? PurposeChange.Kind.CHANGE : PurposeChange.Kind.ADD;
        var form = new PurposeForm(texts, roles);
        var faults = form.faults(page);
        var wanted = faults.isEmpty() ? form.purpose() : java.util.Optional.<Purpose>empty();
        if (wanted.isEmpty()) {
            return show(page, kind, form, faults.isEmpty() ? choose(page) : faults);
        }
        return proposed(page, new PurposeChange(Ids.next(), kind, wanted.get()), form, access);
    }

    @PostMapping(LIST + "/end")
    Object end(
            Frame page,
            Access access,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String cause) {
        var purpose = purposes.get(code(code));
        var form = PurposeForm.of(purpose);
        return proposed(
                page,
                new PurposeChange(Ids.next(), PurposeChange.Kind.END, purpose),
                new PurposeForm(with(form.texts(), cause), form.roles()),
                access);
    }

    private Object proposed(Frame page, PurposeChange change, PurposeForm form, Access access) {
        try {
            changes.propose(change, form.text("cause"), access);
        } catch (Problem problem) {
            var field = switch (problem.name()) {
                case "proposal-cause" -> "cause";
                case "purpose-forbidden" -> "roles";
                default -> throw problem;
            };
            return show(page, change.kind(), form, Faults.of(field, page.words().of(problem)));
        }
        return Redirect.to(LIST);
    }

    @GetMapping(LIST + "/{reference}")
    JteModel one(Frame page, Access access, @PathVariable String reference) {
        return show(page, access, reference, Faults.NONE);
    }

    @PostMapping(LIST + "/{reference}/confirm")
    ResponseEntity<Void> confirm(Access access, @PathVariable String reference) {
        return proposals.confirm(reference, LIST, access);
    }

    @PostMapping(LIST + "/{reference}/decline")
    Object decline(
            Frame page, Access access, @PathVariable String reference, @RequestParam(defaultValue = "") String cause) {
        return proposals.decline(
                reference, cause, LIST, page.words(), faults -> show(page, access, reference, faults), access);
    }

    @PostMapping(LIST + "/{reference}/withdraw")
    ResponseEntity<Void> withdraw(Access access, @PathVariable String reference) {
        return proposals.withdraw(reference, LIST, access);
    }

    private JteModel show(Frame page, PurposeChange.Kind kind, PurposeForm form, Faults faults) {
        return pages.oversightPurposeForm(page, kind, form, faults);
    }

    private JteModel show(Frame page, Access access, String reference, Faults faults) {
        var line = line(changes.get(proposals.id(reference), access), access);
        var now = purposes.current().stream()
                .filter(one -> one.code().equals(line.change().wanted().code()))
                .findFirst()
                .orElse(null);
        return pages.oversightPurposeChange(page, line, now, faults);
    }

    private PurposeChangeLine line(PurposeChanges.Waiting waiting, Access access) {
        var proposal = waiting.proposal();
        return new PurposeChangeLine(
                waiting.change(),
                proposal,
                proposals.reference(proposal),
                proposal.proposer().equals(access.by()),
                proposals.open(proposal));
    }

    private static Faults choose(Frame page) {
        return Faults.of("territory", page.t("purposes.fault.choose"));
    }

    private static Map<String, String> with(Map<String, String> texts, String cause) {
        var more = new java.util.HashMap<>(texts);
        more.put("cause", cause);
        return more;
    }

    private static PurposeCode code(String written) {
        try {
            return new PurposeCode(written);
        } catch (IllegalArgumentException e) {
            throw new Problem(Problem.Kind.UNKNOWN, "purpose-unknown", written);
        }
    }
}
