package org.anju.residents;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.anju.shared.Access;
import org.anju.shared.PersonId;
import org.anju.shared.Problem;
import org.anju.shared.Role;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Where people come from 户籍地: as numbers, and of one person only within what that person writes.
@Component
public class Origins {

    private final OriginRecords records;

    Origins(OriginRecords records) {
        this.records = records;
    }

    /// How many certainly live in a county who are registered as a household in a province.
    ///
    /// @param province two digits
    /// @param county six digits
    public record Count(String province, String county, long persons) {}

    /// The place of household registration of who writes something of their own, as declared: a code or a name;
    /// empty where none was. The caller's transaction has left an entry about them. Throws [Problem]
    /// `not-allowed` for whoever is not the person, or the house on the person's behalf.
    ///
    /// @param parts the records of one person, that under which they are kept first
    @Transactional(propagation = Propagation.MANDATORY)
    public String household(List<PersonId> parts, Access access) {
        if (!may(access.role())) {
            throw new Problem(Problem.Kind.FORBIDDEN, "not-allowed");
        }
        return records.household(parts.stream().map(PersonId::value).toArray(UUID[]::new));
    }

    private static boolean may(Role role) {
        return switch (role) {
            case RESIDENT, SYSTEM, REGISTRAR, REVIEWER -> true;
            case ADMINISTRATOR, AUDITOR, COLLECTOR, REPORTER, WARRANT_OFFICER, GATEWAY, AGENCY -> false;
        };
    }

    /// The numbers of a day. Small ones are among them: nobody publishes those.
    @Transactional(readOnly = true)
    public List<Count> count(LocalDate day) {
        return records.count(day);
    }
}
