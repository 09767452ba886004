package org.anju.oversight;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.anju.shared.Access;
import org.anju.shared.PersonId;
import org.anju.shared.Problem;
import org.anju.shared.Role;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Two persons decide what is grave 两人决定: the one way in which a proposal is made, confirmed or declined.
///
/// Confirming and carrying out commit together. That the second person is another one, that it is in time and
/// only once, is held by keys and checks of the database (migration V3), so no other way in leads round it.
@Component
public class Approvals {

    /// Proposals that a list shows.
    public static final int MOST = 100;

    /// Code points of a cause.
    public static final int LONGEST_CAUSE = 200;

    private static final Set<Role> PROPOSE = Set.of(Role.REGISTRAR, Role.REVIEWER);
    private static final Set<Role> DECIDE = Set.of(Role.REVIEWER);

    private final ApprovalRecords records;
    private final AccessLog accessLog;
    private final Purposes purposes;
    private final ObjectProvider<CarriesOut> carriers;

    // Carriers are asked for when they are needed: a module that carries out may itself propose.
    Approvals(ApprovalRecords records, AccessLog accessLog, Purposes purposes, ObjectProvider<CarriesOut> carriers) {
        this.records = records;
        this.accessLog = accessLog;
        this.purposes = purposes;
        this.carriers = carriers;
    }

    /// Proposes; each person concerned sees it in their access log. Takes part in the caller's transaction
    /// where there is one.
    ///
    /// @param subjects whom it concerns, at least one
    /// @param content keys that the module needs to carry it out; no names
    /// @param cause why; at most [#LONGEST_CAUSE] code points
    @Transactional
    public ProposalId propose(
            ProposalKind kind, Collection<PersonId> subjects, Map<String, UUID> content, String cause, Access access) {
        if (subjects.isEmpty()) {
            throw new IllegalArgumentException("A proposal concerns somebody.");
        }
        require(PROPOSE, access);
        carrier(kind);
        var stripped = cause(cause);
        accessLog.wrote(access, Shown.PROPOSAL, subjects);
        var id = ProposalId.next();
        records.add(id, kind, Set.copyOf(subjects), content, stripped, access);
        return id;
    }

    /// Confirms and has it carried out, in one transaction.
    ///
    /// Throws [Problem] `proposal-unknown`, `proposal-own`, `proposal-expired`, `proposal-decided`, or what the
    /// module that carries it out objects to; then nothing has happened and it waits on.
    @Transactional
    public Proposal confirm(ProposalId id, Access access) {
        var decided = decide(id, true, "", Shown.PROPOSAL_CONFIRMED, access);
        carrier(decided.kind()).carryOut(decided, access);
        records.carriedOut(id);
        return decided;
    }

    /// Declines, for good.
    ///
    /// @param cause why; at most [#LONGEST_CAUSE] code points
    @Transactional
    public void decline(ProposalId id, String cause, Access access) {
        decide(id, false, cause(cause), Shown.PROPOSAL_DECLINED, access);
    }

    /// Those that wait, oldest first, at most [#MOST]. Each person concerned will see that they were on the
    /// list.
    @Transactional(propagation = Propagation.NEVER)
    public List<Proposal> waiting(Access access) {
        require(DECIDE, access);
        var waiting = records.waiting(MOST);
        return accessLog.read(
                access,
                Look.LISTED,
                Shown.PROPOSAL,
                waiting.stream().map(ApprovalRecords.Waiting::subject).toList(),
                () -> records.list(waiting.stream()
                        .map(ApprovalRecords.Waiting::proposal)
                        .distinct()
                        .toList()));
    }

    /// One, decided or not.
    @Transactional(propagation = Propagation.NEVER)
    public Proposal get(ProposalId id, Access access) {
        require(PROPOSE, access);
        return accessLog
                .read(access, Look.OPENED, Shown.PROPOSAL, subjects(id), () -> records.find(id))
                .orElseThrow(Approvals::unknown);
    }

    /// What whoever decides has to know of a proposal, by the module that carries it out.
    @Transactional(propagation = Propagation.NEVER)
    public Brief brief(Proposal proposal, Access access) {
        return found(proposal.kind())
                .map(carrier -> carrier.brief(proposal, access))
                .orElse(Brief.NOTHING);
    }

    private Proposal decide(ProposalId id, boolean confirmed, String cause, Shown shown, Access access) {
        require(DECIDE, access);
        accessLog.wrote(access, shown, subjects(id));
        var proposal = records.find(id).orElseThrow(Approvals::unknown);
        if (proposal.decision() != null) {
            throw decidedMeanwhile();
        }
        if (proposal.proposer().equals(access.by())) {
            throw new Problem(Problem.Kind.FORBIDDEN, "proposal-own");
        }
        if (records.isOver(id)) {
            throw new Problem(Problem.Kind.CONFLICT, "proposal-expired", proposal.expires());
        }
        // Of two at once the second waits here for the first to commit, and then finds it decided.
        if (!records.decide(id, confirmed, cause, access)) {
            throw decidedMeanwhile();
        }
        return records.find(id).orElseThrow(Approvals::unknown);
    }

    private void require(Set<Role> roles, Access access) {
        if (!purposes.require(access).opens().shows(Shown.PROPOSAL)) {
            throw new Problem(Problem.Kind.FORBIDDEN, "purpose-opens-less", access.purpose(), Shown.PROPOSAL);
        }
        if (!roles.contains(access.role())) {
            throw new Problem(Problem.Kind.FORBIDDEN, "proposal-role", access.role());
        }
    }

    private List<PersonId> subjects(ProposalId id) {
        var subjects = records.subjects(id);
        if (subjects.isEmpty()) {
            throw unknown();
        }
        return subjects;
    }

    private CarriesOut carrier(ProposalKind kind) {
        return found(kind).orElseThrow(() -> new Problem(Problem.Kind.CONFLICT, "proposal-nobody-does", kind));
    }

    private Optional<CarriesOut> found(ProposalKind kind) {
        return carriers.stream().filter(carrier -> carrier.kind() == kind).findFirst();
    }

    private static String cause(String written) {
        var stripped = written.strip();
        if (stripped.isEmpty() || stripped.codePointCount(0, stripped.length()) > LONGEST_CAUSE) {
            throw new Problem(Problem.Kind.INVALID, "proposal-cause", LONGEST_CAUSE);
        }
        return stripped;
    }

    private static Problem unknown() {
        return new Problem(Problem.Kind.UNKNOWN, "proposal-unknown");
    }

    private static Problem decidedMeanwhile() {
        return new Problem(Problem.Kind.CONFLICT, "proposal-decided");
    }
}
