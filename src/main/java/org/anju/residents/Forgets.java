package org.anju.residents;

import java.util.UUID;
import org.anju.shared.Access;
import org.anju.shared.PersonId;

/// What a module offers as a bean where it keeps words of persons: it is told that a record is erased,
/// within the transaction of that, and lets go of them. Its functions in the database ask
/// `oversight.approved` themselves.
public interface Forgets {

    /// @param decided the proposal that two persons have confirmed
    /// @param access the confirming person's
    void forget(PersonId person, UUID decided, Access access);
}
