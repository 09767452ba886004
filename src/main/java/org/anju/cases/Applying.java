package org.anju.cases;

import gg.jte.models.runtime.JteModel;
import html.Templates;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.anju.frame.Faults;
import org.anju.frame.Frame;
import org.anju.frame.Redirect;
import org.anju.matters.Evaluation;
import org.anju.matters.Matter;
import org.anju.matters.Question;
import org.anju.shared.Keyring;
import org.anju.shared.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/// The pages on which a case is filled in, wherever that is done.
@Component
class Applying {

    private final Cases cases;
    private final CasePapers papers;
    private final Resumption resumption;
    private final Knowing knowing;
    private final Keyring keyring;
    private final Templates pages;

    Applying(Cases cases, CasePapers papers, Resumption resumption, Knowing knowing, Keyring keyring, Templates pages) {
        this.cases = cases;
        this.papers = papers;
        this.resumption = resumption;
        this.knowing = knowing;
        this.keyring = keyring;
        this.pages = pages;
    }

    /// The first question that was not answered, or the papers where some are open, or everything to be checked.
    String next(Seat seat) {
        requireOpen(seat);
        if (seat.one().state() == CaseState.MISSING) {
            return seat.base();
        }
        var evaluation = evaluation(seat);
        var answered = seat.one().answers().keySet();
        return evaluation.questions().stream()
                .filter(question ->
                        !answered.contains(question.id()) || evaluation.open().contains(question))
                .findFirst()
                .map(question -> seat.base() + "/questions/" + question.id())
                .orElseGet(() -> seat.base() + (papersOpen(seat, evaluation) ? "/papers" : "/check"));
    }

    private static boolean papersOpen(Seat seat, Evaluation evaluation) {
        var file = seat.file();
        return evaluation.papers().stream()
                .anyMatch(paper ->
                        !file.there().contains(paper.id()) && !file.later().contains(paper.id()));
    }

    JteModel question(Frame page, Seat seat, String id) {
        var evaluation = evaluation(seat);
        var question = asked(seat, evaluation, id);
        return ask(
                page,
                seat,
                evaluation,
                question,
                AnswerFields.of(question, seat.one().answers().getOrDefault(id, "")),
                Faults.NONE);
    }

    Object answer(Frame page, Seat seat, String id, Map<String, String> given) {
        var question = cases.matter(seat.one())
                .question(id)
                .orElseThrow(() -> new Problem(Problem.Kind.UNKNOWN, "page-unknown"));
        var fields = AnswerFields.read(question, given);
        var fault = AnswerForm.fault(question, fields.said());
        if (fault.isPresent()) {
            return ask(
                    page,
                    seat,
                    evaluation(seat),
                    question,
                    fields,
                    Faults.of("said", page.t("fault." + fault.get(), question.longest())));
        }
        var saved = cases.save(seat.file(), Map.of(id, fields.said()), seat.access());
        return Redirect.to(next(seat.with(saved)));
    }

    private JteModel ask(
            Frame page, Seat seat, Evaluation evaluation, Question question, AnswerFields fields, Faults faults) {
        return pages.casesQuestion(
                page, QuestionView.of(seat, cases.matter(seat.one()), evaluation, question, fields), faults);
    }

    JteModel papers(Frame page, Seat seat, Faults faults) {
        var evaluation = evaluation(seat);
        var matter = cases.matter(seat.one());
        return pages.casesPapers(page, seat, matter, lines(seat, matter, evaluation), evaluation.held(), faults);
    }

    /// What is needed, what was told to be missing, and what is there though it is needed no more, to be taken out.
    private List<PaperLine> lines(Seat seat, Matter matter, Evaluation evaluation) {
        var file = seat.file();
        var needed = evaluation.papers();
        return matter.papers().stream()
                .map(paper -> PaperLine.of(
                        paper,
                        needed.contains(paper) || file.told(paper.id()),
                        file,
                        seat.access().by(),
                        keyring))
                .filter(line -> line.needed() || !line.copies().isEmpty())
                .toList();
    }

    Object upload(Frame page, Seat seat, String kind, @Nullable MultipartFile file) {
        return bring(page, seat, kind, () -> papers.upload(seat.file(), kind, read(file), seat.access()));
    }

    /// Its bytes. Throws [Problem] `paper-large` before one is read.
    static byte[] read(@Nullable MultipartFile file) {
        if (file != null && file.getSize() > CasePapers.LARGEST) {
            throw CasePapers.tooLarge();
        }
        try {
            return file == null ? new byte[0] : file.getBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Object later(Frame page, Seat seat, String kind) {
        return bring(page, seat, kind, () -> papers.later(seat.file(), kind, seat.access()));
    }

    Object takeOut(Frame page, Seat seat, String reference) {
        return bring(page, seat, "", () -> papers.takeOut(seat.file(), paper(reference), seat.access()));
    }

    Object bring(Frame page, Seat seat, String kind, Runnable work) {
        try {
            work.run();
        } catch (Problem problem) {
            if (!problem.name().startsWith("paper-") || problem.kind() == Problem.Kind.UNKNOWN) {
                throw problem;
            }
            return papers(page, seat, Faults.of("paper-" + kind, page.words().of(problem)));
        }
        return Redirect.to(seat.base() + "/papers");
    }

    /// Nothing that was uploaded is shown as a page of the house, or may run as one.
    ResponseEntity<byte[]> content(Seat seat, String reference) {
        var content = papers.content(seat.file(), paper(reference), seat.access());
        var name = seat.one().number().digits() + "." + content.media().ending();
        return ResponseEntity.ok()
                .header("Content-Type", content.media().type())
                .header(
                        "Content-Disposition",
                        ContentDisposition.attachment().filename(name).build().toString())
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .header("X-Content-Type-Options", "nosniff")
                .body(content.bytes());
    }

    Object check(Frame page, Seat seat, Faults faults) {
        requireOpen(seat);
        var evaluation = evaluation(seat);
        var matter = cases.matter(seat.one());
        return pages.casesCheck(
                page,
                seat,
                matter,
                evaluation.questions().stream()
                        .map(question -> AnswerLine.of(question, seat.file(), page.words()))
                        .toList(),
                lines(seat, matter, evaluation),
                CheckView.of(matter, evaluation),
                faults);
    }

    /// What is wrong with handing it in, each at its row; throws the problem on where it is about none.
    static Faults faults(Frame page, Problem problem) {
        var faults = Faults.NONE;
        for (var fault : problem.faults()) {
            faults = faults.and("row-" + fault.pointer().replaceFirst("^.*/", ""), page.t("fault.row." + fault.code()));
        }
        if (faults.isEmpty()) {
            if (!problem.name().equals("case-not-eligible") && !problem.name().equals(Evaluation.FAILED)) {
                throw problem;
            }
            return Faults.of("send", page.words().of(problem));
        }
        return faults;
    }

    private Question asked(Seat seat, Evaluation evaluation, String id) {
        var file = seat.file();
        return cases.matter(seat.one())
                .question(id)
                .filter(question ->
                        file.mayAnswer(id) && (evaluation.questions().contains(question) || file.toldToAnswer(id)))
                .orElseThrow(() -> new Problem(Problem.Kind.UNKNOWN, "page-unknown"));
    }

    /// Hands it in, and leads to the receipt, as does the second of two clicks; or back to what stands in the
    /// way.
    ///
    /// @param handedIn what is kept of it here, before anything else is done
    Object send(Frame page, Seat seat, HttpServletRequest request, Runnable handedIn) {
        if (seat.one().state().open()) {
            try {
                var sent = cases.submit(seat.file(), seat.access());
                handedIn.run();
                code(seat, sent, request);
            } catch (Problem problem) {
                if (!problem.name().equals("case-moved-on")) {
                    return check(page, seat, faults(page, problem));
                }
            }
        }
        return Redirect.to(seat.base() + "/sent");
    }

    /// The receipt has the code with which to come back where something is missing, and shows it once. Where
    /// somebody has gone on with the case already it has none.
    private void code(Seat seat, Case sent, HttpServletRequest request) {
        if (sent.state() == CaseState.SUBMITTED) {
            CodeOnce.keep(request, sent, resumption.issue(sent, seat.access()));
        }
    }

    /// The receipt; of what was not handed in there is none.
    Object sent(Frame page, Seat seat, HttpServletRequest request, Supplier<CaseView> view) {
        return seat.one().received() == null
                ? Redirect.to(seat.base())
                : pages.casesSent(page, seat, view.get(), CodeOnce.take(request, seat.one()));
    }

    private Evaluation evaluation(Seat seat) {
        return knowing.weigh(seat.one(), seat.access()).with(seat.one().answers());
    }

    private static void requireOpen(Seat seat) {
        if (!seat.one().state().open()) {
            throw new Problem(Problem.Kind.CONFLICT, "case-in-hand");
        }
    }

    private UUID paper(String reference) {
        return keyring.key(reference).orElseThrow(() -> new Problem(Problem.Kind.UNKNOWN, "paper-unknown"));
    }
}
