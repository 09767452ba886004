package org.anju.shared;

import java.util.UUID;

/// Somebody who signs in 账户: a member of staff or a resident. The value stays inside the house.
public record AccountId(UUID value) {

    /// A key that nobody has yet.
    public static AccountId next() {
        return new AccountId(Ids.next());
    }
}
