package org.anju.kiosk;

import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Turns that nobody ended end by themselves, also where the browser was switched off; calls are forgotten.
@Component
class KioskDuties {

    private final Turns turns;
    private final Kiosks kiosks;

    KioskDuties(Turns turns, Kiosks kiosks) {
        this.turns = turns;
        this.kiosks = kiosks;
    }

    @Scheduled(initialDelay = 30, fixedDelay = 30, timeUnit = TimeUnit.SECONDS)
    void endIdle() {
        turns.endIdle();
    }

    @Scheduled(initialDelay = 60, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void forget() {
        kiosks.forgetCalls();
    }
}
