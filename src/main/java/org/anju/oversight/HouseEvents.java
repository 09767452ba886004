package org.anju.oversight;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.anju.merkle.Proof;
import org.anju.shared.Access;
import org.anju.shared.Ids;
import org.anju.shared.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// What the house does that names nobody 本系统事项: what two persons decide about no person, a purge, a restore.
/// It goes into the transparency log like a look at a person.
@Component
public class HouseEvents {

    /// Events that a list shows at a time.
    public static final int MOST = 100;

    private final HouseRecords records;
    private final Checkpoints checkpoints;

    HouseEvents(HouseRecords records, Checkpoints checkpoints) {
        this.records = records;
        this.checkpoints = checkpoints;
    }

    /// Leaves it in the transaction that does it.
    ///
    /// @param kind in capitals, past tense: `PURGED`
    /// @param numbers how many, by what they count
    /// @param keys which, by what they name: codes in small letters, digits, dots and hyphens
    @Transactional(propagation = Propagation.MANDATORY)
    public void happened(String kind, Map<String, Long> numbers, Map<String, String> keys, Access access) {
        var content = new TreeMap<String, Object>(numbers);
        content.putAll(keys);
        records.add(Ids.next(), kind, CanonicalJson.write(content), access);
    }

    /// At most [#MOST], the newest first.
    ///
    /// @param before only what happened before this one; `null` for all
    @Transactional(readOnly = true)
    public List<HouseEvent> list(@Nullable UUID before) {
        return records.list(before, MOST);
    }

    /// The proof that an event is in the transparency log. Throws [Problem] `proof-unknown` where there is no such
    /// event, or the log has not taken it yet.
    @Transactional(readOnly = true)
    public Proof proof(UUID event) {
        return checkpoints
                .proof(event)
                .orElseThrow(() -> new Problem(Problem.Kind.UNKNOWN, "proof-unknown"));
    }
}
