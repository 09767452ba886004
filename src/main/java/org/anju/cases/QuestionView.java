package org.anju.cases;

import org.anju.matters.Evaluation;
import org.anju.matters.Matter;
import org.anju.matters.Question;

/// A question's page.
///
/// @param back the page before
/// @param at which question it is, from 1 on
/// @param of how many there are by the answers so far
public record QuestionView(
        Seat seat, Matter matter, Question question, AnswerFields fields, String back, int at, int of) {

    static QuestionView of(Seat seat, Matter matter, Evaluation evaluation, Question question, AnswerFields fields) {
        var asked = evaluation.questions();
        var at = asked.indexOf(question);
        var first = at <= 0 || !seat.file().mayAnswer(asked.get(at - 1).id());
        return new QuestionView(
                seat,
                matter,
                question,
                fields,
                first
                        ? seat.base()
                        : seat.base() + "/questions/" + asked.get(at - 1).id(),
                Math.max(at, 0) + 1,
                asked.size());
    }
}
