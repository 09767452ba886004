package org.anju.cases;

import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.anju.frame.Faults;
import org.anju.frame.Frame;
import org.anju.frame.Redirect;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/// A case as question pages: one question a page, each answer kept at once, then the papers, then everything to be
/// checked. Who sits there, and where, is said by the [Seat] of the class below.
abstract class ApplyPages {

    private final Applying applying;

    ApplyPages(Applying applying) {
        this.applying = applying;
    }

    /// The page on which the applicant goes on.
    @GetMapping("/apply")
    ResponseEntity<Void> apply(@ModelAttribute(binding = false) Seat seat) {
        return Redirect.to(applying.next(seat));
    }

    @GetMapping("/questions/{id}")
    JteModel question(Frame page, @ModelAttribute(binding = false) Seat seat, @PathVariable String id) {
        return applying.question(page, seat, id);
    }

    @PostMapping("/questions/{id}")
    Object answer(
            Frame page,
            @ModelAttribute(binding = false) Seat seat,
            @PathVariable String id,
            @RequestParam Map<String, String> given) {
        return applying.answer(page, seat, id, given);
    }

    @GetMapping("/papers")
    JteModel papers(Frame page, @ModelAttribute(binding = false) Seat seat) {
        return applying.papers(page, seat, Faults.NONE);
    }

    @PostMapping("/papers/{kind}")
    Object upload(
            Frame page,
            @ModelAttribute(binding = false) Seat seat,
            @PathVariable String kind,
            @RequestParam(required = false) MultipartFile file) {
        return applying.upload(page, seat, kind, file);
    }

    @PostMapping("/papers/{kind}/later")
    Object later(Frame page, @ModelAttribute(binding = false) Seat seat, @PathVariable String kind) {
        return applying.later(page, seat, kind);
    }

    @PostMapping("/papers/{paper}/out")
    Object takeOut(Frame page, @ModelAttribute(binding = false) Seat seat, @PathVariable String paper) {
        return applying.takeOut(page, seat, paper);
    }

    /// What was uploaded, to be kept: it is nothing that the browser shows as a page of the house.
    @GetMapping("/papers/{paper}")
    ResponseEntity<byte[]> content(@ModelAttribute(binding = false) Seat seat, @PathVariable String paper) {
        return applying.content(seat, paper);
    }

    @GetMapping("/check")
    Object check(Frame page, @ModelAttribute(binding = false) Seat seat) {
        return applying.check(page, seat, Faults.NONE);
    }

    @PostMapping("/send")
    Object send(Frame page, @ModelAttribute(binding = false) Seat seat, HttpServletRequest request) {
        return applying.send(page, seat, request, () -> handedIn(request));
    }

    /// What the pages of this seat keep of a hand-in.
    void handedIn(HttpServletRequest request) {}

    /// The receipt, to be printed. The code to go on with stands on it once.
    @GetMapping("/sent")
    Object sent(Frame page, @ModelAttribute(binding = false) Seat seat, HttpServletRequest request) {
        return applying.sent(page, seat, request, () -> view(page, seat));
    }

    abstract CaseView view(Frame page, Seat seat);
}
