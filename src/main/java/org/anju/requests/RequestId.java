package org.anju.requests;

import java.util.UUID;
import org.anju.shared.Ids;

/// A request. The value stays inside the house.
public record RequestId(UUID value) {

    /// A key that no request has yet.
    static RequestId next() {
        return new RequestId(Ids.next());
    }
}
