package org.anju.oversight;

import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// What the end of a month, or of an order, does to the numbers of use.
@Component
class UseDuties {

    private final Uses uses;

    UseDuties(Uses uses) {
        this.uses = uses;
    }

    /// Each few hours, so that a month is counted soon after its end, whenever the house was out of service.
    @Scheduled(initialDelay = 2, fixedDelay = 360, timeUnit = TimeUnit.MINUTES)
    void count() {
        uses.count();
    }
}
