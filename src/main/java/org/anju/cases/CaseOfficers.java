package org.anju.cases;

import java.util.Set;
import org.anju.oversight.Purposes;
import org.anju.shared.Access;
import org.anju.shared.Problem;
import org.anju.shared.PurposeCode;
import org.anju.shared.Role;
import org.springframework.stereotype.Component;

/// Who handles cases: officers under the purpose for it.
@Component
class CaseOfficers {

    static final PurposeCode PURPOSE = new PurposeCode("case-handling");

    private static final Set<Role> OFFICERS = Set.of(Role.REGISTRAR, Role.REVIEWER);

    private final Purposes purposes;

    CaseOfficers(Purposes purposes) {
        this.purposes = purposes;
    }

    /// Throws [Problem] `case-role`, or `case-purpose` where another purpose is open.
    void require(Access access) {
        purposes.require(access);
        if (!OFFICERS.contains(access.role())) {
            throw new Problem(Problem.Kind.FORBIDDEN, "case-role", access.role());
        }
        if (!access.purpose().equals(PURPOSE)) {
            throw new Problem(Problem.Kind.FORBIDDEN, "case-purpose");
        }
    }

    static String territory(Access access) {
        var own = access.territory();
        return own == null ? "" : own.prefix();
    }
}
