package org.anju.warrants;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.anju.oversight.Acting;
import org.anju.oversight.Approvals;
import org.anju.oversight.Proposal;
import org.anju.oversight.ProposalKind;
import org.anju.oversight.Purposes;
import org.anju.residents.Arrivals;
import org.anju.shared.Access;
import org.anju.shared.Problem;
import org.anju.shared.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/// Who may be whom an instrument means 待核实结果, between the exact match and what two officers of two units
/// decide.
///
/// Nobody else sees one, and not even the officers see who it is before they have confirmed it. What is
/// refuted or lapses leaves a count and nothing of the person.
@Component
@Transactional(propagation = Propagation.NEVER)
public class Candidates {

    /// Candidates that a list shows.
    public static final int MOST = 200;

    /// Key of what a proposal says.
    static final String CANDIDATE = "candidate";

    /// A proposal outlives its candidate, so it says nothing of it.
    private static final String FILE = "warrant-check";

    private static final String CAUSE = "签发机关已确认 · confirmed by the issuer";

    private final CandidateRecords records;
    private final WarrantRecords warrants;
    private final Acting acting;
    private final Approvals approvals;
    private final Arrivals arrivals;
    private final Purposes purposes;
    private final TransactionTemplate transaction;

    Candidates(
            CandidateRecords records,
            WarrantRecords warrants,
            Acting acting,
            Approvals approvals,
            Arrivals arrivals,
            Purposes purposes,
            PlatformTransactionManager transactions) {
        this.records = records;
        this.warrants = warrants;
        this.acting = acting;
        this.approvals = approvals;
        this.arrivals = arrivals;
        this.purposes = purposes;
        this.transaction = new TransactionTemplate(transactions);
    }

    /// Looks at who was registered or declared, each once; returns how many they were. A crash at any point
    /// means that some are looked at twice, which changes nothing.
    int lookAtArrivals(int most) {
        return inTransaction(() -> {
            var waiting = arrivals.waiting(most);
            for (var arrival : waiting) {
                arrivals.identities(arrival.person()).forEach(identity -> records.match(identity, arrival.person()));
                arrivals.told(arrival);
            }
            return waiting.size();
        });
    }

    /// Asks the register for the document of one instrument that has come into force; false where there is
    /// none. In a transaction after that of the verification, so that no registration slips between the
    /// two.
    boolean lookUpNext() {
        return inTransaction(() -> {
            var next = records.next();
            next.ifPresent(unlooked -> {
                arrivals.holder(unlooked.digest()).ifPresent(person -> records.match(unlooked.digest(), person));
                records.lookedUp(unlooked.warrant());
            });
            return next.isPresent();
        });
    }

    /// Ends what nobody answered in time.
    void lapse() {
        transaction.executeWithoutResult(status -> records.lapse());
    }

    /// One that waits, or waited, with its instrument.
    ///
    /// @param proposal what the first officer has confirmed; `null` while nobody has, and when the second
    ///     has, too
    public record Waiting(
            Candidate candidate, Warrant warrant, @Nullable Proposal proposal) {}

    /// Those that wait, most pressing first, and then those whose address is to be handed over.
    public List<Waiting> list(Access access) {
        return waiting(null, access);
    }

    /// One; a [Problem] `candidate-over` where it was refuted, has lapsed, or never was.
    public Waiting get(CandidateId id, Access access) {
        return waiting(id, access).stream().findFirst().orElseThrow(Candidates::over);
    }

    private List<Waiting> waiting(@Nullable CandidateId only, Access access) {
        return asOfficer(access, () -> {
            var found = only == null
                    ? records.list(MOST)
                    : records.find(only).stream().toList();
            var instruments = warrants
                    .list(found.stream().map(Candidate::warrant).collect(Collectors.toSet()))
                    .stream()
                    .collect(Collectors.toMap(Warrant::id, warrant -> warrant));
            var proposals = approvals.waitingOn(
                    ProposalKind.CONFIRM_WARRANT_HIT,
                    CANDIDATE,
                    found.stream().map(one -> one.id().value()).toList(),
                    access);
            return found.stream()
                    .map(one -> new Waiting(
                            one,
                            Objects.requireNonNull(instruments.get(one.warrant())),
                            proposals.get(one.id().value())))
                    .toList();
        });
    }

    /// Records what the issuer answered. Throws [Problem] `candidate-over`, or `issuer-asked` where
    /// somebody was faster.
    public void answer(CandidateId id, Candidate.Answer answer, Access access) {
        var open = get(id, access).candidate();
        if (open.answer() != null || !asOfficer(access, () -> records.answer(id, answer, access))) {
            throw new Problem(Problem.Kind.CONFLICT, "issuer-asked");
        }
    }

    /// The first officer confirms; one of another unit must, too, before the clock has run out. Of two who
    /// are the first at once, one is.
    ///
    /// Throws [Problem] `candidate-over`, `issuer-not-asked` or `candidate-proposed`.
    public void propose(CandidateId id, Access access) {
        asOfficer(access, () -> {
            var left = records.hold(id);
            if (!left.isPositive()) {
                throw over();
            }
            var open = get(id, access);
            if (open.candidate().answer() == null) {
                throw new Problem(Problem.Kind.CONFLICT, "issuer-not-asked");
            }
            if (open.proposal() != null) {
                throw new Problem(Problem.Kind.CONFLICT, "candidate-proposed");
            }
            return approvals.propose(
                    ProposalKind.CONFIRM_WARRANT_HIT,
                    List.of(),
                    Map.of(CANDIDATE, id.value()),
                    CAUSE,
                    left,
                    access.under(FILE));
        });
    }

    /// The second officer confirms. Throws [Problem] `candidate-not-proposed`, `candidate-over`, or as
    /// [Approvals#confirm].
    public void confirm(CandidateId id, Access access) {
        var proposal = get(id, access).proposal();
        if (proposal == null) {
            throw new Problem(Problem.Kind.CONFLICT, "candidate-not-proposed");
        }
        approvals.confirm(proposal.id(), access.under(FILE));
    }

    /// It is not so, or cannot be said: one officer is enough, and nothing remains of it but a count.
    public void refute(CandidateId id, Access access) {
        if (!asOfficer(access, () -> records.refute(id))) {
            throw over();
        }
    }

    /// Where the person lives by the register, shown once; empty where that is in no dwelling.
    ///
    /// The look stands in the person's access log with the instrument's number as its file: whoever
    /// withholds an entry until an instrument ends finds it by that number. It is shown only after it was
    /// marked as handed over, so two who press at once do not both see it; should the program be killed in
    /// between, the entry stands and the address was shown to nobody.
    ///
    /// Throws [Problem] `candidate-over` or `candidate-handed-over`.
    public Optional<String> handOver(CandidateId id, Access access) {
        var confirmed = get(id, access);
        var warrant = confirmed.warrant();
        var person = asOfficer(access, () -> records.concerned(id))
                .orElseThrow(() -> new Problem(
                        Problem.Kind.CONFLICT,
                        confirmed.candidate().handedOver() ? "candidate-handed-over" : "candidate-not-confirmed"));
        if (warrant.state() != Warrant.State.IN_FORCE) {
            throw over();
        }
        var address = arrivals.address(person, access.under(warrant.number()));
        if (!asOfficer(access, () -> records.handOver(id, access))) {
            throw new Problem(Problem.Kind.CONFLICT, "candidate-handed-over");
        }
        return address;
    }

    private <T extends @Nullable Object> T asOfficer(Access access, Supplier<T> rows) {
        purposes.require(access);
        if (access.role() != Role.WARRANT_OFFICER) {
            throw new Problem(Problem.Kind.FORBIDDEN, "warrant-role");
        }
        return inTransaction(() -> {
            acting.as(access.role());
            return rows.get();
        });
    }

    private <T extends @Nullable Object> T inTransaction(Supplier<T> work) {
        return transaction.execute(status -> work.get());
    }

    private static Problem over() {
        return new Problem(Problem.Kind.CONFLICT, "candidate-over");
    }
}
