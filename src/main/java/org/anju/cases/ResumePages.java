package org.anju.cases;

import gg.jte.models.runtime.JteModel;
import html.Templates;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.anju.frame.Faults;
import org.anju.frame.Frame;
import org.anju.frame.Redirect;
import org.anju.shared.Problem;
import org.anju.shared.ReceiptNumber;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Going on with an application by the code on paper; and where to track any receipt.
@RestController
class ResumePages {

    private final Resumption resumption;
    private final Templates pages;

    ResumePages(Resumption resumption, Templates pages) {
        this.resumption = resumption;
        this.pages = pages;
    }

    @GetMapping("/resume")
    JteModel start(Frame page) {
        return pages.casesResume(page, "", Faults.NONE);
    }

    @PostMapping("/resume")
    Object resume(Frame page, HttpServletRequest request, @RequestParam Map<String, String> given) {
        var number = given.getOrDefault("number", "");
        var read = ReceiptNumber.read(number);
        if (read.isEmpty()) {
            return pages.casesResume(page, number, Faults.of("number", page.t("receipts.number.form")));
        }
        try {
            var resumed =
                    resumption.resume(read.get(), given.getOrDefault("code", ""), given.getOrDefault("lastFour", ""));
            // What somebody else left in this browser must not be gone on with.
            var session = request.getSession(false);
            if (session != null) {
                session.invalidate();
            }
            request.getSession().setAttribute(ResumeApplyPages.RESUMED, new ResumeApplyPages.Held(resumed));
            return Redirect.to(ResumeApplyPages.BASE);
        } catch (Problem problem) {
            if (!problem.name().startsWith("resume-")) {
                throw problem;
            }
            return pages.casesResume(
                    page, number, Faults.of("code", page.words().of(problem)));
        }
    }

    /// Nothing of the visit is left for whoever sits here next: not the application, and not a code that no page
    /// has shown yet.
    @PostMapping("/resume/end")
    ResponseEntity<Void> end(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        return Redirect.to("/resume");
    }

    /// The page of all receipts, under a name that can be said and printed.
    @GetMapping("/track")
    ResponseEntity<Void> track(@RequestParam(defaultValue = "") String number) {
        var digits = ReceiptNumber.read(number).map(read -> "?number=" + read.digits());
        return Redirect.to("/open/receipts" + digits.orElse(""));
    }
}
