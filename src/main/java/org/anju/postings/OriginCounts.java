package org.anju.postings;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.anju.residents.Origins;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Who went where, in numbers 人员来源: counted once in a quarter, so that two editions that are close to each other
/// do not tell of single persons.
@Component
@Transactional
public class OriginCounts {

    private final OriginCountRecords records;
    private final Origins origins;
    private final Clock clock;

    OriginCounts(OriginCountRecords records, Origins origins, Clock clock) {
        this.records = records;
        this.origins = origins;
        this.clock = clock;
    }

    /// The quarter of the newest count, by its first day; empty before the first.
    @Transactional(readOnly = true)
    public Optional<LocalDate> newestQuarter() {
        return records.newest();
    }

    /// The count of a quarter. Small numbers are among it: whoever publishes it withholds those.
    @Transactional(readOnly = true)
    public List<Origin> of(LocalDate quarter) {
        return records.list(quarter);
    }

    /// Counts, where this quarter has no count yet.
    void count() {
        var today = LocalDate.now(clock);
        var quarter = Quarter.first(today);
        if (records.newest().filter(quarter::equals).isEmpty()) {
            records.add(quarter, origins.count(today));
        }
    }
}
