package org.anju.matters;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.anju.shared.Access;
import org.anju.shared.PersonId;

/// What a module offers as a bean where it knows facts that rules may ask: `person.…`, `permit.…`.
///
/// Only a module whose facts a matter's rules name is asked for them.
public interface Facts {

    /// All that it may ever offer, always the same.
    Set<Fact> declared();

    /// The facts about a person as they are on a day, by name. What is not known is left out: a rule that asks it
    /// does not hold.
    ///
    /// @param survivor the record that stands for all of this person's
    Map<String, Object> of(PersonId survivor, LocalDate on, Access access);
}
