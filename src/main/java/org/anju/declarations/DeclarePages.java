package org.anju.declarations;

import gg.jte.models.runtime.JteModel;
import html.Templates;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.anju.dwellings.Dwelling;
import org.anju.frame.Faults;
import org.anju.frame.Frame;
import org.anju.frame.Redirect;
import org.anju.shared.Problem;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// "I live here": one question a page, then the answers to check, then the receipt.
@RestController
class DeclarePages {

    private static final String SENT = "anju.declared";

    private final Doorway doorway;
    private final Declarations declarations;
    private final StepFaults faults;
    private final Receipts receipts;
    private final Clock clock;
    private final Templates pages;

    DeclarePages(
            Doorway doorway,
            Declarations declarations,
            StepFaults faults,
            Receipts receipts,
            Clock clock,
            Templates pages) {
        this.doorway = doorway;
        this.declarations = declarations;
        this.faults = faults;
        this.receipts = receipts;
        this.clock = clock;
        this.pages = pages;
    }

    /// What will be asked, and why; the first question comes next.
    @GetMapping("/d/{plate}/declare")
    JteModel start(Frame page, @PathVariable String plate, HttpServletRequest request) {
        var home = doorway.get(plate, request);
        return pages.declarationsStart(
                page, DoorView.of(home), Doorway.resident().isPresent());
    }

    @PostMapping("/d/{plate}/declare")
    Object begin(@PathVariable String plate, HttpServletRequest request) {
        var home = doorway.get(plate, request);
        var draft = Draft.begin(home.doorPlate(), Doorway.resident().isPresent());
        request.getSession().setAttribute(Draft.SESSION_KEY, draft);
        return Redirect.to(path(home, draft.steps(today()).getFirst().path()));
    }

    @GetMapping("/d/{plate}/declare/{step}")
    Object question(Frame page, @PathVariable String plate, @PathVariable String step, HttpServletRequest request) {
        var home = doorway.get(plate, request);
        var draft = draft(home, request);
        var asked = Step.at(step);
        if (draft == null || asked.isEmpty() || !draft.steps(today()).contains(asked.get())) {
            return Redirect.to(path(home, ""));
        }
        return ask(page, home, draft, asked.get(), Faults.NONE);
    }

    @PostMapping("/d/{plate}/declare/{step}")
    Object answer(
            Frame page,
            @PathVariable String plate,
            @PathVariable String step,
            @RequestParam Map<String, String> form,
            HttpServletRequest request) {
        var home = doorway.get(plate, request);
        var before = draft(home, request);
        var asked = Step.at(step).orElseThrow(() -> new Problem(Problem.Kind.UNKNOWN, "not-found", step));
        if (before == null) {
            return Redirect.to(path(home, ""));
        }
        var draft = before.with(asked, form);
        var wrong = faults.of(page, draft, asked, home, request);
        if (!wrong.isEmpty()) {
            return ask(page, home, draft, asked, wrong);
        }
        request.getSession().setAttribute(Draft.SESSION_KEY, draft);
        return Redirect.to(next(home, draft));
    }

    @GetMapping("/d/{plate}/declare/check")
    Object check(Frame page, @PathVariable String plate, HttpServletRequest request) {
        var home = doorway.get(plate, request);
        var draft = draft(home, request);
        if (draft == null || !draft.answered().containsAll(draft.steps(today()))) {
            return Redirect.to(draft == null ? path(home, "") : next(home, draft));
        }
        return check(page, home, draft, Faults.NONE);
    }

    @PostMapping("/d/{plate}/declare/send")
    Object send(Frame page, @PathVariable String plate, HttpServletRequest request) {
        var home = doorway.get(plate, request);
        var draft = draft(home, request);
        if (draft == null || !draft.answered().containsAll(draft.steps(today()))) {
            return Redirect.to(path(home, "done"));
        }
        return switch (declarations.declare(draft, home, Doorway.resident().orElse(null))) {
            case Declared.Taken taken -> {
                request.getSession().removeAttribute(Draft.SESSION_KEY);
                request.getSession().setAttribute(SENT, taken);
                yield Redirect.to(path(home, "done"));
            }
            case Declared.Unusable(var verdict) ->
                check(
                        page,
                        home,
                        draft,
                        Faults.of(
                                "row-" + StepFaults.step(verdict.reason()).path(),
                                page.words().of(verdict)));
        };
    }

    @GetMapping("/d/{plate}/declare/done")
    Object done(Frame page, @PathVariable String plate, HttpServletRequest request) {
        var home = doorway.get(plate, request);
        if (request.getSession().getAttribute(SENT) instanceof Declared.Taken(var number, var confirmed)) {
            return receipts.find(number)
                    .<Object>map(tracked -> pages.declarationsDone(page, DoorView.of(home), tracked))
                    .orElseGet(() -> Redirect.to("/open/receipts"));
        }
        return Redirect.to(path(home, ""));
    }

    private JteModel ask(Frame page, Dwelling home, Draft draft, Step step, Faults wrong) {
        return pages.declarationsStep(page, DoorView.of(home), draft, step, draft.steps(today()), wrong);
    }

    private JteModel check(Frame page, Dwelling home, Draft draft, Faults wrong) {
        return pages.declarationsCheck(page, DoorView.of(home), draft, draft.steps(today()), wrong);
    }

    /// The draft of this door in this session; `null` where there is none, or where somebody signed in or out
    /// since.
    private static @org.jspecify.annotations.Nullable Draft draft(Dwelling home, HttpServletRequest request) {
        var session = request.getSession(false);
        return session != null
                        && session.getAttribute(Draft.SESSION_KEY) instanceof Draft draft
                        && draft.plate().equals(home.doorPlate())
                        && draft.signedIn() == Doorway.resident().isPresent()
                ? draft
                : null;
    }

    /// The first question that is not answered, or the page to check the answers.
    private String next(Dwelling home, Draft draft) {
        return path(
                home,
                draft.steps(today()).stream()
                        .filter(step -> !draft.answered().contains(step))
                        .findFirst()
                        .map(Step::path)
                        .orElse("check"));
    }

    private static String path(Dwelling home, String page) {
        return "/d/" + home.doorPlate() + "/declare" + (page.isEmpty() ? "" : "/" + page);
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
