package org.anju.matters;

import org.anju.oversight.Proposal;

/// A version that was proposed, as the desk shows it.
///
/// @param own whether it is the viewer's own, which another must decide
/// @param open whether it can still be decided
public record MatterChangeLine(Matter matter, Proposal proposal, String reference, boolean own, boolean open) {}
