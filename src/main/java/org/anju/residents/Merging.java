package org.anju.residents;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.anju.oversight.AccessLog;
import org.anju.oversight.Brief;
import org.anju.oversight.CarriesOut;
import org.anju.oversight.Look;
import org.anju.oversight.Proposal;
import org.anju.oversight.ProposalKind;
import org.anju.oversight.Shown;
import org.anju.shared.Access;
import org.anju.shared.Ids;
import org.anju.shared.Keyring;
import org.anju.shared.PersonId;
import org.anju.shared.Problem;
import org.springframework.stereotype.Component;

/// Keeps one record under another where two persons have decided that they are of one person 合并.
@Component
class Merging implements CarriesOut {

    /// Keys of what a proposal says.
    static final String MERGED = "merged";

    static final String SURVIVOR = "survivor";
    static final String PAIR = "pair";

    private final ActRecords acts;
    private final MergedRecords merged;
    private final DuplicateRecords duplicates;
    private final Reach reach;
    private final Together together;
    private final AccessLog accessLog;
    private final Keyring keyring;
    private final Clock clock;

    Merging(
            ActRecords acts,
            MergedRecords merged,
            DuplicateRecords duplicates,
            Reach reach,
            Together together,
            AccessLog accessLog,
            Keyring keyring,
            Clock clock) {
        this.acts = acts;
        this.merged = merged;
        this.duplicates = duplicates;
        this.reach = reach;
        this.together = together;
        this.accessLog = accessLog;
        this.keyring = keyring;
        this.clock = clock;
    }

    @Override
    public ProposalKind kind() {
        return ProposalKind.MERGE_PERSONS;
    }

    /// Which record stays, and whether the two have different homes on one day: that is found out by
    /// opening both.
    @Override
    public Brief brief(Proposal proposal, Access access) {
        var gone = new PersonId(key(proposal, MERGED));
        var survivor = new PersonId(key(proposal, SURVIVOR));
        var waiting = proposal.decision() == null;
        return new Brief(
                Map.of(survivor, "merging.stays", gone, "merging.goes"),
                waiting ? warnings(List.of(gone, survivor), access) : List.of(),
                waiting ? "/desk/duplicates/" + keyring.reference(key(proposal, PAIR)) : "");
    }

    private List<String> warnings(List<PersonId> two, Access access) {
        var territory = reach.territory(access);
        if (!two.stream().allMatch(person -> reach.reaches(person, territory))) {
            return List.of("merging.outside");
        }
        var known = clock.instant();
        var conflicts = accessLog.read(
                access, Look.OPENED, Shown.RECORD, two, () -> together.conflicts(two.getFirst(), two.getLast(), known));
        return conflicts.isEmpty() ? List.of() : List.of("merging.conflict");
    }

    @Override
    public void carryOut(Proposal proposal, Access access) {
        var gone = new PersonId(key(proposal, MERGED));
        var survivor = new PersonId(key(proposal, SURVIVOR));
        var act = Ids.next();
        var grounds = duplicates
                .paired(new DuplicateId(key(proposal, PAIR)))
                .flatMap(pair -> duplicates.grounds(pair, act))
                .orElseGet(() -> Grounds.decided(act, proposal.file()));
        for (var person : List.of(gone, survivor)) {
            reach.require(person, access);
            acts.act(person, Person.Act.Kind.MERGE, grounds, access);
        }
        merged.merge(gone, survivor, proposal.id().value(), act).ifPresent(problem -> {
            throw new Problem(Problem.Kind.CONFLICT, problem);
        });
    }

    static UUID key(Proposal proposal, String name) {
        return Objects.requireNonNull(proposal.content().get(name), name);
    }
}
