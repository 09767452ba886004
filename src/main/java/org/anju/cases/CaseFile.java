package org.anju.cases;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A case with all that belongs to it 案卷.
///
/// @param one the case itself
/// @param steps in the order in which they were taken
/// @param papers in the order in which they came; those taken out again too
/// @param missing what was told; `null` where nothing was
/// @param known what the rules knew of the person on the day of receipt, by the name of the fact; empty before
public record CaseFile(
        Case one,
        List<TakenStep> steps,
        List<CasePaper> papers,
        @Nullable Missing missing,
        Map<String, String> known) {

    public CaseFile {
        steps = List.copyOf(steps);
        papers = List.copyOf(papers);
        known = Map.copyOf(known);
    }

    /// The kinds of paper that are there.
    public Set<String> there() {
        return papers.stream().filter(CasePaper::there).map(CasePaper::kind).collect(Collectors.toSet());
    }

    /// Whether it is noted that one was shown on a day, since everything missing was told where it was.
    boolean shown(String kind, LocalDate on) {
        var told = last(CaseStep.TELL_MISSING).map(TakenStep::at).orElse(Instant.MIN);
        return of(kind).stream()
                .anyMatch(paper -> on.equals(paper.seenOn()) && paper.at().isAfter(told));
    }

    /// The kinds of paper that are to be brought.
    public Set<String> later() {
        return papers.stream()
                .filter(paper -> paper.takenOut() == null && paper.way() == PaperWay.LATER)
                .map(CasePaper::kind)
                .filter(kind -> !there().contains(kind))
                .collect(Collectors.toSet());
    }

    /// The papers of a kind that count.
    public List<CasePaper> of(String kind) {
        return papers.stream()
                .filter(paper -> paper.takenOut() == null && paper.kind().equals(kind))
                .toList();
    }

    /// When a step was last taken.
    public Optional<TakenStep> last(CaseStep step) {
        return steps.reversed().stream().filter(one -> one.step() == step).findFirst();
    }

    /// Whether a paper has come since everything missing was told.
    boolean suppliedSince(String kind) {
        return last(CaseStep.TELL_MISSING)
                .map(told -> of(kind).stream()
                        .anyMatch(paper -> paper.there() && paper.at().isAfter(told.at())))
                .orElse(false);
    }

    /// Whether it was told that an answer does not do.
    boolean toldToAnswer(String question) {
        return missing != null && missing.questions().contains(question);
    }

    /// The same where it has not been answered since.
    boolean lacks(String question) {
        return missing != null && toldToAnswer(question) && !missing.answered().contains(question);
    }

    /// Whether it can be said of a paper that it will be brought: of none that is there or was told to be missing.
    boolean mayPromise(String kind) {
        return one.state().open() && of(kind).isEmpty() && !told(kind);
    }

    /// Whether it was told that a paper is missing.
    boolean told(String kind) {
        return missing != null && missing.papers().contains(kind);
    }

    /// Whether whoever put a paper in may take it out again, needed or not: what was handed in stays.
    public boolean mayTakeOut(CasePaper paper) {
        return one.state().open() && !handedIn(paper);
    }

    /// Whether a paper had come by the time of the last hand-in, or when everything missing was told.
    boolean handedIn(CasePaper paper) {
        return steps.stream()
                .filter(step -> step.step() == CaseStep.SUBMIT || step.step() == CaseStep.TELL_MISSING)
                .anyMatch(step -> !paper.at().isAfter(step.at()));
    }

    /// Whether the applicant may still change an answer: all in a draft, afterwards those that were told, and what
    /// is asked for the first time because of them.
    public boolean mayAnswer(String question) {
        return one.state() == CaseState.DRAFT
                || one.state() == CaseState.MISSING
                        && missing != null
                        && (toldToAnswer(question)
                                || missing.answered().contains(question)
                                || !one.answers().containsKey(question));
    }

    /// The same for papers; those to be brought may be brought at any time before the decision.
    public boolean mayBring(String kind) {
        return switch (one.state()) {
            case DRAFT -> true;
            case MISSING -> told(kind) || !there().contains(kind);
            case SUBMITTED, ACCEPTED, REVIEW, PAUSED -> later().contains(kind);
            case GRANTED, REFUSED, DELIVERED, WITHDRAWN, LAPSED -> false;
        };
    }
}
