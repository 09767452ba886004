package org.anju.residents;

import java.util.List;
import org.anju.oversight.AccessEntry;
import org.anju.oversight.Purpose;
import org.anju.shared.AccountId;
import org.anju.shared.Keyring;
import org.anju.shared.Tongue;

/// A line of "who looked at it", with its purpose in the reader's language.
///
/// @param reference under which the entry has pages of its own
/// @param own whether it was the reader
public record AccessLine(AccessEntry entry, String reference, String purpose, String basis, boolean own) {

    /// @param catalogue the purposes as published; one that is no longer among them is shown by its code
    public static AccessLine of(
            AccessEntry entry, List<Purpose> catalogue, Tongue tongue, AccountId reader, Keyring keyring) {
        var purpose = catalogue.stream()
                .filter(known -> known.code().equals(entry.purpose()))
                .findFirst();
        return new AccessLine(
                entry,
                keyring.reference(entry.access()),
                purpose.map(known -> known.name(tongue)).orElse(entry.purpose().value()),
                purpose.map(known -> known.basis(tongue)).orElse(""),
                entry.account().equals(reader));
    }
}
