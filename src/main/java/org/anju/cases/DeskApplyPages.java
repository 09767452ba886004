package org.anju.cases;

import gg.jte.models.runtime.JteModel;
import html.Templates;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.anju.frame.Faults;
import org.anju.frame.Frame;
import org.anju.frame.Redirect;
import org.anju.shared.Access;
import org.anju.shared.Keyring;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The desk: one case, what may be done with it now, and the pages to fill it in with who stands at the counter.
@RestController
@RequestMapping(CaseDeskPages.LIST + "/{reference}")
class DeskApplyPages extends ApplyPages {

    private final CaseDesk desk;
    private final Cases cases;
    private final CasePapers papers;
    private final DeskViews views;
    private final Resumption resumption;
    private final Keyring keyring;
    private final Applying applying;
    private final Templates pages;

    DeskApplyPages(
            CaseDesk desk,
            Cases cases,
            CasePapers papers,
            DeskViews views,
            Resumption resumption,
            Keyring keyring,
            Applying applying,
            Templates pages) {
        super(applying);
        this.desk = desk;
        this.cases = cases;
        this.papers = papers;
        this.views = views;
        this.resumption = resumption;
        this.keyring = keyring;
        this.applying = applying;
        this.pages = pages;
    }

    @ModelAttribute
    Seat seat(Access access, @PathVariable String reference) {
        var id = keyring.key(reference).map(CaseId::new).orElseThrow(Course::unknown);
        return new Seat(CaseDeskPages.LIST + "/" + reference, desk.get(id, access), access);
    }

    @GetMapping
    JteModel one(
            Frame page,
            @ModelAttribute(binding = false) Seat seat,
            @RequestParam(defaultValue = "") String matter,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "false") boolean late) {
        return views.page(page, seat, WorkQuery.of(matter, state, late), Map.of(), Faults.NONE);
    }

    /// Notes that a paper was shown here, today.
    @PostMapping("/papers/{kind}/shown")
    Object shown(Frame page, @ModelAttribute(binding = false) Seat seat, @PathVariable String kind) {
        return applying.bring(page, seat, kind, () -> papers.shown(seat.file(), kind, desk.today(), seat.access()));
    }

    @Override
    CaseView view(Frame page, Seat seat) {
        return views.view(page, seat);
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
