package org.anju.warrants;

import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// The two moments at which the register is looked at, and the clocks of what was found.
@Component
class WarrantDuties {

    /// Arrivals of one transaction; several follow one another while there is work.
    private static final int PART = 100;

    private static final int ROUNDS = 50;

    private final Candidates candidates;
    private final Warrants warrants;

    WarrantDuties(Candidates candidates, Warrants warrants) {
        this.candidates = candidates;
        this.warrants = warrants;
    }

    @Scheduled(initialDelay = 10, fixedDelay = 2, timeUnit = TimeUnit.SECONDS)
    void look() {
        candidates.lapse();
        for (int round = 0; round < ROUNDS && candidates.lookUpNext(); round++) {}
        for (int round = 0; round < ROUNDS && candidates.lookAtArrivals(PART) == PART; round++) {}
    }

    @Scheduled(initialDelay = 60, fixedDelay = 60, timeUnit = TimeUnit.SECONDS)
    void erase() {
        warrants.eraseWhatIsOver();
    }
}
