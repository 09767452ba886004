package org.anju.factors;

import jakarta.servlet.http.HttpServletRequest;
import org.anju.accounts.FactorNeeded;
import org.anju.accounts.SignedIn;
import org.anju.accounts.StepUp;
import org.springframework.stereotype.Component;

/// Whoever has a second factor shows one lately before changing any, also in a house that asks for none.
@Component
class Fresh {

    private final Factors factors;
    private final StepUp stepUp;

    Fresh(Factors factors, StepUp stepUp) {
        this.factors = factors;
        this.stepUp = stepUp;
    }

    void require(SignedIn who, HttpServletRequest request) {
        if (factors.hasAny(who) && !stepUp.freshIn(request)) {
            throw new FactorNeeded();
        }
    }
}
