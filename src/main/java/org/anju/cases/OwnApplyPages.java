package org.anju.cases;

import gg.jte.models.runtime.JteModel;
import html.Templates;
import jakarta.servlet.http.HttpServletRequest;
import org.anju.accounts.SignedIn;
import org.anju.frame.Frame;
import org.anju.frame.Redirect;
import org.anju.residents.Residents;
import org.anju.shared.Access;
import org.anju.shared.Keyring;
import org.anju.shared.Problem;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The portal: one case with everything about it; and, as long as it is in the applicant's hand, the pages to
/// fill it in.
@RestController
@RequestMapping(OwnCasePages.LIST + "/{reference}")
class OwnApplyPages extends ApplyPages {

    private static final String SENT = "anju.case.sent";

    private final Cases cases;
    private final CaseViews views;
    private final Resumption resumption;
    private final Residents residents;
    private final Keyring keyring;
    private final Applying applying;
    private final Templates pages;

    OwnApplyPages(
            Cases cases,
            CaseViews views,
            Resumption resumption,
            Residents residents,
            Keyring keyring,
            Applying applying,
            Templates pages) {
        super(applying);
        this.cases = cases;
        this.views = views;
        this.resumption = resumption;
        this.residents = residents;
        this.keyring = keyring;
        this.applying = applying;
        this.pages = pages;
    }

    @ModelAttribute
    Seat seat(SignedIn me, Access access, @PathVariable String reference) {
        var file = keyring.key(reference)
                .map(CaseId::new)
                .flatMap(id -> cases.find(residents.self(me), id, access))
                .orElseThrow(Course::unknown);
        return new Seat(OwnCasePages.LIST + "/" + reference, file, access);
    }

    @GetMapping
    JteModel one(Frame page, @ModelAttribute(binding = false) Seat seat) {
        return pages.casesOwnOne(
                page, seat, views.view(page, seat.file(), seat.access().by()));
    }

    @PostMapping("/send")
    Object send(Frame page, @ModelAttribute(binding = false) Seat seat, HttpServletRequest request) {
        if (!seat.one().state().open()) {
            return Redirect.to(seat.base() + "/sent");
        }
        try {
            var sent = cases.submit(seat.file(), seat.access());
            if (sent.state() == CaseState.SUBMITTED) {
                request.getSession()
                        .setAttribute(SENT, new Sent(sent.number().digits(), resumption.issue(sent, seat.access())));
            }
            return Redirect.to(seat.base() + "/sent");
        } catch (Problem problem) {
            return applying.refused(page, seat, problem);
        }
    }

    /// The receipt. The code to go on with stands on it once.
    @GetMapping("/sent")
    JteModel sent(Frame page, @ModelAttribute(binding = false) Seat seat, HttpServletRequest request) {
        var code = request.getSession().getAttribute(SENT) instanceof Sent(var number, var given)
                        && number.equals(seat.one().number().digits())
                ? given
                : "";
        return pages.casesSent(
                page, seat, views.view(page, seat.file(), seat.access().by()), code);
    }

    @PostMapping("/code")
    JteModel code(Frame page, @ModelAttribute(binding = false) Seat seat) {
        return pages.casesCode(page, seat, resumption.issue(seat.one(), seat.access()));
    }

    @PostMapping("/withdrawal")
    Object withdraw(@ModelAttribute(binding = false) Seat seat) {
        cases.withdraw(seat.one(), seat.access());
        return Redirect.to(seat.base());
    }

    /// What a receipt shows, as long as its reader stays.
    record Sent(String number, String code) implements java.io.Serializable {}
}
