package org.anju.oversight;

import java.util.List;
import java.util.Map;
import org.anju.shared.PersonId;

/// What whoever decides on a proposal has to know beyond its kind. It repeats nothing of a record.
///
/// @param parts what is to become of whom, as keys of messages; who is not in it is merely concerned
/// @param warnings what to look at first, as keys of messages
/// @param page where those concerned stand side by side; empty where there is no such page
public record Brief(Map<PersonId, String> parts, List<String> warnings, String page) {

    public static final Brief NOTHING = new Brief(Map.of(), List.of(), "");

    public Brief {
        parts = Map.copyOf(parts);
        warnings = List.copyOf(warnings);
    }
}
