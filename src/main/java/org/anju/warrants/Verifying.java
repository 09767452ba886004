package org.anju.warrants;

import org.anju.oversight.CarriesOut;
import org.anju.oversight.Proposal;
import org.anju.oversight.ProposalKind;
import org.anju.shared.Access;
import org.anju.shared.Problem;
import org.springframework.stereotype.Component;

/// Puts an instrument in force that an officer of another unit has verified; erases what nobody wanted 核对录入.
@Component
class Verifying implements CarriesOut {

    private final WarrantRecords records;

    Verifying(WarrantRecords records) {
        this.records = records;
    }

    @Override
    public ProposalKind kind() {
        return ProposalKind.ENTER_WARRANT;
    }

    @Override
    public void carryOut(Proposal proposal, Access access) {
        var warrant = java.util.Objects.requireNonNull(proposal.content().get(Warrants.WARRANT));
        if (!records.verify(new WarrantId(warrant), proposal.id())) {
            throw new Problem(Problem.Kind.CONFLICT, "warrant-revoked");
        }
    }

    @Override
    public void leave(Proposal proposal, Access access) {
        records.eraseWhatIsOver();
    }
}
