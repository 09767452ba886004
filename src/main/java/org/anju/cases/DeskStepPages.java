package org.anju.cases;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.anju.frame.Faults;
import org.anju.frame.Frame;
import org.anju.frame.Redirect;
import org.anju.shared.Access;
import org.anju.shared.Keyring;
import org.anju.shared.Problem;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The desk: the steps that an officer takes with one case.
@RestController
@RequestMapping(CaseDeskPages.LIST + "/{reference}")
class DeskStepPages {

    private static final Map<String, String> FIELDS = Map.of(
            "case-refusal", "reason",
            "case-refusal-long", "reason",
            "case-missing-nothing", "missing",
            "case-missing-unneeded", "missing",
            "case-stop-ground", "ground");

    private final CaseDesk desk;
    private final DeskViews views;
    private final Keyring keyring;

    DeskStepPages(CaseDesk desk, DeskViews views, Keyring keyring) {
        this.desk = desk;
        this.views = views;
        this.keyring = keyring;
    }

    @ModelAttribute
    Seat seat(Access access, @PathVariable String reference) {
        var id = keyring.key(reference).map(CaseId::new).orElseThrow(Course::unknown);
        return new Seat(CaseDeskPages.LIST + "/" + reference, desk.get(id, access), access);
    }

    @PostMapping("/acceptance")
    Object accept(Frame page, @ModelAttribute(binding = false) Seat seat) {
        return take(page, seat, Map.of(), () -> desk.accept(seat.one(), seat.access()));
    }

    @PostMapping("/missing")
    Object missing(
            Frame page,
            @ModelAttribute(binding = false) Seat seat,
            @RequestParam(required = false) List<String> paper,
            @RequestParam(required = false) List<String> question) {
        return take(page, seat, Map.of(), () -> desk.tellMissing(seat.one(), set(paper), set(question), seat.access()));
    }

    private static Set<String> set(@org.jspecify.annotations.Nullable List<String> sent) {
        return sent == null ? Set.of() : new HashSet<>(sent);
    }

    @PostMapping("/review")
    Object takeUp(Frame page, @ModelAttribute(binding = false) Seat seat) {
        return take(page, seat, Map.of(), () -> desk.takeUp(seat.one(), seat.access()));
    }

    @PostMapping("/clock/stop")
    Object stop(
            Frame page, @ModelAttribute(binding = false) Seat seat, @RequestParam(defaultValue = "") String ground) {
        return take(page, seat, Map.of("ground", ground), () -> desk.stopClock(seat.one(), ground, seat.access()));
    }

    @PostMapping("/clock/resume")
    Object resume(Frame page, @ModelAttribute(binding = false) Seat seat) {
        return take(page, seat, Map.of(), () -> desk.resumeClock(seat.one(), seat.access()));
    }

    @PostMapping("/decision")
    Object decide(Frame page, @ModelAttribute(binding = false) Seat seat, @RequestParam Map<String, String> given) {
        var decision = given.getOrDefault("decision", "");
        if (!decision.equals("grant") && !decision.equals("refuse")) {
            return views.page(page, seat, WorkQuery.ALL, given, Faults.of("decision", page.t("case.fault.decision")));
        }
        var verdict = decision.equals("grant")
                ? CaseVerdict.GRANT
                : new CaseVerdict(false, given.getOrDefault("reason", ""), given.getOrDefault("remedy", ""));
        return take(page, seat, given, () -> desk.decide(seat.one(), verdict, seat.access()));
    }

    @PostMapping("/delivery")
    Object deliver(Frame page, @ModelAttribute(binding = false) Seat seat) {
        return take(page, seat, Map.of(), () -> desk.deliver(seat.one(), seat.access()));
    }

    private Object take(Frame page, Seat seat, Map<String, String> given, Runnable step) {
        try {
            step.run();
            return Redirect.to(seat.base());
        } catch (Problem problem) {
            var field = FIELDS.get(problem.name());
            if (field == null) {
                throw problem;
            }
            return views.page(
                    page,
                    seat,
                    WorkQuery.ALL,
                    given,
                    Faults.of(field, page.words().of(problem)));
        }
    }
}
