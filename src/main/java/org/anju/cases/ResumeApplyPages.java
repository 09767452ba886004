package org.anju.cases;

import gg.jte.models.runtime.JteModel;
import html.Templates;
import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.util.Set;
import java.util.UUID;
import org.anju.accounts.Accounts;
import org.anju.frame.Frame;
import org.anju.shared.PersonId;
import org.anju.shared.Problem;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The pages of a case that was opened by the code on paper: to fill it in and hand it in, no more.
@RestController
@RequestMapping(ResumeApplyPages.BASE)
class ResumeApplyPages extends ApplyPages {

    static final String BASE = "/resume/case";
    private static final Set<String> HANDED_IN = Set.of(BASE + "/send", BASE + "/sent");
    static final String RESUMED = "anju.case.resumed";

    private final Cases cases;
    private final CaseViews views;
    private final Resumption resumption;
    private final Accounts accounts;
    private final Applying applying;
    private final Templates pages;

    ResumeApplyPages(
            Cases cases,
            CaseViews views,
            Resumption resumption,
            Accounts accounts,
            Applying applying,
            Templates pages) {
        super(applying);
        this.cases = cases;
        this.views = views;
        this.resumption = resumption;
        this.accounts = accounts;
        this.applying = applying;
        this.pages = pages;
    }

    /// What a session keeps of it: keys, and the number as the file of the access.
    ///
    /// @param sent whether it was handed in here, so that its receipt is shown
    record Held(UUID subject, UUID id, String number, boolean sent) implements Serializable {

        Held(Resumption.Resumed resumed) {
            this(
                    resumed.subject().value(),
                    resumed.id().value(),
                    resumed.access().file(),
                    false);
        }

        Held handedIn() {
            return new Held(subject, id, number, true);
        }
    }

    /// A code opens what can be gone on with. What was handed in, or closed, in the meantime is shown to whoever
    /// signs in: here there is the receipt of what was handed in just now, and nothing else of it.
    @ModelAttribute
    Seat seat(HttpServletRequest request) {
        var held = held(request);
        var access = accounts.notSignedIn(Resumption.PURPOSE, held.number());
        var file = resumption.get(new PersonId(held.subject()), new CaseId(held.id()), access);
        if (!file.one().state().open() && !(held.sent() && HANDED_IN.contains(request.getRequestURI()))) {
            throw new Problem(
                    Problem.Kind.GONE, "resume-closed", file.one().number().spoken());
        }
        return new Seat(BASE, file, access);
    }

    private static Held held(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session == null || !(session.getAttribute(RESUMED) instanceof Held held)) {
            throw new Problem(Problem.Kind.GONE, "resume-over");
        }
        return held;
    }

    @GetMapping
    JteModel one(Frame page, @ModelAttribute(binding = false) Seat seat) {
        return pages.casesOwnOne(page, seat, view(page, seat));
    }

    @Override
    void handedIn(HttpServletRequest request) {
        request.getSession().setAttribute(RESUMED, held(request).handedIn());
    }

    @Override
    CaseView view(Frame page, Seat seat) {
        return views.view(page, seat.file(), seat.access().by());
    }
}
