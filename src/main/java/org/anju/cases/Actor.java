package org.anju.cases;

import org.anju.shared.Access;
import org.anju.shared.Channel;
import org.anju.shared.Role;

/// Who takes a step.
enum Actor {
    APPLICANT,
    OFFICER,
    RULE;

    /// As whom an access acts: who came in as the person, signed in, at a machine or by the code on paper, applies;
    /// who has a post decides nothing of their own here, the table says what it may.
    static Actor of(Access access) {
        return switch (access.role()) {
            case RESIDENT -> APPLICANT;
            case SYSTEM -> access.channel() == Channel.RULE ? RULE : APPLICANT;
            case REGISTRAR, REVIEWER -> OFFICER;
            case ADMINISTRATOR, AUDITOR, COLLECTOR, REPORTER, WARRANT_OFFICER, GATEWAY, AGENCY ->
                throw new org.anju.shared.Problem(
                        org.anju.shared.Problem.Kind.FORBIDDEN, "case-role", (Role) access.role());
        };
    }
}
