package org.anju.oversight;

import java.util.Map;
import java.util.TreeMap;
import org.anju.shared.Access;
import org.anju.shared.Ids;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// What the house does that concerns nobody in particular 本系统事项: a purge by its retention, a purpose changed.
/// It goes into the transparency log like a look at a person.
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class HouseEvents {

    private final HouseRecords records;

    HouseEvents(HouseRecords records) {
        this.records = records;
    }

    /// Leaves it in the transaction that does it.
    ///
    /// @param kind in capitals, past tense: `PURGED`
    /// @param numbers how many, by what they count
    /// @param keys which, by what they name: codes in small letters, digits, dots and hyphens
    public void happened(String kind, Map<String, Long> numbers, Map<String, String> keys, Access access) {
        var content = new TreeMap<String, Object>(numbers);
        content.putAll(keys);
        records.add(Ids.next(), kind, CanonicalJson.write(content), access);
    }
}
