package org.anju.cases;

import java.time.LocalDate;

/// What was decided 决定, once.
///
/// @param reason why it was refused; empty where it was granted
/// @param remedy what the person can do against a refusal, and by when; empty where it was granted
/// @param byRule whether a rule decided and no officer
/// @param unitName the unit in whose name it was decided
public record CaseDecision(
        boolean granted, String reason, String remedy, LocalDate on, boolean byRule, String unitName) {

    public CaseDecision {
        if (!granted && (reason.isBlank() || remedy.isBlank())) {
            throw new IllegalArgumentException("A refusal says why, and what can be done against it.");
        }
    }
}
