package org.anju.kiosk;

import org.anju.permits.Permits;
import org.springframework.stereotype.Component;

/// Where a turn goes on from where it is: who it is, then what they came for.
@Component
class Ways {

    String next(Turn turn, Machine machine) {
        if (turn.person().isEmpty()) {
            return machine.reader() ? "/kiosk/card" : "/kiosk/code";
        }
        return switch (turn.task()) {
            case Task.Declare() -> "/kiosk/do/declare/plate";
            case Task.Record() -> "/kiosk/do/record";
            case Task.Of(var matter) when matter.equals(Permits.ENDORSEMENT) -> "/kiosk/do/permit";
            case Task.Of of -> "/kiosk/do/matter";
        };
    }
}
