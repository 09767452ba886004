package org.anju.residents;

import java.util.Optional;
import java.util.UUID;
import org.anju.shared.Keyring;
import org.anju.shared.PersonId;

/// A place in the order in which changes are told: by the transaction that wrote the act, then by act and
/// person.
///
/// @param written number of the transaction (PostgreSQL `xid8`); it never comes twice in the life of a database
public record ChangeCursor(long written, UUID act, PersonId person) {

    /// Before everything.
    static final ChangeCursor START = new ChangeCursor(0, new UUID(0, 0), new PersonId(new UUID(0, 0)));

    private static final int NUMBER = 16;
    private static final int REFERENCE = 32;

    /// As it travels. The same change always has the same text, so whoever is told twice can know it.
    public String text(Keyring keyring) {
        return String.format("%016x", written) + keyring.reference(act) + keyring.reference(person.value());
    }

    /// What a text means; empty where it is not one of ours.
    public static Optional<ChangeCursor> read(String text, Keyring keyring) {
        if (!text.matches("[0-7][0-9a-f]{%d}".formatted(NUMBER - 1 + 2 * REFERENCE))) {
            return Optional.empty();
        }
        var act = keyring.key(text.substring(NUMBER, NUMBER + REFERENCE));
        var person = keyring.key(text.substring(NUMBER + REFERENCE)).map(PersonId::new);
        return act.flatMap(key ->
                person.map(one -> new ChangeCursor(Long.parseLong(text.substring(0, NUMBER), 16), key, one)));
    }
}
