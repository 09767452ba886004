package org.anju.accounts;

import java.util.concurrent.TimeUnit;
import org.anju.oversight.Retention;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Carries the schedule of retention out, as the house itself.
@Component
class RetentionDuties {

    private final Retention retention;
    private final Accounts accounts;

    RetentionDuties(Retention retention, Accounts accounts) {
        this.retention = retention;
        this.accounts = accounts;
    }

    /// Each few hours, so that no day is missed, whenever the house was out of service.
    @Scheduled(initialDelay = 20, fixedDelay = 360, timeUnit = TimeUnit.MINUTES)
    void run() {
        retention.run(accounts.retentionAccess());
    }
}
