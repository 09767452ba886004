package org.anju.fieldwork;

import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// What the day does to areas.
@Component
class FieldworkDuties {

    private final Board board;

    FieldworkDuties(Board board) {
        this.board = board;
    }

    /// Each hour, so that the row of a day is as it was in its last hour, and none is missing after a night
    /// out of service.
    @Scheduled(initialDelay = 5, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void keepTheDay() {
        board.keepToday();
    }
}
