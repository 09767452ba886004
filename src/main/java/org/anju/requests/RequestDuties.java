package org.anju.requests;

import java.util.UUID;
import org.anju.frame.Words;
import org.anju.oversight.Retained;
import org.anju.residents.Forgets;
import org.anju.shared.Access;
import org.anju.shared.PersonId;
import org.anju.shared.Tongue;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;

/// What the erasure of a record, and the end of their time, do to what the person had asked for.
@Component
class RequestDuties implements Forgets {

    private final RequestRecords records;

    RequestDuties(RequestRecords records) {
        this.records = records;
    }

    @Bean
    static Retained requestsRetained(RequestRecords records) {
        return new Retained("requests", (before, most) -> records.eraseWords(most));
    }

    /// A request to erase is answered by it; of the others nothing but that they were made is left.
    @Override
    public void forget(PersonId person, UUID decided, Access access) {
        records.forget(person, decided, both("request.erased"), access);
    }

    private static String both(String key) {
        return Words.in(Tongue.ZH).t(key) + " " + Words.in(Tongue.EN).t(key);
    }
}
