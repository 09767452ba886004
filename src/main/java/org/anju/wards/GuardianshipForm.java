package org.anju.wards;

import java.util.Map;

/// What was filled in at the desk, to show it again beside a fault.
///
/// @param kind of the guardian's document
/// @param document its number
/// @param number of the paper that was seen
public record GuardianshipForm(String basis, String kind, String document, String paper, String number, String until) {

    static final GuardianshipForm EMPTY = of(Map.of());

    static GuardianshipForm of(Map<String, String> texts) {
        return new GuardianshipForm(
                texts.getOrDefault("basis", "").strip(),
                texts.getOrDefault("kind", "RESIDENT_IDENTITY_CARD").strip(),
                texts.getOrDefault("document", "").strip(),
                texts.getOrDefault("paper", "").strip(),
                texts.getOrDefault("number", "").strip(),
                texts.getOrDefault("until", "").strip());
    }
}
