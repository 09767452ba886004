package org.anju.oversight;

import gg.jte.models.runtime.JteModel;
import html.Templates;
import java.util.Set;
import org.anju.frame.Faults;
import org.anju.frame.Frame;
import org.anju.frame.MenuEntry;
import org.anju.shared.Access;
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

/// The desk: what waits for a second person. The persons concerned are links to their own pages, for nothing of
/// a record is repeated here.
@RestController
class ApprovalPages {

    private static final String LIST = "/desk/approvals";

    private final Approvals approvals;
    private final ProposalDesk proposals;
    private final Keyring keyring;
    private final Templates pages;

    ApprovalPages(Approvals approvals, ProposalDesk proposals, Keyring keyring, Templates pages) {
        this.approvals = approvals;
        this.proposals = proposals;
        this.keyring = keyring;
        this.pages = pages;
    }

    @Bean
    static MenuEntry approvalsEntry() {
        return new MenuEntry(35, LIST, "menu.approvals", Set.of(Role.REVIEWER));
    }

    @GetMapping(LIST)
    JteModel list(Frame page, Access access) {
        var lines = approvals.waiting(access).stream()
                .map(proposal -> line(proposal, access))
                .toList();
        return pages.oversightApprovals(page, lines, lines.size() == Approvals.MOST);
    }

    @GetMapping(LIST + "/{reference}")
    JteModel one(Frame page, Access access, @PathVariable String reference) {
        return show(page, access, reference, Faults.NONE);
    }

    @PostMapping(LIST + "/{reference}/confirm")
    ResponseEntity<Void> confirm(Access access, @PathVariable String reference) {
        return proposals.confirm(reference, LIST + "/" + reference, access);
    }

    @PostMapping(LIST + "/{reference}/decline")
    Object decline(
            Frame page, Access access, @PathVariable String reference, @RequestParam(defaultValue = "") String cause) {
        return proposals.decline(
                reference,
                cause,
                LIST + "/" + reference,
                page.words(),
                faults -> show(page, access, reference, faults),
                access);
    }

    @PostMapping(LIST + "/{reference}/withdraw")
    ResponseEntity<Void> withdraw(Access access, @PathVariable String reference) {
        return proposals.withdraw(reference, LIST + "/" + reference, access);
    }

    private JteModel show(Frame page, Access access, String reference, Faults faults) {
        var proposal = approvals.get(proposals.id(reference), access);
        var decides = proposal.kind().deciders().contains(access.role());
        var line = line(proposal, access);
        if (!decides && !line.own()) {
            throw new Problem(Problem.Kind.FORBIDDEN, "proposal-not-own");
        }
        return pages.oversightApproval(page, line, approvals.brief(proposal, access), decides, faults);
    }

    private ProposalLine line(Proposal proposal, Access access) {
        return new ProposalLine(
                proposal,
                proposals.reference(proposal),
                proposal.subjects().stream()
                        .map(person -> new ProposalLine.Concerned(person, keyring.reference(person.value())))
                        .toList(),
                proposal.proposer().equals(access.by()),
                proposals.open(proposal));
    }
}
