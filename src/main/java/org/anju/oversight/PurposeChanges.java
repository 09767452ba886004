package org.anju.oversight;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.anju.shared.Access;
import org.anju.shared.Problem;
import org.anju.shared.Role;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Changes of the catalogue of purposes: an administrator proposes, another one or an auditor decides.
@Component
public class PurposeChanges implements CarriesOut {

    private static final String CHANGE = "change";

    /// Who speaks for oneself.
    private static final Set<Role> PERSONS = Set.of(Role.RESIDENT, Role.GATEWAY);

    private final PurposeChangeRecords records;
    private final Purposes purposes;
    private final Approvals approvals;

    PurposeChanges(PurposeChangeRecords records, Purposes purposes, Approvals approvals) {
        this.records = records;
        this.purposes = purposes;
        this.approvals = approvals;
    }

    /// A change that waits, and who proposed it.
    public record Waiting(PurposeChange change, Proposal proposal) {}

    /// Proposes a change. Throws [Problem] `purpose-forbidden` where no two persons may decide it: an
    /// administrator who would see records, for instance.
    @Transactional
    public void propose(PurposeChange change, String cause, Access access) {
        if (!allowed(change.wanted())) {
            throw new Problem(Problem.Kind.INVALID, "purpose-forbidden");
        }
        records.add(change);
        approvals.propose(ProposalKind.CHANGE_PURPOSE, List.of(), Map.of(CHANGE, change.id()), cause, access);
    }

    /// Those that wait, oldest first.
    @Transactional(propagation = Propagation.NEVER)
    public List<Waiting> waiting(Access access) {
        return approvals.waiting(ProposalKind.CHANGE_PURPOSE, access).stream()
                .map(this::waiting)
                .toList();
    }

    /// One, decided or not.
    @Transactional(propagation = Propagation.NEVER)
    public Waiting get(ProposalId id, Access access) {
        var proposal = approvals.get(id, access);
        if (proposal.kind() != ProposalKind.CHANGE_PURPOSE) {
            throw new Problem(Problem.Kind.UNKNOWN, "proposal-unknown");
        }
        return waiting(proposal);
    }

    @Override
    public ProposalKind kind() {
        return ProposalKind.CHANGE_PURPOSE;
    }

    @Override
    public void carryOut(Proposal proposal, Access access) {
        var change = Objects.requireNonNull(proposal.content().get(CHANGE));
        records.change(change, proposal.id()).ifPresent(problem -> {
            throw new Problem(Problem.Kind.CONFLICT, problem);
        });
        purposes.changed();
    }

    private Waiting waiting(Proposal proposal) {
        return new Waiting(records.get(Objects.requireNonNull(proposal.content().get(CHANGE))), proposal);
    }

    /// As the checks of the table say it.
    private static boolean allowed(Purpose purpose) {
        var roles = purpose.roles();
        var opens = purpose.opens();
        var officers = roles.contains(Role.WARRANT_OFFICER);
        var gateways = roles.contains(Role.GATEWAY);
        return !roles.isEmpty()
                && roles.contains(Role.AGENCY) == (opens == Purpose.Opens.ENTITLEMENT)
                && (opens != Purpose.Opens.ENTITLEMENT || roles.size() == 1)
                && (!gateways || opens == Purpose.Opens.NOTHING && purpose.territory() == Purpose.Territory.SELF)
                && (!roles.contains(Role.ADMINISTRATOR) || opens == Purpose.Opens.NOTHING)
                && (!officers || opens == Purpose.Opens.ADDRESS || opens == Purpose.Opens.NOTHING)
                && (opens != Purpose.Opens.ADDRESS || officers && roles.size() == 1)
                && (purpose.territory() != Purpose.Territory.NOBODY || opens == Purpose.Opens.NOTHING)
                && (purpose.territory() != Purpose.Territory.SELF || PERSONS.containsAll(roles));
    }
}
