package org.anju.kiosk;

import gg.jte.models.runtime.JteModel;
import html.Templates;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.anju.cases.Case;
import org.anju.cases.CaseFile;
import org.anju.cases.Cases;
import org.anju.frame.Faults;
import org.anju.frame.Frame;
import org.anju.frame.Redirect;
import org.anju.matters.Decision;
import org.anju.matters.Evaluation;
import org.anju.matters.Matter;
import org.anju.matters.Matters;
import org.anju.matters.Question;
import org.anju.shared.Access;
import org.anju.shared.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Any matter of the catalogue that may be handled at a machine: what it is, its questions one a page, the
/// answers to check, the receipt. What a rule decides without a question is one page and one touch.
@RestController
class KioskMatterPages {

    private final Matters matters;
    private final Cases cases;
    private final AtMachine person;
    private final Clock clock;
    private final Templates pages;

    KioskMatterPages(Matters matters, Cases cases, AtMachine person, Clock clock, Templates pages) {
        this.matters = matters;
        this.cases = cases;
        this.person = person;
        this.clock = clock;
        this.pages = pages;
    }

    @GetMapping("/kiosk/do/matter")
    Object matter(Frame page, Standing standing) {
        var turn = standing.on();
        if (turn.running().isPresent()) {
            return Redirect.to(next(standing));
        }
        if (turn.finished()) {
            return Redirect.to("/kiosk/do/receipt");
        }
        var matter = matter(turn);
        var said = said(matter, standing, Map.of());
        var obstacles = said.obstacles();
        return pages.kioskMatter(
                page,
                KioskView.of(
                        standing, 2, atOnce(matter) ? 3 : 3 + said.questions().size()),
                matter,
                said,
                obstacles.isEmpty() ? List.of() : obstacles,
                atOnce(matter));
    }

    /// Decides at once where a rule does and nothing is asked; else begins an application, which is there to
    /// be gone on with at the desk from now on.
    @PostMapping("/kiosk/do/matter")
    Object begin(Standing standing) {
        var turn = standing.on();
        var matter = matter(turn);
        var access = person.access(standing);
        var subject = person.subject(standing);
        if (atOnce(matter)) {
            var decided = cases.decideAtOnce(subject, matter.code(), Map.of(), access);
            turn.runs(decided.id());
            turn.numbered(decided.number());
            return Redirect.to("/kiosk/do/receipt");
        }
        var begun = cases.begin(subject, matter.code(), access);
        turn.runs(begun.id());
        turn.numbered(begun.number());
        turn.answer(begun.answers());
        return Redirect.to(next(standing));
    }

    @GetMapping("/kiosk/do/matter/{question}")
    Object question(Frame page, Standing standing, @PathVariable String question) {
        var running = running(standing);
        if (running == null || !running.state().open()) {
            return Redirect.to(running == null ? "/kiosk/do/matter" : "/kiosk/do/receipt");
        }
        var said = said(pinned(running), standing, running.answers());
        return said.questions().stream()
                .filter(one -> one.id().equals(question))
                .findFirst()
                .<Object>map(one -> ask(page, standing, running, said, one, running.answers(), Faults.NONE))
                .orElseGet(() -> Redirect.to(next(standing)));
    }

    @PostMapping("/kiosk/do/matter/{question}")
    Object answer(
            Frame page, Standing standing, @PathVariable String question, @RequestParam Map<String, String> form) {
        var file = file(standing).orElse(null);
        if (file == null || !file.one().state().open()) {
            return Redirect.to("/kiosk/do/matter");
        }
        var running = file.one();
        var matter = pinned(running);
        var asked = matter.question(question);
        if (asked.isEmpty()) {
            return Redirect.to(next(standing));
        }
        var answer = form.getOrDefault("answer", "").strip();
        try {
            cases.save(file, Map.of(question, answer), person.access(standing));
        } catch (Problem problem) {
            if (problem.faults().isEmpty()) {
                throw problem;
            }
            var tried = new HashMap<>(running.answers());
            tried.put(question, answer);
            var text = page.words().has("reason." + problem.faults().getFirst().code())
                    ? page.t("reason." + problem.faults().getFirst().code())
                    : page.words().of(problem);
            return ask(
                    page,
                    standing,
                    running,
                    said(matter, standing, running.answers()),
                    asked.get(),
                    tried,
                    Faults.of("answer", text));
        }
        standing.on().answer(Map.of("passed-" + question, "yes"));
        return Redirect.to(next(standing));
    }

    @GetMapping("/kiosk/do/check")
    Object check(Frame page, Standing standing) {
        var running = running(standing);
        if (running == null || !running.state().open()) {
            return Redirect.to(running == null ? "/kiosk/do/matter" : "/kiosk/do/receipt");
        }
        return check(page, standing, running, Faults.NONE);
    }

    @PostMapping("/kiosk/do/check")
    Object submit(Frame page, Standing standing) {
        var file = file(standing).orElse(null);
        if (file == null) {
            return Redirect.to("/kiosk/do/matter");
        }
        var running = file.one();
        try {
            if (running.state().open()) {
                cases.submit(file, person.access(standing));
            }
            return Redirect.to("/kiosk/do/receipt");
        } catch (Problem problem) {
            return check(
                    page, standing, running, Faults.of("check", page.words().of(problem)));
        }
    }

    private JteModel check(Frame page, Standing standing, Case running, Faults faults) {
        var said = said(pinned(running), standing, running.answers());
        return pages.kioskCheck(
                page,
                KioskView.of(
                        standing,
                        2 + said.questions().size(),
                        3 + said.questions().size()),
                pinned(running),
                said,
                running.answers(),
                faults);
    }

    private JteModel ask(
            Frame page,
            Standing standing,
            Case running,
            Evaluation said,
            Question question,
            Map<String, String> answers,
            Faults faults) {
        var all = said.questions().stream().map(Question::id).toList();
        var at = Math.max(0, all.indexOf(question.id()));
        return pages.kioskQuestion(
                page,
                KioskView.of(standing, 2 + at, 3 + all.size()),
                pinned(running),
                question,
                answers.getOrDefault(question.id(), ""),
                faults);
    }

    /// The first question without an answer, those that may be left open once shown; then the page to check.
    private String next(Standing standing) {
        var running = running(standing);
        if (running == null) {
            return "/kiosk/do/matter";
        }
        if (!running.state().open()) {
            return "/kiosk/do/receipt";
        }
        var passed = standing.on().answers();
        var said = said(pinned(running), standing, running.answers());
        var open = said.open().stream().map(Question::id).collect(Collectors.toSet());
        return said.questions().stream()
                .map(Question::id)
                .filter(id -> open.contains(id)
                        || running.answers().getOrDefault(id, "").isEmpty() && !passed.containsKey("passed-" + id))
                .findFirst()
                .map(id -> "/kiosk/do/matter/" + id)
                .orElse("/kiosk/do/check");
    }

    private @Nullable Case running(Standing standing) {
        return file(standing).map(CaseFile::one).orElse(null);
    }

    private Optional<CaseFile> file(Standing standing) {
        return standing.on()
                .running()
                .flatMap(id -> cases.find(person.subjects(standing), id, person.access(standing)));
    }

    private Matter matter(Turn turn) {
        if (turn.task() instanceof Task.Of(var code)) {
            return matters.find(code, today())
                    .orElseThrow(() -> new Problem(Problem.Kind.UNKNOWN, "matter-unknown", code));
        }
        throw new Problem(Problem.Kind.UNKNOWN, "not-found", "/kiosk/do/matter");
    }

    private Matter pinned(Case running) {
        return matters.get(running.matter(), running.version());
    }

    private Evaluation said(Matter matter, Standing standing, Map<String, String> answers) {
        Access access = person.access(standing);
        return matters.evaluate(matter.pinned(), person.subject(standing), today(), answers, access);
    }

    private static boolean atOnce(Matter matter) {
        return matter.decide() instanceof Decision.ByRule && matter.questions().isEmpty();
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
