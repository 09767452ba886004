package org.anju.warrants;

import org.anju.oversight.CarriesOut;
import org.anju.oversight.Proposal;
import org.anju.oversight.ProposalKind;
import org.anju.shared.Access;
import org.anju.shared.Problem;
import org.springframework.stereotype.Component;

/// Confirms a candidate that two officers of two units have decided on, while its instrument is in force.
@Component
class Confirming implements CarriesOut {

    private final CandidateRecords records;

    Confirming(CandidateRecords records) {
        this.records = records;
    }

    @Override
    public ProposalKind kind() {
        return ProposalKind.CONFIRM_WARRANT_HIT;
    }

    @Override
    public void carryOut(Proposal proposal, Access access) {
        var candidate = java.util.Objects.requireNonNull(proposal.content().get(Candidates.CANDIDATE));
        records.confirm(new CandidateId(candidate), proposal.id()).ifPresent(problem -> {
            throw new Problem(Problem.Kind.CONFLICT, problem);
        });
    }
}
