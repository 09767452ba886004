package org.anju.figures;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Months that are over are counted in the night, and not while somebody waits for a page.
@Component
class FigureDuties {

    private final ServiceMonths months;

    FigureDuties(ServiceMonths months) {
        this.months = months;
    }

    @Scheduled(cron = "0 25 4 * * *", zone = "Asia/Shanghai")
    void countMonths() {
        months.count();
    }
}
