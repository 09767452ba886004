package org.anju.residents;

import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Compares who is new with who is known, soon after they were registered.
@Component
class DuplicateDuties {

    /// Persons of one round. Several rounds follow one another while there is work, but an import of a million
    /// does not keep everything else waiting.
    private static final int PART = 100;

    private static final int ROUNDS = 20;

    private final Comparing comparing;

    DuplicateDuties(Comparing comparing) {
        this.comparing = comparing;
    }

    @Scheduled(initialDelay = 20, fixedDelay = 5, timeUnit = TimeUnit.SECONDS)
    void compareWhoIsNew() {
        for (int round = 0; round < ROUNDS && comparing.next(PART) == PART; round++) {}
    }
}
