package org.anju.matters;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.anju.oversight.Approvals;
import org.anju.oversight.CarriesOut;
import org.anju.oversight.Proposal;
import org.anju.oversight.ProposalId;
import org.anju.oversight.ProposalKind;
import org.anju.shared.Access;
import org.anju.shared.Ids;
import org.anju.shared.Problem;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The next version of a matter: an administrator proposes it, another one or an auditor decides. What it says
/// decides who gets what, so it is as grave as a change of the catalogue of purposes.
@Component
public class MatterChanges implements CarriesOut {

    private static final String CHANGE = "change";

    private final MatterRecords records;
    private final Matters matters;
    private final MatterTexts texts;
    private final TakingIn taking;
    private final Approvals approvals;
    private final Clock clock;

    MatterChanges(
            MatterRecords records,
            Matters matters,
            MatterTexts texts,
            TakingIn taking,
            Approvals approvals,
            Clock clock) {
        this.records = records;
        this.matters = matters;
        this.texts = texts;
        this.taking = taking;
        this.approvals = approvals;
        this.clock = clock;
    }

    /// A version that waits for a second person, or did.
    public record Waiting(Matter matter, Rules rules, String text, Proposal proposal) {}

    /// Proposes a text as the next version of its matter.
    ///
    /// Throws [Problem] `matter-faulty`, `matter-from-past`, `matter-known`, `matter-backwards`, or those of
    /// [Approvals#propose].
    @Transactional
    public void propose(String text, String cause, Access access) {
        if (!(texts.read(text) instanceof Reading.Sound(var matter, var rules))) {
            throw new Problem(Problem.Kind.INVALID, "matter-faulty");
        }
        require(matter, text);
        var change = Ids.next();
        records.propose(change, matter, TakingIn.digest(text), text);
        approvals.propose(ProposalKind.PUBLISH_MATTER, List.of(), Map.of(CHANGE, change), cause, access);
    }

    /// Throws where the text could not become the next version.
    private void require(Matter matter, String text) {
        var today = LocalDate.now(clock);
        if (matter.from().isBefore(today)) {
            throw new Problem(Problem.Kind.INVALID, "matter-from-past", matter.from(), today);
        }
        var digest = TakingIn.digest(text);
        var versions = matters.published(matter.code());
        versions.stream()
                .filter(version -> version.digest().equals(digest))
                .findFirst()
                .ifPresent(version -> {
                    throw new Problem(
                            Problem.Kind.INVALID,
                            "matter-known",
                            version.matter().version());
                });
        if (!versions.isEmpty() && versions.getLast().matter().from().isAfter(matter.from())) {
            throw new Problem(
                    Problem.Kind.INVALID,
                    "matter-backwards",
                    matter.from(),
                    versions.getLast().matter().version(),
                    versions.getLast().matter().from());
        }
    }

    /// Those that wait, oldest first.
    @Transactional(propagation = Propagation.NEVER)
    public List<Waiting> waiting(Access access) {
        return approvals.waiting(ProposalKind.PUBLISH_MATTER, access).stream()
                .map(this::waiting)
                .toList();
    }

    /// One, decided or not.
    @Transactional(propagation = Propagation.NEVER)
    public Waiting get(ProposalId id, Access access) {
        var proposal = approvals.get(id, access);
        if (proposal.kind() != ProposalKind.PUBLISH_MATTER) {
            throw new Problem(Problem.Kind.UNKNOWN, "proposal-unknown");
        }
        return waiting(proposal);
    }

    @Override
    public ProposalKind kind() {
        return ProposalKind.PUBLISH_MATTER;
    }

    @Override
    public void carryOut(Proposal proposal, Access access) {
        var text = records.proposed(change(proposal));
        if (!(texts.read(text) instanceof Reading.Sound(var matter, var rules))) {
            throw new Problem(Problem.Kind.CONFLICT, "matter-faulty");
        }
        var number = records.publish(change(proposal), proposal.id(), LocalDate.now(clock))
                .orElseThrow(() -> new Problem(Problem.Kind.CONFLICT, "matter-overtaken"));
        matters.changed();
        taking.happened(new MatterVersion(matter.code(), number), TakingIn.digest(text), access);
    }

    private Waiting waiting(Proposal proposal) {
        var text = records.proposed(change(proposal));
        return switch (texts.again(text)) {
            case Reading.Sound(var matter, var rules) -> new Waiting(matter, rules, text, proposal);
            case Reading.Faulty faulty -> throw new Problem(Problem.Kind.CONFLICT, "matter-faulty");
        };
    }

    private static UUID change(Proposal proposal) {
        return Objects.requireNonNull(proposal.content().get(CHANGE));
    }
}
