package org.anju.warrants;

/// An instrument as the desk shows it.
///
/// @param reference under which its page is found
/// @param own whether the viewer entered it
/// @param sameUnit whether the viewer's unit entered it, which another must verify
public record WarrantLine(Warrant warrant, String reference, boolean own, boolean sameUnit) {}
