package org.anju.cases;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.anju.frame.Both;
import org.anju.matters.Evaluation;
import org.anju.matters.Matter;
import org.anju.matters.Paper;
import org.anju.matters.Question;
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

    /// Throws [Problem] `case-missing-nothing` where nothing is said to be missing, or something that the matter does
    /// not know, and `case-missing-unneeded` with everything that nobody has to bring or to answer: who is told of
    /// it could not supply it.
    static void requireMissable(Matter matter, Evaluation evaluation, Set<String> papers, Set<String> questions) {
        if (papers.isEmpty() && questions.isEmpty()
                || !papers.stream().allMatch(id -> matter.paper(id).isPresent())
                || !questions.stream().allMatch(id -> matter.question(id).isPresent())) {
            throw new Problem(Problem.Kind.INVALID, "case-missing-nothing");
        }
        var needed = evaluation.papers().stream().map(Paper::id).toList();
        var asked = evaluation.questions().stream().map(Question::id).toList();
        var faults = new ArrayList<Problem.Fault>();
        papers.stream()
                .filter(id -> !needed.contains(id))
                .sorted()
                .forEach(id -> faults.add(new Problem.Fault("/papers/" + id, "paper-not-needed")));
        questions.stream()
                .filter(id -> !asked.contains(id))
                .sorted()
                .forEach(id -> faults.add(new Problem.Fault("/questions/" + id, "question-not-asked")));
        if (!faults.isEmpty()) {
            throw new Problem(Problem.Kind.INVALID, "case-missing-unneeded", faults);
        }
    }

    /// Throws [Problem] `case-incomplete` with every question and paper that is missing.
    ///
    /// @param there the papers that count as there
    static void require(Evaluation evaluation, Map<String, String> answers, Set<String> there) {
        refuse(faults(evaluation, answers, there));
    }

    private static List<Problem.Fault> faults(
            Evaluation evaluation, Map<String, String> answers, Set<String> there) {
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
        return faults;
    }

    /// The same where it was told what is missing: that has come since, and so has what the new answers ask for, be
    /// it only promised. What was told and is needed no more, because the register holds it by now or another answer
    /// was changed, is not waited for.
    static void requireSupplied(Evaluation evaluation, CaseFile file, Missing missing) {
        var there = new HashSet<>(file.there());
        there.addAll(file.later());
        missing.papers().stream().filter(paper -> !file.suppliedSince(paper)).forEach(there::remove);
        var faults = new ArrayList<>(faults(evaluation, file.one().answers(), there));
        evaluation.questions().stream()
                .filter(question -> file.lacks(question.id()) && !evaluation.open().contains(question))
                .forEach(question -> faults.add(new Problem.Fault("/answers/" + question.id(), "answer-anew")));
        refuse(faults);
    }

    private static void refuse(List<Problem.Fault> faults) {
        if (!faults.isEmpty()) {
            throw new Problem(Problem.Kind.INVALID, "case-incomplete", faults);
        }
    }
}
