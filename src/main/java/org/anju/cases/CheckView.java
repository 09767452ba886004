package org.anju.cases;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Supplier;
import org.anju.matters.Decision;
import org.anju.matters.Evaluation;
import org.anju.matters.Matter;
import org.anju.shared.Problem;
import org.anju.workdays.Limit;
import org.jspecify.annotations.Nullable;

/// What handing a case in means: how long it takes, and what it costs. What cannot be reckoned yet, because the
/// register does not hold what it follows from, is said to be so: nobody is turned away at the door for it.
///
/// @param byRule whether it is decided at once
/// @param accept `null` where it cannot be reckoned
/// @param decide the same
/// @param fee the same
public record CheckView(
        boolean byRule,
        @Nullable Limit accept,
        @Nullable Limit decide,
        @Nullable BigDecimal fee) {

    static CheckView of(Matter matter, Evaluation evaluation) {
        return new CheckView(
                matter.decide() instanceof Decision.ByRule,
                reckoned(evaluation::accept).orElse(null),
                reckoned(evaluation::decide).orElse(null),
                reckoned(evaluation::fee).orElse(null));
    }

    private static <T> Optional<T> reckoned(Supplier<T> what) {
        try {
            return Optional.of(what.get());
        } catch (Problem problem) {
            if (!problem.name().equals(Evaluation.FAILED)) {
                throw problem;
            }
            return Optional.empty();
        }
    }

    public boolean free() {
        return fee != null && fee.signum() == 0;
    }
}
