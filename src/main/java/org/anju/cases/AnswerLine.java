package org.anju.cases;

import java.time.LocalDate;
import java.util.Objects;
import org.anju.frame.Words;
import org.anju.matters.Question;

/// A question and what was answered, as a page shows it.
///
/// @param said in the reader's words; empty where nothing was
/// @param open whether it can be changed now
public record AnswerLine(Question question, String said, boolean open) {

    static AnswerLine of(Question question, CaseFile file, Words words) {
        var said = file.one().answers().getOrDefault(question.id(), "");
        return new AnswerLine(question, spoken(question, said, words), file.mayAnswer(question.id()));
    }

    private static String spoken(Question question, String said, Words words) {
        if (said.isEmpty() || AnswerForm.fault(question, said).isPresent()) {
            return said;
        }
        return switch (question.type()) {
            case CHOICE ->
                question.options().stream()
                        .filter(one -> one.id().equals(said))
                        .map(one -> one.name().in(words.tongue()))
                        .findFirst()
                        .map(Objects::requireNonNull)
                        .orElse(said);
            case DATE -> words.day(LocalDate.parse(said));
            case YES_NO -> words.t("case.answer." + said);
            case TEXT, NUMBER -> said;
        };
    }
}
