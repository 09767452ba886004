package org.anju.cases;

import java.time.LocalDate;
import java.util.Set;

/// Everything that is missing 补正告知, told once.
///
/// @param papers of the matter
/// @param questions of the matter, whose answers do not do
/// @param answered the questions that were answered since it was told, those among them or others
/// @param until the last day on which it can be supplemented
public record Missing(
        Set<String> papers,
        Set<String> questions,
        Set<String> answered,
        LocalDate on,
        LocalDate until,
        String unitName) {

    public Missing {
        papers = Set.copyOf(papers);
        questions = Set.copyOf(questions);
        answered = Set.copyOf(answered);
    }
}
