package org.anju.cases;

import java.util.Optional;
import org.anju.matters.Question;

/// Whether an answer has the form that its question asks for.
final class AnswerForm {

    private AnswerForm() {}

    /// What is wrong with it, as a stable code; empty where nothing is.
    static Optional<String> fault(Question question, String said) {
        if (said.isEmpty()) {
            return question.optional() ? Optional.empty() : Optional.of("answer-missing");
        }
        return question.fits(said) ? Optional.empty() : Optional.of(code(question.type()));
    }

    private static String code(Question.Type type) {
        return switch (type) {
            case CHOICE -> "answer-choice";
            case TEXT -> "answer-text";
            case DATE -> "answer-date";
            case NUMBER -> "answer-number";
            case YES_NO -> "answer-yes-no";
        };
    }
}
