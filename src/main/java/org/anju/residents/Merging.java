package org.anju.residents;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.anju.oversight.CarriesOut;
import org.anju.oversight.Proposal;
import org.anju.oversight.ProposalKind;
import org.anju.shared.Access;
import org.anju.shared.Ids;
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

    Merging(ActRecords acts, MergedRecords merged, DuplicateRecords duplicates, Reach reach) {
        this.acts = acts;
        this.merged = merged;
        this.duplicates = duplicates;
        this.reach = reach;
    }

    @Override
    public ProposalKind kind() {
        return ProposalKind.MERGE_PERSONS;
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
