package org.anju.notices;

import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.anju.oversight.Retained;
import org.anju.residents.Forgets;
import org.anju.shared.Access;
import org.anju.shared.PersonId;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Empties the outbox, and lets go of what was told long ago or to whoever is erased.
@Component
class NoticeDuties implements Forgets {

    private static final int ROUNDS = 20;

    private final NoticeRecords records;
    private final Letters letters;
    private final Clock clock;

    NoticeDuties(NoticeRecords records, Letters letters, Clock clock) {
        this.records = records;
        this.letters = letters;
        this.clock = clock;
    }

    @Bean
    static Retained noticesRetained(NoticeRecords records) {
        return new Retained("notices", (before, most) -> records.erase(most));
    }

    @Bean
    static Retained lettersRetained(LetterRecords records) {
        return new Retained("letters", (before, most) -> records.erase(most));
    }

    @Bean
    static Retained unconfirmedAddressesRetained(ContactRecords records) {
        return new Retained("unconfirmed-addresses", (before, most) -> records.erase(most));
    }

    @Scheduled(initialDelay = 15, fixedDelay = 5, timeUnit = TimeUnit.SECONDS)
    void send() {
        for (int round = 0; round < ROUNDS && letters.round(clock.instant()) == Letters.PART; round++) {}
    }

    @Override
    public void forget(PersonId person, UUID decided, Access access) {
        records.forget(person, decided);
    }
}
