package org.anju.permits;

import gg.jte.models.runtime.JteModel;
import html.Templates;
import java.util.List;
import java.util.Set;
import org.anju.accounts.SignedIn;
import org.anju.certificates.Certificates;
import org.anju.frame.Frame;
import org.anju.frame.MenuEntry;
import org.anju.frame.PortalTask;
import org.anju.frame.Redirect;
import org.anju.residents.Residents;
import org.anju.shared.Access;
import org.anju.shared.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// The portal: my permit, what it gives me, and its endorsement.
@RestController
class PermitPages {

    private static final String PERMIT = "/me/permit";

    private final Permits permits;
    private final Cards cards;
    private final Certificates certificates;
    private final Residents residents;
    private final Templates pages;

    PermitPages(Permits permits, Cards cards, Certificates certificates, Residents residents, Templates pages) {
        this.permits = permits;
        this.cards = cards;
        this.certificates = certificates;
        this.residents = residents;
        this.pages = pages;
    }

    @Bean
    static MenuEntry permitEntry() {
        return new MenuEntry(12, PERMIT, "menu.permit", Set.of(Role.RESIDENT));
    }

    /// What comes next with it; nothing where the person has none.
    @Bean
    static PortalTask permitTask(Marking marking) {
        return new PortalTask(
                30,
                PERMIT,
                "menu.permit",
                (parts, access) -> marking.standing(parts).stream()
                        .findFirst()
                        .map(PermitPages::progress)
                        .orElseGet(() -> PortalTask.State.nothing("task.permit.none")));
    }

    private static PortalTask.State progress(Permit permit) {
        if (permit.ended()) {
            return PortalTask.State.nothing("task.permit.ended");
        }
        if (permit.standing().suspendedSince() != null) {
            return PortalTask.State.toDo("task.permit.suspended");
        }
        return permit.windowOpen()
                ? PortalTask.State.toDo("task.permit.endorse", permit.standing().lastDay())
                : PortalTask.State.done("task.permit.next", permit.standing().opens());
    }

    @GetMapping(PERMIT)
    JteModel permit(Frame page, SignedIn me, Access access) {
        var own = residents.self(me);
        var permit = permits.find(own.getFirst(), access).orElse(null);
        var number = permit == null
                ? ""
                : permit.card()
                        .flatMap(card -> certificates.find(own, card, access))
                        .map(card -> card.number().digits())
                        .orElse("");
        return pages.permitsOwn(page, permit, number, List.of(Entitlement.values()));
    }

    /// Twice is once: a second one is too early, and the page says when the next window opens.
    @PostMapping(PERMIT + "/endorse")
    ResponseEntity<Void> endorse(SignedIn me, Access access) {
        permits.endorse(residents.self(me).getFirst(), access);
        return Redirect.to(PERMIT);
    }

    @PostMapping(PERMIT + "/loss")
    ResponseEntity<Void> loss(SignedIn me, Access access) {
        permits.reportLoss(residents.self(me).getFirst(), access);
        return Redirect.to(PERMIT);
    }

    /// Makes the card now where the program has not come to it yet.
    @PostMapping(PERMIT + "/card")
    ResponseEntity<Void> card(SignedIn me) {
        cards.make(residents.self(me).getFirst());
        return Redirect.to(PERMIT);
    }
}
