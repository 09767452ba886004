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

    /// The same, where a card may be wanted of it: it is made before the request ends.
    private record Carded(String name, BiConsumer<Case, Access> how, Cards cards) implements Outcome {

        @Override
        public void granted(Case granted, Access access) {
            how.accept(granted, access);
        }

        @Override
        public void afterwards(Case granted) {
            cards.make(granted.subject());
        }
    }

    @Bean
    static Outcome permitIssue(Marking marking, Cards cards) {
        return new Carded("permit-issue", marking::issue, cards);
    }

    @Bean
    static Outcome permitEndorse(Marking marking) {
        return new Carried(
                "permit-endorse",
                (granted, access) -> marking.endorse(held(marking, granted, access), granted.id(), access));
    }

    @Bean
    static Outcome permitAddress(Marking marking, Cards cards) {
        return new Carded(
                "permit-address",
                (granted, access) -> {
                    if (granted.division().isEmpty()) {
                        throw new Problem(Problem.Kind.CONFLICT, "permit-no-home");
                    }
                    var held = held(marking, granted, access);
                    marking.move(held, DivisionCode.read(granted.division()), granted.id(), access);
                },
                cards);
    }

    @Bean
    static Outcome permitLoss(Marking marking) {
        return new Carried(
                "permit-loss", (granted, access) -> marking.lose(held(marking, granted, access), granted.id(), access));
    }

    @Bean
    static Outcome permitReplace(Marking marking, Cards cards) {
        return new Carded(
                "permit-replace", (granted, access) -> mark(marking, Mark.Kind.REPLACED, granted, access), cards);
    }

    private static void mark(Marking marking, Mark.Kind kind, Case granted, Access access) {
        marking.mark(held(marking, granted, access), Mark.of(kind, marking.today()), "", granted.id(), access);
    }

    private static Permit held(Marking marking, Case granted, Access access) {
        var place = granted.division().isEmpty() ? null : DivisionCode.read(granted.division());
        return marking.goingOn(granted.subject(), place, access);
    }
}
