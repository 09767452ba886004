package org.anju.fieldwork;

import java.util.concurrent.TimeUnit;
import org.anju.oversight.Retained;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// What the day does to areas.
@Component
class FieldworkDuties {

    private final Board board;

    FieldworkDuties(Board board) {
        this.board = board;
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
