package org.anju.residents;

import java.util.List;
import org.anju.oversight.Purpose;
import org.anju.oversight.Purposes;
import org.anju.shared.Access;
import org.anju.shared.DivisionCode;
import org.anju.shared.PersonId;
import org.anju.shared.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Whom an access reaches: those who live in the divisions of the post, where its purpose says so.
@Component
class Reach {

    private final ResidentRecords records;
    private final PersonRecords persons;
    private final Purposes purposes;

    Reach(ResidentRecords records, PersonRecords persons, Purposes purposes) {
        this.records = records;
        this.persons = persons;
        this.purposes = purposes;
    }

    /// Throws [Problem] `person-erased`, or `outside-territory` where the person lives in none of the post's
    /// divisions.
    void require(PersonId person, Access access) {
        persons.erased(person).ifPresent(at -> {
            throw new Problem(Problem.Kind.UNKNOWN, "person-erased", at);
        });
        var territory = territory(access);
        if (!territory.isEmpty() && records.within(List.of(person), territory).isEmpty()) {
            throw new Problem(Problem.Kind.FORBIDDEN, "outside-territory");
        }
    }

    /// Throws [Problem] `outside-territory` where a division is none of the post's.
    void require(DivisionCode division, Access access) {
        if (!division.value().startsWith(territory(access))) {
            throw new Problem(Problem.Kind.FORBIDDEN, "outside-territory");
        }
    }

    /// The beginning of the codes of the divisions that an access reaches; empty for everywhere.
    String territory(Access access) {
        var purpose = purposes.require(access);
        @Nullable DivisionCode own = access.territory();
        return purpose.territory() == Purpose.Territory.OWN && own != null ? own.prefix() : "";
    }
}
