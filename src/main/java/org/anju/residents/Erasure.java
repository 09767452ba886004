package org.anju.residents;

import org.anju.accounts.Accounts;
import org.anju.oversight.CarriesOut;
import org.anju.oversight.Proposal;
import org.anju.oversight.ProposalKind;
import org.anju.shared.Access;
import org.anju.shared.Ids;
import org.anju.shared.Problem;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// Erases the record of a person that two persons have decided should go before its time 注销. The rows vanish; a
/// tombstone says that there was a record, and the access log still says who looked at it.
@Component
class Erasure implements CarriesOut {

    private final ActRecords records;
    private final MergedRecords merged;
    private final DuplicateRecords duplicates;
    private final Reach reach;
    private final Accounts accounts;
    private final ObjectProvider<Forgets> others;

    Erasure(
            ActRecords records,
            MergedRecords merged,
            DuplicateRecords duplicates,
            Reach reach,
            Accounts accounts,
            ObjectProvider<Forgets> others) {
        this.records = records;
        this.merged = merged;
        this.duplicates = duplicates;
        this.reach = reach;
        this.accounts = accounts;
        this.others = others;
    }

    @Override
    public ProposalKind kind() {
        return ProposalKind.ERASE_PERSON;
    }

    @Override
    public void carryOut(Proposal proposal, Access access) {
        for (var person : proposal.subjects()) {
            reach.require(person, access);
            if (merged.together(person, null).size() > 1) {
                throw new Problem(Problem.Kind.CONFLICT, "erase-merged");
            }
            var grounds = Grounds.decided(Ids.next(), proposal.file());
            records.act(person, Person.Act.Kind.ERASURE, grounds, access);
            records.erase(person, proposal.id().value(), grounds.act());
            duplicates.forget(person, proposal.id().value());
            accounts.forget(person, proposal.id().value());
            others.forEach(one -> one.forget(person, proposal.id().value(), access));
        }
    }
}
