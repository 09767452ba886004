package org.anju.accounts;

import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// What time does to accounts.
@Component
class AccountDuties {

    private final Accounts accounts;

    AccountDuties(Accounts accounts) {
        this.accounts = accounts;
    }

    @Scheduled(initialDelay = 60, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void forgetOldAttempts() {
        accounts.forgetOldAttempts();
    }
}
