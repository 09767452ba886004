package org.anju.figures;

import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Months that are over are counted as soon as the house is there, and not while somebody waits for a page.
@Component
class FigureDuties {

    private final ServiceMonths months;

    FigureDuties(ServiceMonths months) {
        this.months = months;
    }

    // A month is counted once: whoever fills a register first sets that the house does not begin before.
    @Scheduled(initialDelayString = "${anju.figures.first-minutes:2}", fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void countMonths() {
        months.count();
    }
}
