package org.anju.places;

import java.time.Duration;
import org.anju.places.DivisionRecords.Edition;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Keeps the divisions in memory and looks at most once a second whether the database has others by now, so
/// that a change made at one node reaches the next within a second.
@Component
class GazetteerMemory {

    private static final long LOOKED_AT_EVERY = Duration.ofSeconds(1).toNanos();

    private final DivisionRecords records;
    private volatile @Nullable Kept kept;

    GazetteerMemory(DivisionRecords records) {
        this.records = records;
    }

    private record Kept(Edition edition, Gazetteer gazetteer, long looked) {}

    Gazetteer current() {
        var now = System.nanoTime();
        var last = kept;
        if (last != null && now - last.looked() < LOOKED_AT_EVERY) {
            return last.gazetteer();
        }
        var edition = records.edition();
        var gazetteer = last != null && last.edition().equals(edition)
                ? last.gazetteer()
                : new Gazetteer(records.all(), edition.today());
        kept = new Kept(edition, gazetteer, now);
        return gazetteer;
    }

    /// The divisions are being changed in this transaction: look again, now and when it is over.
    void changed() {
        kept = null;
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCompletion(int status) {
                    kept = null;
                }
            });
        }
    }
}
