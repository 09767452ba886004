package org.anju.accounts;

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

    @Scheduled(cron = "0 30 3 * * *", zone = "Asia/Shanghai")
    void run() {
        retention.run(accounts.retentionAccess());
    }
}
