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
import org.springframework.http.ResponseEntity;
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
        return pages.casesOwnOne(page, seat, view(page, seat));
    }

    @Override
    CaseView view(Frame page, Seat seat) {
        return views.view(page, seat.file(), seat.access().by());
    }

    @PostMapping("/code")
    ResponseEntity<Void> code(@ModelAttribute(binding = false) Seat seat, HttpServletRequest request) {
        CodeOnce.keep(request, seat.one(), resumption.issue(seat.one(), seat.access()));
        return Redirect.to(seat.base() + "/code");
    }

    @GetMapping("/code")
    JteModel code(Frame page, @ModelAttribute(binding = false) Seat seat, HttpServletRequest request) {
        return pages.casesCode(page, seat, CodeOnce.take(request, seat.one()));
    }

    @PostMapping("/withdrawal")
    Object withdraw(@ModelAttribute(binding = false) Seat seat) {
        cases.withdraw(seat.one(), seat.access());
        return Redirect.to(seat.base());
    }
}
