package org.anju.cases;

import gg.jte.models.runtime.JteModel;
import html.Templates;
import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.util.UUID;
import org.anju.accounts.Accounts;
import org.anju.frame.Frame;
import org.anju.frame.Redirect;
import org.anju.shared.PersonId;
import org.anju.shared.Problem;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The pages of a case that was opened by the code on paper: to fill it in and hand it in, no more.
@RestController
@RequestMapping(ResumeApplyPages.BASE)
class ResumeApplyPages extends ApplyPages {

    static final String BASE = "/resume/case";
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
    record Held(UUID subject, UUID id, String number) implements Serializable {

        Held(Resumption.Resumed resumed) {
            this(
                    resumed.subject().value(),
                    resumed.id().value(),
                    resumed.access().file());
        }
    }

    @ModelAttribute
    Seat seat(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session == null || !(session.getAttribute(RESUMED) instanceof Held(var subject, var id, var number))) {
            throw new Problem(Problem.Kind.FORBIDDEN, "resume-over");
        }
        var access = accounts.notSignedIn(Resumption.PURPOSE, number);
        return new Seat(BASE, resumption.get(new PersonId(subject), new CaseId(id), access), access);
    }

    @GetMapping
    JteModel one(Frame page, @ModelAttribute(binding = false) Seat seat) {
        return pages.casesOwnOne(
                page, seat, views.view(page, seat.file(), seat.access().by()));
    }

    @PostMapping("/send")
    Object send(Frame page, @ModelAttribute(binding = false) Seat seat) {
        if (!seat.one().state().open()) {
            return Redirect.to(seat.base() + "/sent");
        }
        try {
            cases.submit(seat.file(), seat.access());
            return Redirect.to(seat.base() + "/sent");
        } catch (Problem problem) {
            return applying.refused(page, seat, problem);
        }
    }

    @GetMapping("/sent")
    JteModel sent(Frame page, @ModelAttribute(binding = false) Seat seat) {
        return pages.casesSent(
                page, seat, views.view(page, seat.file(), seat.access().by()), "");
    }
}
