package org.anju.oversight;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.anju.merkle.Proof;
import org.anju.shared.Access;
import org.anju.shared.Ids;
import org.anju.shared.Keyring;
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
    private final Keyring keyring;

    HouseEvents(HouseRecords records, Checkpoints checkpoints, Keyring keyring) {
        this.records = records;
        this.checkpoints = checkpoints;
        this.keyring = keyring;
    }

    /// Leaves it in the transaction that does it.
    ///
    /// @param kind in capitals, past tense: `PURGED`
    /// @param content by what it names: whole numbers; codes in small letters, digits, dots and hyphens;
    ///     and keys, which stand there as references
    @Transactional(propagation = Propagation.MANDATORY)
    public void happened(String kind, Map<String, ?> content, Access access) {
        var written = new TreeMap<String, Object>();
        content.forEach((name, value) -> written.put(name, value instanceof UUID key ? keyring.reference(key) : value));
        records.add(Ids.next(), kind, CanonicalJson.write(written), access);
    }

    /// At most [#MOST], the newest first.
    ///
    /// @param before only what happened before this one; `null` for all
    @Transactional(readOnly = true)
    public List<HouseEvent> list(@Nullable UUID before) {
        return records.list(before, MOST);
    }

    /// The proof that an event is in the transparency log. Throws [Problem] `proof-unknown` where there is
    /// no such event, or the log has not taken it yet.
    @Transactional(readOnly = true)
    public Proof proof(UUID event) {
        return checkpoints.proof(event).orElseThrow(() -> new Problem(Problem.Kind.UNKNOWN, "proof-unknown"));
    }
}
