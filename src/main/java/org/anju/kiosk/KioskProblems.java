package org.anju.kiosk;

import gg.jte.models.runtime.JteModel;
import html.Templates;
import jakarta.servlet.http.HttpServletRequest;
import org.anju.frame.Frame;
import org.anju.shared.Problem;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/// A refusal at a machine is told on a page of the machine, with the way back and a person in view, and not on one of
/// the portal, from which nobody there would find back.
@ControllerAdvice(
        assignableTypes = {
            KioskPages.class,
            KioskIdentityPages.class,
            EndorsePages.class,
            KioskMatterPages.class,
            KioskDeclarePages.class,
            KioskReceiptPages.class
        })
@Order(Ordered.HIGHEST_PRECEDENCE)
class KioskProblems {

    private final Templates pages;

    KioskProblems(Templates pages) {
        this.pages = pages;
    }

    @ExceptionHandler
    ResponseEntity<JteModel> refused(Problem problem, Frame page, HttpServletRequest request) {
        var view = KioskGuard.standing(request).map(KioskView::of).orElseGet(KioskView::nowhere);
        return ResponseEntity.status(status(problem.kind()))
                .header("Refresh", Idle.WIPED + "; url=/kiosk/end")
                .body(pages.kioskProblem(page, view, page.words().of(problem)));
    }

    private static int status(Problem.Kind kind) {
        return switch (kind) {
            case UNKNOWN -> 404;
            case UNREADABLE -> 400;
            case TOO_LARGE -> 413;
            case INVALID -> 422;
            case CONFLICT -> 409;
            case FORBIDDEN -> 403;
            case UNAUTHENTICATED -> 401;
            case GONE -> 410;
            case TOO_OFTEN -> 429;
            case UNAVAILABLE -> 503;
        };
    }
}
