package org.anju.accounts;

import java.util.concurrent.TimeUnit;
import org.anju.oversight.Retained;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// What time does to accounts.
@Component
class AccountDuties {

    private final Tries tries;
    private final Phones phones;

    AccountDuties(Tries tries, Phones phones) {
        this.tries = tries;
        this.phones = phones;
    }

    @Bean
    static Retained signInsRetained(DeviceRecords records) {
        return new Retained("sign-ins", (before, most) -> records.forgetBefore(before));
    }

    @Scheduled(initialDelay = 60, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void forget() {
        tries.forgetOld();
        phones.forgetOver();
    }
}
