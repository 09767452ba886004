package org.anju.matters;

import gg.jte.models.runtime.JteModel;
import html.Templates;
import java.time.Clock;
import org.anju.frame.Faults;
import org.anju.frame.Frame;
import org.anju.frame.Redirect;
import org.anju.oversight.Approvals;
import org.anju.oversight.ProposalId;
import org.anju.shared.Access;
import org.anju.shared.Keyring;
import org.anju.shared.Problem;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The desk: versions of matters that wait for a second person.
@RestController
class MatterChangePages {

    static final String LIST = "/desk/matters/changes";

    private final MatterChanges changes;
    private final Matters matters;
    private final Approvals approvals;
    private final Keyring keyring;
    private final Clock clock;
    private final Templates pages;

    MatterChangePages(
            MatterChanges changes,
            Matters matters,
            Approvals approvals,
            Keyring keyring,
            Clock clock,
            Templates pages) {
        this.changes = changes;
        this.matters = matters;
        this.approvals = approvals;
        this.keyring = keyring;
        this.clock = clock;
        this.pages = pages;
    }

    @GetMapping(LIST)
    JteModel list(Frame page, Access access) {
        var lines =
                changes.waiting(access).stream().map(one -> line(one, access)).toList();
        return pages.mattersChanges(page, lines);
    }

    @GetMapping(LIST + "/{reference}")
    JteModel one(Frame page, Access access, @PathVariable String reference) {
        return show(page, access, reference, Faults.NONE);
    }

    @PostMapping(LIST + "/{reference}/confirm")
    ResponseEntity<Void> confirm(Access access, @PathVariable String reference) {
        approvals.confirm(id(reference), access);
        return Redirect.to(MatterPages.LIST);
    }

    @PostMapping(LIST + "/{reference}/decline")
    Object decline(
            Frame page, Access access, @PathVariable String reference, @RequestParam(defaultValue = "") String cause) {
        try {
            approvals.decline(id(reference), cause, access);
            return Redirect.to(LIST);
        } catch (Problem problem) {
            if (!problem.name().equals("proposal-cause")) {
                throw problem;
            }
            return show(page, access, reference, Faults.of("cause", page.words().of(problem)));
        }
    }

    @PostMapping(LIST + "/{reference}/withdraw")
    ResponseEntity<Void> withdraw(Access access, @PathVariable String reference) {
        approvals.withdraw(id(reference), access);
        return Redirect.to(LIST);
    }

    private JteModel show(Frame page, Access access, String reference, Faults faults) {
        var waiting = changes.get(id(reference), access);
        var before = matters.published(waiting.matter().code());
        var views = MatterPages.both(waiting.matter(), waiting.rules().facts());
        var lines = TextChange.between(before.isEmpty() ? "" : before.getLast().text(), waiting.text());
        return pages.mattersChange(page, line(waiting, access), lines, views, faults);
    }

    private MatterChangeLine line(MatterChanges.Waiting waiting, Access access) {
        var proposal = waiting.proposal();
        return new MatterChangeLine(
                waiting.matter(),
                proposal,
                keyring.reference(proposal.id().value()),
                proposal.proposer().equals(access.by()),
                proposal.decision() == null && proposal.expires().isAfter(clock.instant()));
    }

    private ProposalId id(String reference) {
        return keyring.key(reference)
                .map(ProposalId::new)
                .orElseThrow(() -> new Problem(Problem.Kind.UNKNOWN, "proposal-unknown"));
    }
}
