package org.anju.oversight;

import org.anju.merkle.Checkpoint;
import org.anju.merkle.Hash;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Gives committed events their places in the log and signs how it stands after them. Never in the
/// transaction that wrote the event: that would make all writers wait for one another.
@Component
@Transactional
class Sequencing {

    /// Events of one round, and of its one signature.
    static final int MOST = 4_096;

    private final LogRecords records;
    private final LogSigner signer;

    Sequencing(LogRecords records, LogSigner signer) {
        this.records = records;
        this.signer = signer;
    }

    /// Whether nothing has ever been placed, as after the log was brought to a house that has been there
    /// for long.
    @Transactional(readOnly = true)
    public boolean isEmpty() {
        return records.head().size() == 0;
    }

    /// One round; several houses on one database take turns.
    ///
    /// @return how many events it placed; at least [#MOST] where more may wait
    public int round() {
        if (!records.alone()) {
            return 0;
        }
        var head = records.head();
        signer.requireOwn(head.signed());
        var taken = records.events(head.upTo(), MOST);
        if (taken.isEmpty()) {
            return 0;
        }
        var edge = records.edge(head.size());
        if (!edge.root().equals(head.root())) {
            throw new IllegalStateException(
                    "The log of %d entries has another root than was signed for it; nothing is added."
                            .formatted(head.size()));
        }
        var events = taken.stream().map(LogRecords.Taken::event).toList();
        var entries = events.stream().map(LoggedEvent::entry).toList();
        entries.forEach(entry -> edge.add(Hash.leaf(entry)));
        records.add(head.size(), events, entries);
        var nodes = edge.taken();
        if (!nodes.isEmpty()) {
            records.add(nodes);
        }
        var note = signer.sign(new Checkpoint(signer.origin(), edge.size(), edge.root()));
        if (!records.move(
                head.size(), edge.size(), edge.root(), note, taken.getLast().transaction())) {
            throw new IllegalStateException("Somebody else moved the head of the log from %d.".formatted(head.size()));
        }
        return events.size();
    }
}
