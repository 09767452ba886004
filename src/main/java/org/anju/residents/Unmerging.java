package org.anju.residents;

import java.util.List;
import java.util.Map;
import org.anju.oversight.Brief;
import org.anju.oversight.CarriesOut;
import org.anju.oversight.Proposal;
import org.anju.oversight.ProposalKind;
import org.anju.shared.Access;
import org.anju.shared.Ids;
import org.anju.shared.PersonId;
import org.anju.shared.Problem;
import org.springframework.stereotype.Component;

/// Takes two records apart that had become one, where two persons have decided that they are of two persons
/// after all 撤销合并. Each is again what it was, with what has been entered in it since.
@Component
class Unmerging implements CarriesOut {

    private final ActRecords acts;
    private final MergedRecords merged;
    private final Reach reach;

    Unmerging(ActRecords acts, MergedRecords merged, Reach reach) {
        this.acts = acts;
        this.merged = merged;
        this.reach = reach;
    }

    @Override
    public ProposalKind kind() {
        return ProposalKind.UNMERGE_PERSONS;
    }

    @Override
    public Brief brief(Proposal proposal, Access access) {
        var gone = new PersonId(Merging.key(proposal, Merging.MERGED));
        var survivor = new PersonId(Merging.key(proposal, Merging.SURVIVOR));
        return new Brief(Map.of(survivor, "merging.keeps", gone, "merging.leaves"), List.of(), "");
    }

    @Override
    public void carryOut(Proposal proposal, Access access) {
        var gone = new PersonId(Merging.key(proposal, Merging.MERGED));
        var survivor = new PersonId(Merging.key(proposal, Merging.SURVIVOR));
        var grounds = Grounds.decided(Ids.next(), proposal.file());
        for (var person : List.of(gone, survivor)) {
            reach.requireTerritory(person, reach.territory(access));
            acts.act(person, Person.Act.Kind.UNMERGE, grounds, access);
        }
        merged.unmerge(gone, survivor, proposal.id().value(), grounds.act(), access)
                .ifPresent(problem -> {
                    throw new Problem(Problem.Kind.CONFLICT, problem);
                });
    }
}
