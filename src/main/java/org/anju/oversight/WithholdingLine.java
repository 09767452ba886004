package org.anju.oversight;

import org.jspecify.annotations.Nullable;

/// An order as the desk shows it.
///
/// @param proposal `null` on the list of those that were decided
/// @param reference under which its page, or its end, is found
/// @param own whether it is the viewer's own, which another must decide
/// @param open whether it can still be decided
/// @param inForce whether it keeps something back today
public record WithholdingLine(
        Withholding withholding,
        @Nullable Proposal proposal,
        String reference,
        boolean own,
        boolean open,
        boolean inForce) {}
