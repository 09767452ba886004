package org.anju.fieldwork;

import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.anju.oversight.Retained;
import org.anju.residents.Forgets;
import org.anju.shared.Access;
import org.anju.shared.PersonId;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// What the day does to areas, and the erasure of a record to visits.
@Component
class FieldworkDuties implements Forgets {

    private final Board board;
    private final VisitRecords visits;

    FieldworkDuties(Board board, VisitRecords visits) {
        this.board = board;
        this.visits = visits;
    }

    @Override
    public void forget(PersonId person, UUID decided, Access access) {
        visits.forget(person, decided, access.by());
    }

    @Bean
    static Retained visitsRetained(VisitRecords records) {
        return new Retained("visits", (before, most) -> records.eraseContent(most));
    }

    /// Each hour, so that the row of a day is as it was in its last hour, and none is missing after a night
    /// out of service.
    @Scheduled(initialDelay = 5, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void keepTheDay() {
        board.keepToday();
    }
}
