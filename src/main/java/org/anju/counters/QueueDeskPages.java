package org.anju.counters;

import gg.jte.models.runtime.JteModel;
import html.Templates;
import java.util.Set;
import java.util.UUID;
import org.anju.accounts.SignedIn;
import org.anju.frame.Faults;
import org.anju.frame.Frame;
import org.anju.frame.MenuEntry;
import org.anju.frame.Redirect;
import org.anju.shared.Keyring;
import org.anju.shared.Problem;
import org.anju.shared.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The queue as an officer works it: one number after another.
@RestController
class QueueDeskPages {

    private static final String LIST = "/desk/queue";

    private final Queue queue;
    private final PointLines lines;
    private final Keyring keyring;
    private final Templates pages;

    QueueDeskPages(Queue queue, PointLines lines, Keyring keyring, Templates pages) {
        this.queue = queue;
        this.lines = lines;
        this.keyring = keyring;
        this.pages = pages;
    }

    @Bean
    static MenuEntry queueEntry() {
        return new MenuEntry(22, LIST, "menu.queue", Set.of(Role.REGISTRAR, Role.REVIEWER));
    }

    @GetMapping(LIST)
    JteModel list(Frame page, SignedIn me) {
        return pages.countersQueues(page, lines.all(queue.own(me), page.words()));
    }

    /// @param place the desk at which the officer sits, as it is shown to people
    @GetMapping(LIST + "/{point}")
    JteModel one(Frame page, SignedIn me, @PathVariable String point, @RequestParam(defaultValue = "1") String place) {
        return show(page, me, lines.get(point), place, Faults.NONE);
    }

    /// @param called how many the officer had called when the page was made; whoever presses twice sends it twice
    @PostMapping(LIST + "/{point}/next")
    Object next(
            Frame page,
            SignedIn me,
            @PathVariable String point,
            @RequestParam(defaultValue = "") String place,
            @RequestParam(defaultValue = "-1") int called) {
        var servicePoint = lines.get(point);
        try {
            queue.callNext(servicePoint.id(), place, called, me);
            return back(point, place);
        } catch (Problem problem) {
            if (!problem.name().equals("queue-place")) {
                throw problem;
            }
            return show(
                    page,
                    me,
                    servicePoint,
                    place,
                    Faults.of("place", page.words().of(problem)));
        }
    }

    @PostMapping(LIST + "/{point}/recall")
    ResponseEntity<Void> recall(
            SignedIn me, @PathVariable String point, @RequestParam String ticket, @RequestParam String place) {
        queue.recall(key(ticket), me);
        return back(point, place);
    }

    @PostMapping(LIST + "/{point}/done")
    ResponseEntity<Void> done(
            SignedIn me,
            @PathVariable String point,
            @RequestParam String ticket,
            @RequestParam String place,
            @RequestParam(defaultValue = "true") boolean served) {
        queue.done(key(ticket), served, me);
        return back(point, place);
    }

    /// Somebody who was not there when called has come.
    @PostMapping(LIST + "/{point}/back")
    ResponseEntity<Void> putBack(
            SignedIn me,
            @PathVariable String point,
            @RequestParam String ticket,
            @RequestParam(defaultValue = "1") String place) {
        queue.putBack(key(ticket), me);
        return back(point, place);
    }

    private JteModel show(Frame page, SignedIn me, ServicePoint point, String place, Faults faults) {
        var current = queue.current(point.id(), me);
        return pages.countersQueueDesk(
                page,
                lines.one(point, page.words()),
                queue.board(point.id()),
                current.orElse(null),
                current.map(one -> keyring.reference(one.id())).orElse(""),
                current.map(one -> lines.name(one.function(), page.words())).orElse(""),
                queue.calls(point.id(), me),
                queue.missed(point.id()).stream()
                        .map(one -> new MissedLine(keyring.reference(one.id()), one.shown()))
                        .toList(),
                place,
                "/points/" + lines.reference(point) + "/number?door=" + queue.door(point.id()),
                faults);
    }

    private UUID key(String reference) {
        return keyring.key(reference).orElseThrow(() -> new Problem(Problem.Kind.UNKNOWN, "ticket-unknown"));
    }

    private static ResponseEntity<Void> back(String point, String place) {
        var shown = java.net.URLEncoder.encode(place, java.nio.charset.StandardCharsets.UTF_8);
        return Redirect.to(LIST + "/" + point + "?place=" + shown);
    }
}
