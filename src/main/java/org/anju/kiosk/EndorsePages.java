package org.anju.kiosk;

import gg.jte.models.runtime.JteModel;
import html.Templates;
import org.anju.frame.Frame;
import org.anju.frame.Redirect;
import org.anju.permits.Endorsement;
import org.anju.permits.Permits;
import org.anju.shared.Problem;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// The endorsement of a residence permit 签注: one page that says how the permit stands, one touch, the receipt.
@RestController
class EndorsePages {

    private static final int PAGES = 3;

    private final Permits permits;
    private final AtMachine person;
    private final Templates pages;

    EndorsePages(Permits permits, AtMachine person, Templates pages) {
        this.permits = permits;
        this.person = person;
        this.pages = pages;
    }

    @GetMapping("/kiosk/do/permit")
    Object permit(Frame page, Standing standing) {
        if (standing.on().number().isPresent()) {
            return Redirect.to("/kiosk/do/receipt");
        }
        var permit = permits.find(person.subject(standing), person.access(standing));
        return pages.kioskPermit(page, KioskView.of(standing, 2, PAGES), permit.orElse(null));
    }

    @PostMapping("/kiosk/do/permit")
    Object endorse(Frame page, Standing standing) {
        var turn = standing.on();
        if (turn.number().isPresent()) {
            return Redirect.to("/kiosk/do/receipt");
        }
        return switch (permits.endorse(person.subject(standing), person.access(standing))) {
            case Endorsement.Granted(var permit, var of) -> {
                turn.runs(of.id());
                turn.numbered(of.number());
                yield Redirect.to("/kiosk/do/receipt");
            }
            case Endorsement.MadeUp(var permit, var of) -> {
                turn.runs(of.id());
                turn.numbered(of.number());
                yield Redirect.to("/kiosk/do/receipt");
            }
            case Endorsement.TooEarly(var permit, var opensOn) -> shown(page, standing, permit);
            case Endorsement.Elsewhere(var permit) -> shown(page, standing, permit);
            case Endorsement.Ended(var permit) -> shown(page, standing, permit);
            case Endorsement.NotHeld() -> throw new Problem(Problem.Kind.UNKNOWN, "permit-none");
        };
    }

    private JteModel shown(Frame page, Standing standing, org.anju.permits.Permit permit) {
        return pages.kioskPermit(page, KioskView.of(standing, 2, PAGES), permit);
    }
}
