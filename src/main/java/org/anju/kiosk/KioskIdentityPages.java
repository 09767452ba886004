package org.anju.kiosk;

import gg.jte.models.runtime.JteModel;
import html.Templates;
import org.anju.accounts.Tried;
import org.anju.frame.Faults;
import org.anju.frame.Frame;
import org.anju.frame.Redirect;
import org.anju.shared.PersonId;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Who stands there: by a document on the reader, or by its number and a one-time code.
@RestController
class KioskIdentityPages {

    private final Readers readers;
    private final Claims claims;
    private final Turns turns;
    private final Ways ways;
    private final Lengths lengths;
    private final Templates pages;

    KioskIdentityPages(Readers readers, Claims claims, Turns turns, Ways ways, Lengths lengths, Templates pages) {
        this.readers = readers;
        this.claims = claims;
        this.turns = turns;
        this.ways = ways;
        this.lengths = lengths;
        this.pages = pages;
    }

    /// @param again said by the page that comes again by itself, where there is no script
    @GetMapping("/kiosk/card")
    Object card(Frame page, Standing standing, @RequestParam(defaultValue = "") String again) {
        var turn = standing.on();
        if (turn.person().isPresent() || !standing.machine().reader()) {
            return Redirect.to(ways.next(turn, standing.machine()));
        }
        if (!again.isEmpty() && turns.untouched(turn).toSeconds() >= Idle.ASKED) {
            return Redirect.to("/kiosk/idle");
        }
        if (again.isEmpty()) {
            readers.want(turn);
        }
        return pages.kioskCard(
                page,
                KioskView.of(standing, 1, lengths.of(turn.task())),
                turn.stranger(),
                !again.isEmpty() && readers.lies(turn));
    }

    /// @param next where to go on; empty while no document was read
    /// @param lies whether somebody else's document lies there; what is laid down is not read before it is
    ///     gone
    record CardAnswer(String next, boolean lies) {}

    @GetMapping("/kiosk/card/state")
    CardAnswer state(Standing standing) {
        var turn = standing.on();
        if (turn.person().isPresent()) {
            return new CardAnswer(ways.next(turn, standing.machine()), false);
        }
        readers.keepWanting(turn);
        return new CardAnswer(turn.stranger() ? "/kiosk/card/unknown" : "", readers.lies(turn));
    }

    /// @param left whether somebody has left a document on the reader
    record PlateAnswer(boolean left) {}

    /// Asked by the first page while it calls after who left theirs.
    @GetMapping("/kiosk/plate")
    PlateAnswer plate(Standing standing) {
        return new PlateAnswer(turns.left(standing.machine().id()).isPresent());
    }

    /// The document was read, and the register does not know it: whoever holds it may be told.
    @GetMapping("/kiosk/card/unknown")
    JteModel unknown(Frame page, Standing standing) {
        return pages.kioskCard(
                page, KioskView.of(standing, 1, lengths.of(standing.on().task())), true, false);
    }

    @GetMapping("/kiosk/code")
    Object code(Frame page, Standing standing) {
        var turn = standing.on();
        return turn.person().isPresent()
                ? Redirect.to(ways.next(turn, standing.machine()))
                : ask(page, standing, "", Faults.NONE);
    }

    @PostMapping("/kiosk/code")
    Object claim(
            Frame page,
            Standing standing,
            @RequestParam(defaultValue = "") String number,
            @RequestParam(defaultValue = "") String code) {
        if (standing.on().person().isPresent()) {
            return Redirect.to(ways.next(standing.on(), standing.machine()));
        }
        if (number.isBlank() || code.isBlank() || number.length() > 60 || code.length() > 60) {
            return ask(page, standing, number, Faults.of("number", page.t("kiosk.code.both")));
        }
        return switch (claims.claim(standing.on(), number, code)) {
            // Somebody else has laid down a document meanwhile: it is neither's.
            case Tried.Right<PersonId>(var person) ->
                Redirect.to(
                        standing.on().identified(person) ? ways.next(standing.on(), standing.machine()) : "/kiosk/end");
            case Tried.Wrong<PersonId> wrong ->
                ask(page, standing, number, Faults.of("code", page.t("kiosk.code.wrong")));
            case Tried.Locked<PersonId>(var until) ->
                ask(page, standing, number, Faults.of("code", page.t("kiosk.code.locked", until)));
        };
    }

    /// The same answer whoever has the number, and whether anybody has it.
    @PostMapping("/kiosk/code/sent")
    Object send(Frame page, Standing standing, @RequestParam(defaultValue = "") String number) {
        if (standing.on().person().isPresent()) {
            return Redirect.to(ways.next(standing.on(), standing.machine()));
        }
        if (number.isBlank() || number.length() > 60) {
            return ask(page, standing, number, Faults.of("number", page.t("kiosk.code.send.number")));
        }
        claims.send(standing.on(), number);
        return ask(page, standing, number, Faults.NONE);
    }

    private JteModel ask(Frame page, Standing standing, String number, Faults faults) {
        return pages.kioskCode(
                page,
                KioskView.of(standing, 1, lengths.of(standing.on().task())),
                number,
                standing.machine().reader(),
                claims.sends(),
                standing.on().askedForCode(),
                faults);
    }
}
