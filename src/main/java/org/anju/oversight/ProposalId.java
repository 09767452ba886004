package org.anju.oversight;

import java.util.UUID;
import org.anju.shared.Ids;

/// A proposal that waits for a second person, or did. The value stays inside the house.
public record ProposalId(UUID value) {

    /// A key that no proposal has yet.
    static ProposalId next() {
        return new ProposalId(Ids.next());
    }
}
