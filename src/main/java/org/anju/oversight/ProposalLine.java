package org.anju.oversight;

import java.util.List;
import org.anju.shared.PersonId;

/// A proposal as the desk shows it.
///
/// @param reference under which its page is found
/// @param persons those concerned
/// @param own whether it is the viewer's own, which another must decide
/// @param open whether it can still be decided
public record ProposalLine(Proposal proposal, String reference, List<Concerned> persons, boolean own, boolean open) {

    /// A person concerned and the reference under which the record is opened.
    public record Concerned(PersonId person, String reference) {}

    public ProposalLine {
        persons = List.copyOf(persons);
    }
}
