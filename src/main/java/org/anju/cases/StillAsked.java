package org.anju.cases;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.anju.matters.Matters;
import org.anju.matters.Question;
import org.anju.shared.Problem;
import org.springframework.stereotype.Component;

/// Leaves out what was answered to questions that are not asked any more since another answer was changed: it was
/// taken back, and nobody reads it. As long as the case is in hand the answers are kept, so that they are there
/// again where the other one is changed once more; handing in deletes them.
///
/// The register is not looked at for it, and what it said at an earlier hand-in may be otherwise by now: a
/// question that hangs on a fact counts as asked.
@Component
class StillAsked {

    private final Matters matters;
    private final Clock clock;

    StillAsked(Matters matters, Clock clock) {
        this.matters = matters;
        this.clock = clock;
    }

    Case of(Case one) {
        if (one.answers().isEmpty() || !one.state().open()) {
            return one;
        }
        try {
            var asked = matters
                    .rules(matters.get(one.matter(), one.version()).pinned())
                    .of(LocalDate.now(clock), Map.of(), one.answers())
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
}
