package org.anju.cases;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.anju.matters.Fact;
import org.anju.matters.Matters;
import org.anju.matters.Question;
import org.anju.matters.Rules;
import org.anju.shared.Problem;
import org.springframework.stereotype.Component;

/// Leaves out what was answered to questions that are not asked any more since another answer was changed: it was
/// taken back, and nobody reads it. As long as the case is in hand the answers are kept, so that they are there
/// again where the other one is changed once more; handing in deletes them.
///
/// The register is not looked at for it: a question that hangs on something not known here counts as asked.
@Component
class StillAsked {

    private final Matters matters;
    private final Clock clock;

    StillAsked(Matters matters, Clock clock) {
        this.matters = matters;
        this.clock = clock;
    }

    /// @param known what the rules knew when it was handed in, as it is kept; empty before
    Case of(Case one, Map<String, String> known) {
        if (one.answers().isEmpty() || !one.state().open()) {
            return one;
        }
        try {
            var rules = matters.rules(matters.get(one.matter(), one.version()).pinned());
            var asked =
                    rules
                            .of(
                                    Objects.requireNonNullElse(one.received(), LocalDate.now(clock)),
                                    facts(rules, known),
                                    one.answers())
                            .questions()
                            .stream()
                            .map(Question::id)
                            .collect(Collectors.toSet());
            var answers = new HashMap<>(one.answers());
            answers.keySet().retainAll(asked);
            return one.answered(answers);
        } catch (Problem unreadable) {
            // Its version can no longer be read: then nothing can be said of its questions.
            return one;
        }
    }

    private static Map<String, Object> facts(Rules rules, Map<String, String> known) {
        var facts = new HashMap<String, Object>();
        for (Fact fact : rules.facts()) {
            var value = known.get(fact.name());
            if (value != null) {
                facts.put(
                        fact.name(),
                        switch (fact.type()) {
                            case YES_NO -> Boolean.valueOf(value);
                            case NUMBER -> Long.valueOf(value);
                            case TEXT, DAY -> value;
                        });
            }
        }
        return facts;
    }
}
