package org.anju.postings;

import java.util.UUID;
import org.anju.shared.Ids;

/// An agreement of two offices. The value stays inside the house.
public record AgreementId(UUID value) {

    /// A key that none has yet.
    static AgreementId next() {
        return new AgreementId(Ids.next());
    }
}
