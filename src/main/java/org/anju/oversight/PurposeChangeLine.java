package org.anju.oversight;

/// A change of the catalogue as the desk shows it.
///
/// @param own whether it is the viewer's own, which another must decide
/// @param open whether it can still be decided
public record PurposeChangeLine(PurposeChange change, Proposal proposal, String reference, boolean own, boolean open) {}
