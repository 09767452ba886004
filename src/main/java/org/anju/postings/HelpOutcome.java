package org.anju.postings;

import java.util.Set;
import org.anju.cases.Case;
import org.anju.cases.Cases;
import org.anju.cases.Outcome;
import org.anju.shared.Access;
import org.anju.shared.DivisionCode;
import org.springframework.stereotype.Component;

/// What a granted case of the matter `home-town-help` brings about: the request goes to the liaison officers.
@Component
class HelpOutcome implements Outcome {

    private final Helps helps;
    private final Cases cases;

    HelpOutcome(Helps helps, Cases cases) {
        this.helps = helps;
        this.cases = cases;
    }

    @Override
    public String name() {
        return "home-town-help";
    }

    @Override
    public void granted(Case granted, Access access) {
        helps.ask(
                granted.subject(),
                granted.id(),
                granted.number(),
                DivisionCode.read(granted.division()),
                granted.answers(),
                access);
        // The question promises that it goes thirty days after the answer; the case is kept for years.
        cases.handOver(granted, Set.of(Helps.REACH));
    }
}
