package org.anju.cases;

import java.util.List;
import java.util.Map;
import org.anju.matters.Matter;
import org.anju.matters.Paper;
import org.anju.matters.Question;
import org.anju.shared.Tongue;

/// A case as its page shows it.
///
/// @param answers to the questions that were asked
/// @param papers that are there, are to be brought, or were told to be missing
/// @param known what the rules knew on the day of receipt, by what it means
public record CaseView(
        CaseLine line,
        CaseFile file,
        Matter matter,
        List<AnswerLine> answers,
        List<PaperLine> papers,
        Map<String, String> known) {

    public CaseView {
        answers = List.copyOf(answers);
        papers = List.copyOf(papers);
    }

    public Case one() {
        return line.one();
    }

    /// The questions that were told to be missing.
    public List<Question> missingQuestions() {
        var missing = file.missing();
        return missing == null
                ? List.of()
                : matter.questions().stream()
                        .filter(question -> missing.questions().contains(question.id()))
                        .toList();
    }

    /// The papers that were told to be missing.
    public List<Paper> missingPapers() {
        var missing = file.missing();
        return missing == null
                ? List.of()
                : matter.papers().stream()
                        .filter(paper -> missing.papers().contains(paper.id()))
                        .toList();
    }

    /// Whether what was told to be missing has come since.
    public boolean supplied(Paper paper) {
        return file.suppliedSince(paper.id());
    }

    /// The same for a question: it has been answered anew.
    public boolean supplied(Question question) {
        return !file.lacks(question.id());
    }

    /// What a ground of stopping the clock is called.
    public String ground(String id, Tongue tongue) {
        return matter.clock().stops().stream()
                .filter(stop -> stop.id().equals(id))
                .map(stop -> stop.name().in(tongue))
                .findFirst()
                .orElse(id);
    }
}
