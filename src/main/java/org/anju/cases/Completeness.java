package org.anju.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.anju.frame.Both;
import org.anju.matters.Evaluation;
import org.anju.matters.Matter;
import org.anju.matters.Text;
import org.anju.shared.Problem;

/// What stands in the way of handing a case in: all of it at once.
final class Completeness {

    private Completeness() {}

    /// Throws [Problem] `case-answers` with every fault at its question.
    static void requireForm(Matter matter, Map<String, String> answers) {
        var faults = new ArrayList<Problem.Fault>();
        answers.forEach((id, said) -> matter.question(id)
                .map(question -> AnswerForm.fault(question, said))
                .orElse(java.util.Optional.of("answer-unknown"))
                .ifPresent(code -> faults.add(new Problem.Fault("/answers/" + id, code))));
        if (!faults.isEmpty()) {
            throw new Problem(Problem.Kind.INVALID, "case-answers", faults);
        }
    }

    /// Throws [Problem] `case-not-eligible` with what the matter says.
    static void requireEligible(List<Text> obstacles) {
        if (!obstacles.isEmpty()) {
            throw new Problem(
                    Problem.Kind.CONFLICT,
                    "case-not-eligible",
                    new Both(
                            String.join(" ", obstacles.stream().map(Text::zh).toList()),
                            String.join(" ", obstacles.stream().map(Text::en).toList())));
        }
    }

    /// Throws [Problem] `case-incomplete` with every question and paper that is missing.
    ///
    /// @param there the papers that count as there
    static void require(Evaluation evaluation, Map<String, String> answers, Set<String> there) {
        var faults = new ArrayList<Problem.Fault>();
        evaluation
                .open()
                .forEach(question -> faults.add(new Problem.Fault(
                        "/answers/" + question.id(),
                        AnswerForm.fault(question, answers.getOrDefault(question.id(), ""))
                                .orElse("answer-missing"))));
        evaluation.papers().stream()
                .filter(paper -> !there.contains(paper.id()))
                .forEach(paper -> faults.add(new Problem.Fault("/papers/" + paper.id(), "paper-missing")));
        refuse(faults);
    }

    /// The same for what was told to be missing.
    static void requireSupplied(CaseFile file, Missing missing, Matter matter) {
        var faults = new ArrayList<Problem.Fault>();
        missing.questions()
                .forEach(id -> matter.question(id)
                        .flatMap(question ->
                                AnswerForm.fault(question, file.one().answers().getOrDefault(id, "")))
                        .ifPresent(code -> faults.add(new Problem.Fault("/answers/" + id, code))));
        missing.papers().stream()
                .filter(paper -> !file.suppliedSince(paper))
                .forEach(paper -> faults.add(new Problem.Fault("/papers/" + paper, "paper-missing")));
        refuse(faults);
    }

    private static void refuse(List<Problem.Fault> faults) {
        if (!faults.isEmpty()) {
            throw new Problem(Problem.Kind.INVALID, "case-incomplete", faults);
        }
    }
}
