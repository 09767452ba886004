package org.anju.wards;

import java.util.UUID;
import org.anju.oversight.Retained;
import org.anju.residents.Forgets;
import org.anju.shared.Access;
import org.anju.shared.PersonId;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;

/// What the erasure of a record, and the end of their time, do to guardianships: nothing is left but the
/// entries in the logs.
@Component
class WardDuties implements Forgets {

    private final WardRecords records;

    WardDuties(WardRecords records) {
        this.records = records;
    }

    @Bean
    static Retained guardianshipsRetained(WardRecords records) {
        return new Retained("guardianships", (before, most) -> records.eraseOver(most));
    }

    @Override
    public void forget(PersonId person, UUID decided, Access access) {
        records.forget(person, decided);
    }
}
