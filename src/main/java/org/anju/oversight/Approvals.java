package org.anju.oversight;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.anju.frame.TextLine;
import org.anju.oversight.ApprovalRecords.Verdict;
import org.anju.shared.Access;
import org.anju.shared.PersonId;
import org.anju.shared.Problem;
import org.anju.shared.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/// Two persons decide what is grave 两人决定: the one way in which a proposal is made, taken back, confirmed or
/// declined.
///
/// Confirming and carrying out commit together. That the second person is another one, of another unit
/// where the kind says so, in a role that decides it, in time and only once, is held by keys and checks of
/// the database (migrations V3 and V7), so no other way in leads round it.
@Component
public class Approvals {

    /// Proposals that a list shows.
    public static final int MOST = 100;

    /// Code points of a cause.
    public static final int LONGEST_CAUSE = 200;

    private final ApprovalRecords records;
    private final Acting acting;
    private final AccessLog accessLog;
    private final Purposes purposes;
    private final HouseEvents events;
    private final ObjectProvider<CarriesOut> carriers;
    private final TransactionTemplate reading;

    // Carriers are asked for when they are needed: a module that carries out may itself propose.
    Approvals(
            ApprovalRecords records,
            Acting acting,
            AccessLog accessLog,
            Purposes purposes,
            HouseEvents events,
            ObjectProvider<CarriesOut> carriers,
            PlatformTransactionManager transactions) {
        this.records = records;
        this.acting = acting;
        this.accessLog = accessLog;
        this.purposes = purposes;
        this.events = events;
        this.carriers = carriers;
        this.reading = new TransactionTemplate(transactions);
        this.reading.setReadOnly(true);
    }

    /// Proposes, for as long as the kind allows.
    @Transactional
    public ProposalId propose(
            ProposalKind kind, Collection<PersonId> subjects, Map<String, UUID> content, String cause, Access access) {
        return propose(kind, subjects, content, cause, kind.lasts(), access);
    }

    /// Proposes; each person concerned sees it in their access log. Takes part in the caller's transaction
    /// where there is one.
    ///
    /// @param subjects whom it concerns: at least one, or nobody where the kind concerns nobody visible
    /// @param content keys that the module needs to carry it out; no names
    /// @param cause why; at most [#LONGEST_CAUSE] code points
    /// @param lasts how long it may wait, no longer than the kind allows
    @Transactional
    public ProposalId propose(
            ProposalKind kind,
            Collection<PersonId> subjects,
            Map<String, UUID> content,
            String cause,
            Duration lasts,
            Access access) {
        if (subjects.isEmpty() == kind.persons()) {
            throw new IllegalArgumentException(
                    "%s concerns %s.".formatted(kind, kind.persons() ? "somebody" : "nobody visible"));
        }
        if (!lasts.isPositive() || lasts.compareTo(kind.lasts()) > 0) {
            throw new IllegalArgumentException("%s may wait for %s, not for %s.".formatted(kind, kind.lasts(), lasts));
        }
        require(kind, kind.proposers(), access);
        carrier(kind);
        var stripped = cause(cause);
        var id = ProposalId.next();
        wrote(id, kind, Shown.PROPOSAL, subjects, access);
        records.add(id, kind, Set.copyOf(subjects), content, stripped, lasts, access);
        return id;
    }

    /// Confirms and has it carried out, in one transaction.
    ///
    /// Throws [Problem] `proposal-unknown`, `proposal-own`, `proposal-same-unit`, `proposal-expired`,
    /// `proposal-decided`, or what the module that carries it out objects to; then nothing has happened and it
    /// waits on.
    @Transactional
    public Proposal confirm(ProposalId id, Access access) {
        var decided = decide(id, Verdict.CONFIRMED, "", Shown.PROPOSAL_CONFIRMED, access);
        carrier(decided.kind()).carryOut(decided, access);
        records.carriedOut(id);
        return decided;
    }

    /// Declines, for good.
    ///
    /// @param cause why; at most [#LONGEST_CAUSE] code points
    @Transactional
    public void decline(ProposalId id, String cause, Access access) {
        var decided = decide(id, Verdict.DECLINED, cause(cause), Shown.PROPOSAL_DECLINED, access);
        found(decided.kind()).ifPresent(carrier -> carrier.leave(decided, access));
    }

    /// Takes back what one has proposed oneself, for good, while nobody has decided it. Throws [Problem]
    /// `proposal-not-own` where it is another's.
    @Transactional
    public void withdraw(ProposalId id, Access access) {
        var decided = decide(id, Verdict.WITHDRAWN, "", Shown.PROPOSAL_WITHDRAWN, access);
        found(decided.kind()).ifPresent(carrier -> carrier.leave(decided, access));
    }

    /// Those about persons that wait for somebody in this role, oldest first, at most [#MOST]. Each person
    /// concerned will see that they were on the list.
    @Transactional(propagation = Propagation.NEVER)
    public List<Proposal> waiting(Access access) {
        requireOpens(access);
        if (decidedBy(access.role()).isEmpty()) {
            throw notYours(access);
        }
        var waiting = records.waiting(access.role(), MOST);
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

    /// Those of a kind that concerns nobody visible, oldest first, at most [#MOST].
    @Transactional(propagation = Propagation.NEVER)
    public List<Proposal> waiting(ProposalKind kind, Access access) {
        if (kind.persons()) {
            throw new IllegalArgumentException(kind + " concerns persons, who see that they were on a list.");
        }
        require(kind, parts(kind), access);
        return inRole(access, () -> records.list(records.waiting(kind, MOST)));
    }

    /// Those of a kind that concerns nobody visible which wait on one of these things, by the thing. Takes
    /// part in the caller's transaction where there is one.
    ///
    /// @param name under which the content of a proposal names the thing
    @Transactional
    public Map<UUID, Proposal> waitingOn(ProposalKind kind, String name, Collection<UUID> things, Access access) {
        if (kind.persons()) {
            throw new IllegalArgumentException(kind + " concerns persons, who see that they were on a list.");
        }
        require(kind, parts(kind), access);
        return inRole(access, () -> records.list(records.waitingOn(kind, name, things))).stream()
                .collect(Collectors.toMap(
                        proposal -> Objects.requireNonNull(proposal.content().get(name)),
                        proposal -> proposal,
                        (older, newer) -> older));
    }

    /// One, decided or not.
    @Transactional(propagation = Propagation.NEVER)
    public Proposal get(ProposalId id, Access access) {
        var kind = kind(id, access);
        require(kind, parts(kind), access);
        Supplier<Optional<Proposal>> found = () -> records.find(id);
        return (kind.persons()
                        ? accessLog.read(access, Look.OPENED, Shown.PROPOSAL, records.subjects(id), found)
                        : inRole(access, found))
                .orElseThrow(Approvals::unknown);
    }

    /// What whoever decides has to know of a proposal, by the module that carries it out.
    @Transactional(propagation = Propagation.NEVER)
    public Brief brief(Proposal proposal, Access access) {
        return found(proposal.kind())
                .map(carrier -> carrier.brief(proposal, access))
                .orElse(Brief.NOTHING);
    }

    private Proposal decide(ProposalId id, Verdict verdict, String cause, Shown shown, Access access) {
        var kind = kind(id, access);
        var withdraws = verdict == Verdict.WITHDRAWN;
        require(kind, withdraws ? kind.proposers() : kind.deciders(), access);
        wrote(id, kind, shown, records.subjects(id), access);
        var proposal = records.find(id).orElseThrow(Approvals::unknown);
        if (proposal.decision() != null) {
            throw decidedMeanwhile();
        }
        if (proposal.proposer().equals(access.by()) != withdraws) {
            throw new Problem(Problem.Kind.FORBIDDEN, withdraws ? "proposal-not-own" : "proposal-own");
        }
        if (!withdraws && kind.differentUnit() && proposal.unit().equals(access.unit())) {
            throw new Problem(Problem.Kind.FORBIDDEN, "proposal-same-unit");
        }
        if (records.isOver(id)) {
            throw new Problem(Problem.Kind.CONFLICT, "proposal-expired", proposal.expires());
        }
        // Of two at once the second waits here for the first to commit, and then finds it decided.
        if (!records.decide(id, verdict, cause, access)) {
            throw decidedMeanwhile();
        }
        return records.find(id).orElseThrow(Approvals::unknown);
    }

    /// The kind of a proposal. To whoever has no part in what concerns nobody visible, there is none.
    private ProposalKind kind(ProposalId id, Access access) {
        purposes.require(access);
        return records.kind(id)
                .filter(kind -> kind.persons() || parts(kind).contains(access.role()))
                .orElseThrow(Approvals::unknown);
    }

    private void require(ProposalKind kind, Set<Role> roles, Access access) {
        if (kind.persons()) {
            requireOpens(access);
        } else {
            purposes.require(access);
        }
        if (!roles.contains(access.role())) {
            throw notYours(access);
        }
    }

    private void requireOpens(Access access) {
        if (!purposes.require(access).shows(Shown.PROPOSAL)) {
            throw new Problem(Problem.Kind.FORBIDDEN, "purpose-opens-less", access.purpose(), Shown.PROPOSAL);
        }
    }

    /// Leaves an entry for each person concerned. Where nobody is, names the role that the row policy asks
    /// for, and leaves an event of the house: what was decided cannot be taken out of the transparency log
    /// again.
    private void wrote(ProposalId id, ProposalKind kind, Shown shown, Collection<PersonId> subjects, Access access) {
        if (kind.persons()) {
            accessLog.wrote(access, shown, subjects);
        } else {
            acting.as(access.role());
            events.happened(
                    shown.name(),
                    Map.of(
                            "kind", kind.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                            "proposal", id.value()),
                    access);
        }
    }

    private <T extends @Nullable Object> T inRole(Access access, Supplier<T> rows) {
        return reading.execute(status -> {
            acting.as(access.role());
            return rows.get();
        });
    }

    private static Set<Role> parts(ProposalKind kind) {
        var parts = java.util.EnumSet.copyOf(kind.proposers());
        parts.addAll(kind.deciders());
        return parts;
    }

    private static List<ProposalKind> decidedBy(Role role) {
        return java.util.Arrays.stream(ProposalKind.values())
                .filter(kind -> kind.persons() && kind.deciders().contains(role))
                .toList();
    }

    private CarriesOut carrier(ProposalKind kind) {
        return found(kind).orElseThrow(() -> new Problem(Problem.Kind.CONFLICT, "proposal-nobody-does", kind));
    }

    private Optional<CarriesOut> found(ProposalKind kind) {
        return carriers.stream().filter(carrier -> carrier.kind() == kind).findFirst();
    }

    private static String cause(String written) {
        var stripped = written.strip();
        if (!TextLine.fits(stripped, LONGEST_CAUSE)) {
            throw new Problem(Problem.Kind.INVALID, "proposal-cause", LONGEST_CAUSE);
        }
        return stripped;
    }

    private static Problem notYours(Access access) {
        return new Problem(Problem.Kind.FORBIDDEN, "proposal-role", access.role());
    }

    private static Problem unknown() {
        return new Problem(Problem.Kind.UNKNOWN, "proposal-unknown");
    }

    private static Problem decidedMeanwhile() {
        return new Problem(Problem.Kind.CONFLICT, "proposal-decided");
    }
}
