package org.anju.accounts;

import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// What time does to accounts.
@Component
class AccountDuties {

    private final Tries tries;
    private final Phones phones;
    private final Devices devices;

    AccountDuties(Tries tries, Phones phones, Devices devices) {
        this.tries = tries;
        this.phones = phones;
        this.devices = devices;
    }

    @Scheduled(initialDelay = 60, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void forget() {
        tries.forgetOld();
        phones.forgetOver();
        devices.forgetOld();
    }
}
