package org.anju.declarations;

import gg.jte.models.runtime.JteModel;
import html.Templates;
import jakarta.servlet.http.HttpServletRequest;
import java.text.Normalizer;
import org.anju.accounts.SignedIn;
import org.anju.dwellings.Dwelling;
import org.anju.frame.Faults;
import org.anju.frame.Frame;
import org.anju.frame.PortalTask;
import org.anju.frame.Redirect;
import org.anju.residents.Residents;
import org.anju.shared.Access;
import org.anju.shared.Channel;
import org.anju.shared.Problem;
import org.anju.shared.PurposeCode;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What a door plate opens for everybody: the address, and three ways in.
@RestController
class DoorPages {

    private static final PurposeCode OWN_RECORD = new PurposeCode("own-record");

    private final Doorway doorway;
    private final Reports reports;
    private final Landlords landlords;
    private final Limits limits;
    private final Templates pages;

    DoorPages(Doorway doorway, Reports reports, Landlords landlords, Limits limits, Templates pages) {
        this.doorway = doorway;
        this.reports = reports;
        this.landlords = landlords;
        this.limits = limits;
        this.pages = pages;
    }

    /// Where a plate is typed that cannot be scanned.
    @Bean
    static PortalTask declareTask(Residents residents) {
        return new PortalTask(50, "/d/enter", "task.declare", (parts, access) -> {
            var waiting = residents.waitingDeclarations(parts);
            return waiting == 0
                    ? PortalTask.State.nothing("task.declare.none")
                    : PortalTask.State.waits("task.declare.waits", waiting);
        });
    }

    @GetMapping("/d/enter")
    ResponseEntity<?> enter(Frame page, @RequestParam(defaultValue = "") String plate, HttpServletRequest request) {
        if (plate.isBlank()) {
            return ResponseEntity.ok(pages.declarationsEnter(page, "", Faults.NONE));
        }
        return doorway.find(plate, request)
                .<ResponseEntity<?>>map(dwelling -> Redirect.to("/d/" + dwelling.doorPlate()))
                .orElseGet(() -> wrong(page, plate));
    }

    @GetMapping("/d/{plate}")
    ResponseEntity<?> door(Frame page, @PathVariable String plate, HttpServletRequest request) {
        return doorway.find(plate, request)
                .<ResponseEntity<?>>map(
                        dwelling -> ResponseEntity.ok(pages.declarationsDoor(page, DoorView.of(dwelling))))
                .orElseGet(() -> wrong(page, plate));
    }

    private ResponseEntity<?> wrong(Frame page, String plate) {
        return ResponseEntity.status(HttpStatus.NOT_FOUND)
                .body(pages.declarationsEnter(page, plate, Faults.of("plate", page.t("door.unknown"))));
    }

    @GetMapping("/d/{plate}/not-here")
    JteModel notHere(Frame page, @PathVariable String plate, HttpServletRequest request) {
        return notHere(page, doorway.get(plate, request), "", Faults.NONE);
    }

    private JteModel notHere(Frame page, Dwelling dwelling, String living, Faults faults) {
        var by = Doorway.resident().map(who -> standing(dwelling, who)).orElse(null);
        return pages.declarationsNotHere(page, DoorView.of(dwelling), by, living, faults);
    }

    /// As whom somebody speaks who has signed in; as anybody where they neither live there nor let it.
    private Report.By standing(Dwelling dwelling, SignedIn who) {
        try {
            return reports.standing(dwelling, who, own(who));
        } catch (Problem problem) {
            if (!problem.name().equals("report-not-your-dwelling")) {
                throw problem;
            }
            return Report.By.ANYBODY;
        }
    }

    @PostMapping("/d/{plate}/not-here")
    JteModel report(
            Frame page,
            @PathVariable String plate,
            @RequestParam(defaultValue = "") String living,
            HttpServletRequest request) {
        var dwelling = doorway.get(plate, request);
        var who = Doorway.resident();
        var by = who.map(resident -> standing(dwelling, resident)).orElse(Report.By.ANYBODY);
        var written = Normalizer.normalize(living, Normalizer.Form.NFKC).strip();
        if (!written.matches("[0-9]{0,2}")) {
            return notHere(page, dwelling, living, Faults.of("living", page.t("notHere.living.form")));
        }
        if (by == Report.By.ANYBODY) {
            var asker = limits.asker(request);
            limits.require(Limits.Kind.CHECK, asker);
            limits.count(Limits.Kind.CHECK, asker);
        }
        @Nullable Integer said = by == Report.By.ANYBODY || written.isEmpty() ? null : Integer.valueOf(written);
        var number = reports.report(dwelling, by, said);
        return pages.declarationsReported(page, DoorView.of(dwelling), number, by);
    }

    @GetMapping("/d/{plate}/landlord")
    JteModel landlord(Frame page, @PathVariable String plate, HttpServletRequest request) {
        var dwelling = doorway.get(plate, request);
        return pages.declarationsLandlord(
                page, DoorView.of(dwelling), Doorway.resident().isPresent(), "");
    }

    @PostMapping("/d/{plate}/landlord")
    JteModel claim(Frame page, @PathVariable String plate, HttpServletRequest request) {
        var dwelling = doorway.get(plate, request);
        var who = Doorway.resident().orElseThrow(() -> new Problem(Problem.Kind.FORBIDDEN, "signed-out"));
        try {
            var number = landlords.claim(who.requirePerson(), dwelling.id(), own(who));
            return pages.declarationsClaimed(page, DoorView.of(dwelling), number);
        } catch (Problem problem) {
            if (!problem.name().equals("landlord-already")) {
                throw problem;
            }
            return pages.declarationsLandlord(
                    page, DoorView.of(dwelling), true, page.words().of(problem));
        }
    }

    private static Access own(SignedIn who) {
        return who.access(OWN_RECORD, "self", Channel.PORTAL);
    }
}
