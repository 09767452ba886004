package org.anju.counters;

import gg.jte.models.runtime.JteModel;
import html.Templates;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.anju.frame.Faults;
import org.anju.frame.Frame;
import org.anju.frame.Redirect;
import org.anju.shared.Keyring;
import org.anju.shared.MatterCode;
import org.anju.shared.Problem;
import org.anju.shared.ReceiptNumber;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The queue as everybody sees it: the screen that calls, the machine at the door, and the number on paper.
@RestController
class QueuePages {

    private static final String SECONDS = "10";

    private final Queue queue;
    private final PointLines lines;
    private final Keyring keyring;
    private final Templates pages;

    QueuePages(Queue queue, PointLines lines, Keyring keyring, Templates pages) {
        this.queue = queue;
        this.lines = lines;
        this.keyring = keyring;
        this.pages = pages;
    }

    /// @param screen whether it hangs on a wall: then it renews itself, which would be a nuisance to a reader
    @GetMapping("/points/{reference}/queue")
    JteModel board(
            Frame page,
            HttpServletResponse response,
            @PathVariable String reference,
            @RequestParam(defaultValue = "false") boolean screen) {
        var point = lines.get(reference);
        if (screen) {
            response.setHeader("Refresh", SECONDS);
        }
        return pages.countersQueue(page, lines.one(point, page.words()), queue.board(point.id()), screen);
    }

    @GetMapping("/points/{reference}/number")
    JteModel door(Frame page, @PathVariable String reference, @RequestParam(defaultValue = "") String door) {
        return door(page, reference, door, "", Faults.NONE);
    }

    @PostMapping("/points/{reference}/number")
    Object take(
            Frame page,
            @PathVariable String reference,
            @RequestParam(defaultValue = "") String door,
            @RequestParam(defaultValue = "") String function,
            @RequestParam(defaultValue = "") String receipt) {
        var point = lines.get(reference);
        queue.requireDoor(point.id(), door);
        try {
            var ticket = function.isEmpty()
                    ? queue.takeBooked(point.id(), receipt(receipt))
                    : queue.take(point.id(), function(function));
            return Redirect.to("/points/" + reference + "/number/" + keyring.reference(ticket.id()) + "?door=" + door);
        } catch (Problem problem) {
            var field = problem.name().equals("queue-receipt") ? "receipt" : "functions";
            return door(
                    page,
                    reference,
                    door,
                    receipt,
                    Faults.of(field, page.words().of(problem)));
        }
    }

    /// The number, as wide as the paper of such machines.
    @GetMapping("/points/{reference}/number/{ticket}")
    JteModel paper(
            Frame page,
            @PathVariable String reference,
            @PathVariable String ticket,
            @RequestParam(defaultValue = "") String door) {
        var point = lines.get(reference);
        var one = queue.get(key(ticket));
        return pages.countersTicket(
                page,
                lines.one(point, page.words()),
                one,
                lines.name(one.function(), page.words()),
                queue.board(point.id()),
                door);
    }

    private JteModel door(Frame page, String reference, String door, String receipt, Faults faults) {
        var point = lines.get(reference);
        queue.requireDoor(point.id(), door);
        return pages.countersDoor(
                page,
                lines.one(point, page.words()),
                lines.functions(point, page.words()),
                queue.board(point.id()),
                door,
                receipt,
                faults);
    }

    private UUID key(String reference) {
        return keyring.key(reference).orElseThrow(() -> new Problem(Problem.Kind.UNKNOWN, "ticket-unknown"));
    }

    private static ReceiptNumber receipt(String typed) {
        return ReceiptNumber.read(typed).orElseThrow(() -> new Problem(Problem.Kind.CONFLICT, "queue-receipt"));
    }

    static MatterCode function(String written) {
        try {
            return new MatterCode(written);
        } catch (IllegalArgumentException e) {
            throw new Problem(Problem.Kind.INVALID, "queue-function", written);
        }
    }
}
