package org.anju.cases;

import gg.jte.models.runtime.JteModel;
import html.Templates;
import java.util.List;
import java.util.Map;
import org.anju.frame.Faults;
import org.anju.frame.Frame;
import org.anju.shared.Keyring;
import org.springframework.stereotype.Component;

/// One case as an officer sees it, with what may be done with it now.
@Component
class DeskViews {

    private final CaseDesk desk;
    private final CaseViews views;
    private final Keyring keyring;
    private final Templates pages;

    DeskViews(CaseDesk desk, CaseViews views, Keyring keyring, Templates pages) {
        this.desk = desk;
        this.views = views;
        this.keyring = keyring;
        this.pages = pages;
    }

    CaseView view(Frame page, Seat seat) {
        var line = views.lines(List.of(seat.one()), seat.access()).getFirst();
        return views.view(page, seat.file(), line, seat.access().by());
    }

    /// @param given what was written in a form so far
    JteModel page(Frame page, Seat seat, WorkQuery asked, Map<String, String> given, Faults faults) {
        var allowed = desk.allowed(seat.one(), seat.access());
        var missable = allowed.contains(CaseStep.TELL_MISSING) ? desk.missable(seat.one(), seat.access()) : null;
        return pages.casesDeskOne(
                page,
                seat,
                new DeskView(
                        view(page, seat),
                        allowed,
                        missable,
                        keyring.reference(seat.one().subject().value()),
                        asked,
                        given),
                faults);
    }
}
