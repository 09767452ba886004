package org.anju.wards;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.anju.oversight.Brief;
import org.anju.oversight.CarriesOut;
import org.anju.oversight.Proposal;
import org.anju.oversight.ProposalKind;
import org.anju.shared.Access;
import org.anju.shared.Keyring;
import org.anju.shared.PersonId;
import org.anju.shared.Problem;
import org.springframework.stereotype.Component;

/// The guardian of a person who is of age stands once a second person has confirmed it: one alone could make a
/// stranger read who looks at anybody.
@Component
class Guarding implements CarriesOut {

    /// Key of what a proposal says.
    static final String GUARDIANSHIP = "guardianship";

    private final WardRecords records;
    private final Guardianships guardianships;
    private final Keyring keyring;

    Guarding(WardRecords records, Guardianships guardianships, Keyring keyring) {
        this.records = records;
        this.guardianships = guardianships;
        this.keyring = keyring;
    }

    @Override
    public ProposalKind kind() {
        return ProposalKind.GUARD_ADULT;
    }

    /// The paper and the guardian stand on the ward's own page, where looking leaves its entries.
    @Override
    public Brief brief(Proposal proposal, Access access) {
        var ward = ward(proposal);
        var page = "/desk/persons/" + keyring.reference(ward.value()) + "/guardians";
        return new Brief(Map.of(ward, "guarding.ward"), List.of(), page);
    }

    @Override
    public void carryOut(Proposal proposal, Access access) {
        guardianships.confirm(found(proposal), access);
    }

    @Override
    public void leave(Proposal proposal, Access access) {
        records.end(found(proposal), access);
    }

    private Guardianship found(Proposal proposal) {
        return records.find(ward(proposal), id(proposal))
                .orElseThrow(() -> new Problem(Problem.Kind.UNKNOWN, "guardianship-unknown"));
    }

    private static PersonId ward(Proposal proposal) {
        return proposal.subjects().getFirst();
    }

    private static GuardianshipId id(Proposal proposal) {
        UUID id = Objects.requireNonNull(proposal.content().get(GUARDIANSHIP), GUARDIANSHIP);
        return new GuardianshipId(id);
    }
}
