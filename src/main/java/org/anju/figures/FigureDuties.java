package org.anju.figures;

import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Months that are over are counted within the hour, and not while somebody waits for a page.
@Component
class FigureDuties {

    private final ServiceMonths months;

    FigureDuties(ServiceMonths months) {
        this.months = months;
    }

    // A month is counted once: not before a register that is being filled is full.
    @Scheduled(initialDelay = 60, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void countMonths() {
        months.count();
    }
}
