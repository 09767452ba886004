package org.anju.oversight;

import gg.jte.models.runtime.JteModel;
import java.time.Clock;
import java.util.function.Function;
import org.anju.frame.Faults;
import org.anju.frame.Redirect;
import org.anju.frame.Words;
import org.anju.shared.Access;
import org.anju.shared.Keyring;
import org.anju.shared.Problem;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/// What the desk's pages of all kinds of proposals do alike: find the one that is meant, and have it decided.
@Component
class ProposalDesk {

    private final Approvals approvals;
    private final Keyring keyring;
    private final Clock clock;

    ProposalDesk(Approvals approvals, Keyring keyring, Clock clock) {
        this.approvals = approvals;
        this.keyring = keyring;
        this.clock = clock;
    }

    ProposalId id(String reference) {
        return keyring.key(reference)
                .map(ProposalId::new)
                .orElseThrow(() -> new Problem(Problem.Kind.UNKNOWN, "proposal-unknown"));
    }

    String reference(Proposal proposal) {
        return keyring.reference(proposal.id().value());
    }

    /// Whether it can still be decided.
    boolean open(Proposal proposal) {
        return proposal.decision() == null && proposal.expires().isAfter(clock.instant());
    }

    /// @param next the page that comes after it
    ResponseEntity<Void> confirm(String reference, String next, Access access) {
        approvals.confirm(id(reference), access);
        return Redirect.to(next);
    }

    /// @param next the page that comes after it
    ResponseEntity<Void> withdraw(String reference, String next, Access access) {
        approvals.withdraw(id(reference), access);
        return Redirect.to(next);
    }

    /// @param cause why, as it was written
    /// @param next the page that comes after it
    /// @param again the page of the proposal, for when the cause is missing or too long
    Object decline(
            String reference, String cause, String next, Words words, Function<Faults, JteModel> again, Access access) {
        try {
            approvals.decline(id(reference), cause, access);
            return Redirect.to(next);
        } catch (Problem problem) {
            if (!problem.name().equals("proposal-cause")) {
                throw problem;
            }
            return again.apply(Faults.of("cause", words.of(problem)));
        }
    }
}
