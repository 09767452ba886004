package org.anju.kiosk;

import gg.jte.models.runtime.JteModel;
import html.Templates;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.anju.counters.ServicePoints;
import org.anju.frame.Faults;
import org.anju.frame.Frame;
import org.anju.frame.Redirect;
import org.anju.matters.Matter;
import org.anju.matters.Matters;
import org.anju.shared.Channel;
import org.anju.shared.Problem;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The first page of a machine, what is always in view beside the others, and the end of a turn.
@RestController
class KioskPages {

    private final Kiosks kiosks;
    private final Turns turns;
    private final Ways ways;
    private final Matters matters;
    private final ServicePoints points;
    private final Clock clock;
    private final Templates pages;

    KioskPages(
            Kiosks kiosks,
            Turns turns,
            Ways ways,
            Matters matters,
            ServicePoints points,
            Clock clock,
            Templates pages) {
        this.kiosks = kiosks;
        this.turns = turns;
        this.ways = ways;
        this.matters = matters;
        this.points = points;
        this.clock = clock;
        this.pages = pages;
    }

    @GetMapping("/kiosk")
    JteModel home(Frame page, HttpServletRequest request) {
        return KioskGuard.standing(request)
                .map(standing -> pages.kioskHome(
                        page,
                        KioskView.of(standing),
                        offered(),
                        turns.left(standing.machine().id()).isPresent()))
                .orElseGet(() -> pages.kioskUnregistered(page, KioskView.nowhere()));
    }

    /// The matters of the catalogue that may be handled here, in the order of their codes.
    private List<Matter> offered() {
        return matters.current(LocalDate.now(clock)).stream()
                .filter(matter -> matter.channels().contains(Channel.KIOSK))
                .toList();
    }

    /// @param before milliseconds since the screen was first touched, as the browser counted them
    /// @param touches how often it was since then
    @PostMapping("/kiosk/begin")
    ResponseEntity<Void> begin(
            Standing standing,
            @RequestParam(defaultValue = "") String task,
            @RequestParam(defaultValue = "") String before,
            @RequestParam(defaultValue = "") String touches,
            HttpServletRequest request) {
        var wanted = Task.read(task).filter(this::offers);
        if (wanted.isEmpty()) {
            return Redirect.to("/kiosk");
        }
        var touched = Duration.ofMillis(before.matches("[0-9]{1,6}") ? Long.parseLong(before) : 0);
        int counted = touches.matches("[0-9]{1,4}") ? Integer.parseInt(touches) : 0;
        var on = Optional.ofNullable(standing.turn());
        if (on.isPresent()) {
            turns.goOn(on.get(), wanted.get(), touched);
            on.get().touched(counted);
            return Redirect.to(ways.next(on.get(), standing.machine()));
        }
        var turn = turns.begin(standing.machine().id(), wanted.get(), touched);
        turn.touched(counted);
        var headers = new HttpHeaders();
        headers.add(HttpHeaders.SET_COOKIE, KioskCookies.turn(turn.key(), request));
        headers.setLocation(java.net.URI.create(ways.next(turn, standing.machine())));
        return new ResponseEntity<>(headers, HttpStatus.SEE_OTHER);
    }

    private boolean offers(Task task) {
        return !(task instanceof Task.Of(var code))
                || offered().stream().anyMatch(matter -> matter.code().equals(code));
    }

    /// Where the turn goes on.
    @GetMapping("/kiosk/who")
    ResponseEntity<Void> who(Standing standing) {
        return Redirect.to(ways.next(standing.on(), standing.machine()));
    }

    /// Somebody is there: the page asked, and a key was pressed.
    @PostMapping("/kiosk/more-time")
    ResponseEntity<Void> moreTime(Standing standing) {
        return ResponseEntity.noContent().build();
    }

    /// What a page without script leads to when nothing was pressed for a minute.
    @GetMapping("/kiosk/idle")
    JteModel idle(Frame page, Standing standing) {
        return pages.kioskIdle(page, KioskView.of(standing, standing.on().page(), 0));
    }

    @PostMapping("/kiosk/end")
    ResponseEntity<Void> end(HttpServletRequest request) {
        return ended(request);
    }

    /// The same, where a page without script ends by itself, and where the program has ended the turn already.
    @GetMapping("/kiosk/end")
    ResponseEntity<Void> endByItself(HttpServletRequest request) {
        return ended(request);
    }

    private ResponseEntity<Void> ended(HttpServletRequest request) {
        KioskGuard.standing(request)
                .filter(standing -> standing.turn() != null)
                .ifPresent(standing -> turns.end(standing.machine().id()));
        var headers = KioskCookies.wiped(request);
        headers.setLocation(java.net.URI.create("/kiosk"));
        return new ResponseEntity<>(headers, HttpStatus.SEE_OTHER);
    }

    /// @param again said by the page that comes again by itself, where there is no script
    @GetMapping("/kiosk/help")
    Object help(Frame page, Standing standing, @RequestParam(defaultValue = "") String again) {
        var turn = Optional.ofNullable(standing.turn());
        if (!again.isEmpty()
                && turn.filter(one -> turns.untouched(one).toSeconds() >= Idle.ASKED)
                        .isPresent()) {
            return Redirect.to("/kiosk/idle");
        }
        return pages.kioskHelp(
                page,
                KioskView.of(standing, turn.map(Turn::page).orElse(0), 0),
                kiosks.calling(standing.machine().id()),
                Optional.ofNullable(standing.machine().point())
                        .flatMap(points::find)
                        .orElse(null));
    }

    record HelpAnswer(Calling state) {}

    @GetMapping("/kiosk/help/state")
    HelpAnswer helpState(Standing standing) {
        return new HelpAnswer(kiosks.calling(standing.machine().id()));
    }

    @PostMapping("/kiosk/help")
    ResponseEntity<Void> call(Standing standing) {
        var machine = standing.machine().id();
        var turn = Optional.ofNullable(standing.turn());
        if (turn.isEmpty() && kiosks.calling(machine) != Calling.CALLED) {
            kiosks.countHelpAtStart(machine);
        }
        kiosks.call(
                machine,
                turn.flatMap(Turn::number).orElse(null),
                turn.filter(Turn::call).isPresent());
        turn.ifPresent(turns::help);
        return Redirect.to("/kiosk/help");
    }

    /// The link that the administrator made is opened on the machine itself.
    @GetMapping("/kiosk/register/{code}")
    JteModel register(Frame page, @PathVariable String code) {
        return pages.kioskRegister(page, KioskView.nowhere(), code, Faults.NONE);
    }

    @PostMapping("/kiosk/register")
    ResponseEntity<?> registered(Frame page, @RequestParam(defaultValue = "") String code, HttpServletRequest request) {
        try {
            var headers = new HttpHeaders();
            headers.add(HttpHeaders.SET_COOKIE, KioskCookies.machine(kiosks.enrol(code), request));
            headers.setLocation(java.net.URI.create("/kiosk"));
            return new ResponseEntity<>(headers, HttpStatus.SEE_OTHER);
        } catch (Problem problem) {
            return ResponseEntity.ok(pages.kioskRegister(
                    page,
                    KioskView.nowhere(),
                    code,
                    Faults.of("code", page.words().of(problem))));
        }
    }
}
