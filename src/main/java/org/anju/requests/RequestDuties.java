package org.anju.requests;

import java.util.UUID;
import org.anju.frame.Words;
import org.anju.residents.Forgets;
import org.anju.shared.Access;
import org.anju.shared.PersonId;
import org.anju.shared.Tongue;
import org.springframework.stereotype.Component;

/// What the erasure of a record does to what the person had asked for.
@Component
class RequestDuties implements Forgets {

    private final RequestRecords records;

    RequestDuties(RequestRecords records) {
        this.records = records;
    }

    /// A request to erase is answered by it; of the others nothing but that they were made is left.
    @Override
    public void forget(PersonId person, UUID decided, Access access) {
        var told = Words.in(Tongue.ZH).t("request.erased") + " "
                + Words.in(Tongue.EN).t("request.erased");
        records.forget(person, decided, told, access);
    }
}
