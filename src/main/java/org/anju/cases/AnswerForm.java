package org.anju.cases;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import org.anju.frame.TextLine;
import org.anju.matters.Question;

/// Whether an answer has the form that its question asks for.
final class AnswerForm {

    private static final int MOST_DIGITS = 9;

    private AnswerForm() {}

    /// What is wrong with it, as a stable code; empty where nothing is.
    static Optional<String> fault(Question question, String said) {
        if (said.isEmpty()) {
            return question.optional() ? Optional.empty() : Optional.of("answer-missing");
        }
        var fits = switch (question.type()) {
            case CHOICE -> question.options().stream().anyMatch(one -> one.id().equals(said));
            case TEXT -> TextLine.fits(said, question.longest());
            case DATE -> day(said);
            case NUMBER -> said.matches("-?[0-9]{1," + MOST_DIGITS + "}");
            case YES_NO -> said.equals("yes") || said.equals("no");
        };
        return fits ? Optional.empty() : Optional.of(code(question.type()));
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

    private static boolean day(String said) {
        try {
            return said.length() == 10 && LocalDate.parse(said).getYear() > 0;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
