package org.anju.warrants;

import org.anju.oversight.Proposal;
import org.jspecify.annotations.Nullable;

/// A candidate as the desk shows it: the instrument and the clock, and nothing of the person.
///
/// @param reference under which its page is found
/// @param minutes that are left, begun ones counted
/// @param proposal what the first officer has confirmed; `null` while nobody has
/// @param own whether the viewer was that first officer
/// @param sameUnit whether it was somebody of the viewer's unit
public record CandidateLine(
        Candidate candidate,
        Warrant warrant,
        String reference,
        long minutes,
        @Nullable Proposal proposal,
        boolean own,
        boolean sameUnit) {}
