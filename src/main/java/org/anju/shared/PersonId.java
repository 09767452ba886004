package org.anju.shared;

import java.util.UUID;

/// A natural person in the register 人员. The value stays inside the house.
public record PersonId(UUID value) {

    /// A key that nobody has yet.
    public static PersonId next() {
        return new PersonId(Ids.next());
    }
}
