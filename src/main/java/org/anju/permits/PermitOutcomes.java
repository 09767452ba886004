package org.anju.permits;

import java.util.function.BiConsumer;
import org.anju.cases.Case;
import org.anju.cases.Outcome;
import org.anju.shared.Access;
import org.anju.shared.DivisionCode;
import org.anju.shared.Problem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What granted cases do to permits; matters name these by their `outcome`.
@Configuration(proxyBeanMethods = false)
class PermitOutcomes {

    private record Carried(String name, BiConsumer<Case, Access> how) implements Outcome {

        @Override
        public void granted(Case granted, Access access) {
            how.accept(granted, access);
        }
    }

    @Bean
    static Outcome permitIssue(Marking marking) {
        return new Carried("permit-issue", marking::issue);
    }

    @Bean
    static Outcome permitEndorse(Marking marking) {
        return new Carried(
                "permit-endorse",
                (granted, access) -> marking.endorse(held(marking, granted, access), granted.id(), access));
    }

    @Bean
    static Outcome permitAddress(Marking marking) {
        return new Carried("permit-address", (granted, access) -> {
            if (granted.division().isEmpty()) {
                throw new Problem(Problem.Kind.CONFLICT, "permit-no-home");
            }
            marking.move(held(marking, granted, access), DivisionCode.read(granted.division()), granted.id(), access);
        });
    }

    @Bean
    static Outcome permitLoss(Marking marking) {
        return new Carried(
                "permit-loss", (granted, access) -> marking.lose(held(marking, granted, access), granted.id(), access));
    }

    @Bean
    static Outcome permitReplace(Marking marking) {
        return new Carried("permit-replace", (granted, access) -> mark(marking, Mark.Kind.REPLACED, granted, access));
    }

    private static void mark(Marking marking, Mark.Kind kind, Case granted, Access access) {
        marking.mark(held(marking, granted, access), Mark.of(kind, marking.today()), "", granted.id(), access);
    }

    private static Permit held(Marking marking, Case granted, Access access) {
        var place = granted.division().isEmpty() ? null : DivisionCode.read(granted.division());
        return marking.goingOn(granted.subject(), place, access);
    }
}
