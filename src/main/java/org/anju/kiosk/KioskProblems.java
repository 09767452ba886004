package org.anju.kiosk;

import html.Templates;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.anju.frame.Frame;
import org.anju.frame.OwnProblems;
import org.anju.frame.Redirect;
import org.springframework.context.annotation.Lazy;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/// Whatever goes wrong at a machine is told on a page of the machine, with the way back and a person in view, and not
/// on
/// one of the portal, from which nobody there would find back.
@Component
class KioskProblems implements OwnProblems {

    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    private final KioskGuard guard;
    private final Templates pages;

    KioskProblems(@Lazy KioskGuard guard, Templates pages) {
        this.guard = guard;
        this.pages = pages;
    }

    @Override
    public Optional<ResponseEntity<?>> answer(HttpServletRequest request, Frame page, int status, String told) {
        if (!page.path().equals("/kiosk") && !page.path().startsWith("/kiosk/")) {
            return Optional.empty();
        }
        // What a form is sent to has no page of its own: whoever gets there by a reload or "back" begins again.
        if (status == HttpStatus.METHOD_NOT_ALLOWED.value()) {
            return Optional.of(Redirect.to("/kiosk"));
        }
        var view = standing(request).map(KioskView::of).orElseGet(KioskView::nowhere);
        return Optional.of(ResponseEntity.status(status)
                .contentType(HTML)
                .header("Refresh", Idle.WIPED + "; url=/kiosk/end")
                .body(pages.kioskProblem(page, view, told)));
    }

    // It may be the database that failed, and then nobody can say at which machine.
    private Optional<Standing> standing(HttpServletRequest request) {
        try {
            return guard.at(request);
        } catch (RuntimeException away) {
            return Optional.empty();
        }
    }
}
