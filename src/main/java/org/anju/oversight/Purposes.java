package org.anju.oversight;

import java.util.List;
import org.anju.shared.Access;
import org.anju.shared.Problem;
import org.anju.shared.PurposeCode;
import org.anju.shared.Role;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The catalogue of purposes 查询用途目录: what persons may be looked at for, by whom, on which legal basis.
@Component
@Transactional(readOnly = true)
public class Purposes {

    private final PurposeRecords records;

    Purposes(PurposeRecords records) {
        this.records = records;
    }

    public List<Purpose> list() {
        return records.list();
    }

    /// The purposes that a role may open, in the order of the catalogue.
    public List<Purpose> listFor(Role role) {
        return records.list().stream()
                .filter(purpose -> purpose.roles().contains(role))
                .toList();
    }

    public Purpose get(PurposeCode code) {
        return records.find(code).orElseThrow(() -> new Problem(Problem.Kind.UNKNOWN, "purpose-unknown", code));
    }

    /// The purpose of an access, if its role may use it; otherwise a [Problem] `purpose-not-for-role`.
    public Purpose require(Access access) {
        var purpose = get(access.purpose());
        if (!purpose.roles().contains(access.role())) {
            throw new Problem(Problem.Kind.FORBIDDEN, "purpose-not-for-role", access.purpose(), access.role());
        }
        return purpose;
    }
}
