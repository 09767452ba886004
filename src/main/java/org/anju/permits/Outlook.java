package org.anju.permits;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/// From when on somebody without a permit can apply for one, as a sentence of the page.
///
/// @param key the sentence
/// @param arguments what it is filled with
/// @param now whether it is today already
/// @param declare whether a home is to be declared first
public record Outlook(String key, List<Object> arguments, boolean now, boolean declare) {

    /// @param facts those of [PermitFacts]
    static Outlook of(Map<String, Object> facts) {
        if (Boolean.TRUE.equals(facts.get("permit.mayApply"))) {
            return new Outlook("permit.may.now", List.of(), true, false);
        }
        if (Boolean.TRUE.equals(facts.get("permit.householdHere"))) {
            return new Outlook("permit.may.household", List.of(), false, false);
        }
        if (facts.get("permit.mayApplyFrom") instanceof LocalDate from
                && facts.get("permit.since") instanceof LocalDate since) {
            return new Outlook("permit.may.from", List.of(from, since), false, false);
        }
        return new Outlook("permit.may.nowhere", List.of(), false, true);
    }
}
