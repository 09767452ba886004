package org.anju.cases;

import java.math.BigDecimal;
import org.anju.matters.Evaluation;
import org.anju.matters.Matter;
import org.anju.workdays.Limit;

/// What handing a case in means: how long it takes, and what it costs.
///
/// @param byRule whether it is decided at once
public record CheckView(Limit accept, Limit decide, BigDecimal fee, boolean byRule) {

    static CheckView of(Matter matter, Evaluation evaluation) {
        return new CheckView(
                evaluation.accept(),
                evaluation.decide(),
                evaluation.fee(),
                matter.decide() instanceof org.anju.matters.Decision.ByRule);
    }

    public boolean free() {
        return fee.signum() == 0;
    }
}
