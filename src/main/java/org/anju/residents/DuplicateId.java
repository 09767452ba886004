package org.anju.residents;

import java.util.UUID;
import org.anju.shared.Ids;

/// Key of a pair of records that may be of one person.
public record DuplicateId(UUID value) {

    public static DuplicateId next() {
        return new DuplicateId(Ids.next());
    }
}
