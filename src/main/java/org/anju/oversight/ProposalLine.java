package org.anju.oversight;

import java.util.List;

/// A proposal as the desk shows it.
///
/// @param reference under which its page is found
/// @param persons references of those concerned
/// @param own whether it is the viewer's own, which another must decide
/// @param open whether it can still be decided
public record ProposalLine(Proposal proposal, String reference, List<String> persons, boolean own, boolean open) {

    public ProposalLine {
        persons = List.copyOf(persons);
    }
}
