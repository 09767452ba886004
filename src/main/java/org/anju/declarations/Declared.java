package org.anju.declarations;

import org.anju.shared.ReceiptNumber;
import org.anju.shared.Verdict;

/// What became of a declaration of the portal.
public sealed interface Declared {

    /// It was taken.
    ///
    /// @param confirmed whether a landlord has confirmed it
    record Taken(ReceiptNumber number, boolean confirmed) implements Declared {}

    /// It cannot be used as it is; nothing was kept and no code used up.
    record Unusable(Verdict verdict) implements Declared {}
}
