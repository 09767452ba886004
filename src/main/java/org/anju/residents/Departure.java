package org.anju.residents;

import java.util.UUID;
import org.anju.shared.PartialDate;
import org.anju.shared.PersonId;

/// That somebody does not live in a dwelling any more, and nobody there knows where they went.
///
/// @param act key of the act by which it is taken in
/// @param reference of the visit at which it was found, as the person reads it
public record Departure(PersonId person, UUID stay, PartialDate since, UUID act, String reference) {

    /// How the register stands to it.
    public enum Relation {
        /// the stay goes on
        OPEN,
        /// the register says just this already
        SAME,
        /// the stay has ended otherwise
        OTHER,
        /// the stay had not begun by then
        EARLY
    }
}
