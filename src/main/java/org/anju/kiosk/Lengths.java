package org.anju.kiosk;

import java.time.Clock;
import java.time.LocalDate;
import org.anju.matters.Matters;
import org.springframework.stereotype.Component;

/// How many pages a task has, the first being who one is and the last the receipt: what "2 / 4" says.
@Component
class Lengths {

    private static final int FRAME = 3;

    private final Matters matters;
    private final Clock clock;

    Lengths(Matters matters, Clock clock) {
        this.matters = matters;
        this.clock = clock;
    }

    int of(Task task) {
        return switch (task) {
            case Task.Declare() -> FRAME + DeclareStep.values().length;
            case Task.Record() -> 2;
            // Questions that are asked only sometimes are counted when it is known.
            case Task.Of(var code) ->
                matters.find(code, LocalDate.now(clock))
                        .map(matter -> FRAME + matter.questions().size())
                        .orElse(FRAME);
        };
    }
}
