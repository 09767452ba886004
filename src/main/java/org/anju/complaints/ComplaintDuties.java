package org.anju.complaints;

import java.util.UUID;
import org.anju.oversight.Retained;
import org.anju.residents.Forgets;
import org.anju.shared.Access;
import org.anju.shared.PersonId;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;

/// What the erasure of a record, and the end of their time, do to complaints.
@Component
class ComplaintDuties implements Forgets {

    private final ComplaintRecords records;

    ComplaintDuties(ComplaintRecords records) {
        this.records = records;
    }

    @Bean
    static Retained complaintsRetained(ComplaintRecords records) {
        return new Retained("complaints", (before, most) -> records.eraseWords(most));
    }

    /// The numbers of finished years stay as they were published; the words go.
    @Override
    public void forget(PersonId person, UUID decided, Access access) {
        records.forget(person, decided);
    }
}
