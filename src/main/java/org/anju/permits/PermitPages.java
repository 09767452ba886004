package org.anju.permits;

import gg.jte.models.runtime.JteModel;
import html.Templates;
import java.time.Clock;
import java.time.LocalDate;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The portal: my permit, what it gives me, and its endorsement.
@RestController
class PermitPages {

    private static final String PERMIT = "/me/permit";

    private final Permits permits;
    private final PermitFacts facts;
    private final Cards cards;
    private final Certificates certificates;
    private final Residents residents;
    private final Clock clock;
    private final Templates pages;

    PermitPages(
            Permits permits,
            PermitFacts facts,
            Cards cards,
            Certificates certificates,
            Residents residents,
            Clock clock,
            Templates pages) {
        this.permits = permits;
        this.facts = facts;
        this.clock = clock;
        this.cards = cards;
        this.certificates = certificates;
        this.residents = residents;
        this.pages = pages;
    }

    @Bean
    static MenuEntry permitEntry() {
        return new MenuEntry(12, PERMIT, "menu.permit", Set.of(Role.RESIDENT));
    }

    @Bean
    static PortalTask permitTask(Marking marking) {
        return new PortalTask(
                30,
                PERMIT,
                "menu.permit",
                (parts, access) -> marking.standing(parts).stream()
                        .findFirst()
                        .map(PermitPages::state)
                        .orElseGet(() -> PortalTask.State.nothing("task.permit.none")));
    }

    private static PortalTask.State state(Permit permit) {
        var standing = permit.standing();
        return switch (standing.state()) {
            case ACTIVE ->
                permit.windowOpen()
                        ? PortalTask.State.toDo("task.permit.endorse", standing.lastDay())
                        : PortalTask.State.done("task.permit.valid", standing.lastDay(), standing.opens());
            case SUSPENDED -> PortalTask.State.toDo("task.permit.suspended");
            case LOST -> PortalTask.State.toDo("task.permit.lost");
            case ENDED -> PortalTask.State.nothing("task.permit.ended");
        };
    }

    @GetMapping(PERMIT)
    JteModel permit(Frame page, SignedIn me, Access access, @RequestParam(defaultValue = "") String done) {
        var own = residents.self(me);
        var permit = permits.find(own.getFirst(), access).orElse(null);
        var number = permit == null
                ? ""
                : permit.card()
                        .flatMap(card -> certificates.find(own, card, access))
                        .map(card -> card.number().digits())
                        .orElse("");
        var outlook = permit == null || permit.ended()
                ? Outlook.of(facts.of(own.getFirst(), LocalDate.now(clock), access))
                : null;
        var said = Set.of("endorse", "loss").contains(done) ? done : "";
        return pages.permitsOwn(page, permit, number, outlook, List.of(Entitlement.values()), said);
    }

    /// Twice is once: a second one is too early, and the page says when the next window opens.
    @PostMapping(PERMIT + "/endorse")
    ResponseEntity<Void> endorse(SignedIn me, Access access) {
        return switch (permits.endorse(residents.self(me).getFirst(), access)) {
            case Endorsement.Granted _, Endorsement.MadeUp _ -> Redirect.to(PERMIT + "?done=endorse");
            case Endorsement.TooEarly _, Endorsement.Elsewhere _, Endorsement.NotHeld _, Endorsement.Ended _ ->
                Redirect.to(PERMIT);
        };
    }

    @PostMapping(PERMIT + "/loss")
    ResponseEntity<Void> loss(SignedIn me, Access access) {
        permits.reportLoss(residents.self(me).getFirst(), access);
        return Redirect.to(PERMIT + "?done=loss");
    }

    /// Makes the card now where the program has not come to it yet.
    @PostMapping(PERMIT + "/card")
    ResponseEntity<Void> card(SignedIn me) {
        cards.make(residents.self(me).getFirst());
        return Redirect.to(PERMIT);
    }
}
