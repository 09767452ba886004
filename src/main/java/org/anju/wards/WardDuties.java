package org.anju.wards;

import java.util.UUID;
import org.anju.residents.Forgets;
import org.anju.shared.Access;
import org.anju.shared.PersonId;
import org.springframework.stereotype.Component;

/// What the erasure of a record does to who acts for the person, and for whom the person acts: nothing of it is
/// left but the entries in the logs.
@Component
class WardDuties implements Forgets {

    private final WardRecords records;

    WardDuties(WardRecords records) {
        this.records = records;
    }

    @Override
    public void forget(PersonId person, UUID decided, Access access) {
        records.forget(person, decided);
    }
}
