package org.anju.cases;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.anju.frame.Tracker;
import org.anju.shared.ReceiptNumber;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// How far a case is, for whoever has its number: the state and the days, and nothing of the person or of what it
/// is about. Not even the matter is named; a decision is only said to be there.
@Component
@Transactional(readOnly = true)
public class CaseTracker implements Tracker {

    private final TrackRecords records;
    private final Clock clock;

    CaseTracker(TrackRecords records, Clock clock) {
        this.records = records;
        this.clock = clock;
    }

    @Override
    public Optional<Track> track(ReceiptNumber number) {
        return records.tracked(number).map(this::told);
    }

    private Track told(TrackRecords.Tracked found) {
        var shown = found.state().decided() ? "DECIDED" : found.state().name();
        var due = found.due();
        return new Track(
                "case.tracked",
                "case.track." + shown,
                "case.track.next." + shown,
                Objects.requireNonNullElse(found.received(), found.begun()),
                due,
                due != null && LocalDate.now(clock).isAfter(due));
    }
}
