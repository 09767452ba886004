package org.anju.cases;

import java.util.List;
import java.util.Map;
import org.anju.matters.Evaluation;
import org.anju.matters.Paper;
import org.anju.matters.Question;

/// A case at the desk.
///
/// @param allowed what may be done with it now
/// @param missable what can be told to be missing; nothing where nothing can be told
/// @param person the reference of the applicant's record
/// @param asked the work list from which it was opened
/// @param given what was written in a form so far
public record DeskView(
        CaseView view,
        List<CaseStep> allowed,
        Missable missable,
        String person,
        WorkQuery asked,
        Map<String, String> given) {

    /// The papers and questions that can be told to be missing.
    public record Missable(List<Paper> papers, List<Question> questions) {

        static final Missable NOTHING = new Missable(List.of(), List.of());

        public Missable {
            papers = List.copyOf(papers);
            questions = List.copyOf(questions);
        }

        static Missable of(Evaluation evaluation) {
            return new Missable(evaluation.papers(), evaluation.questions());
        }
    }

    public DeskView {
        allowed = List.copyOf(allowed);
        given = Map.copyOf(given);
    }

    public boolean may(CaseStep step) {
        return allowed.contains(step);
    }

    public String value(String field) {
        return given.getOrDefault(field, "");
    }
}
