package org.anju.kiosk;

import gg.jte.models.runtime.JteModel;
import html.Templates;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.anju.accounts.MenuCount;
import org.anju.accounts.SignedIn;
import org.anju.counters.ServicePointId;
import org.anju.counters.ServicePoints;
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
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The machines at the desk: made, enrolled and taken out of service by the administrator; who at one of them
/// asks for a person, for those who go there.
@RestController
class KioskDeskPages {

    private final Kiosks kiosks;
    private final ServicePoints points;
    private final Keyring keyring;
    private final Templates pages;

    KioskDeskPages(Kiosks kiosks, ServicePoints points, Keyring keyring, Templates pages) {
        this.kiosks = kiosks;
        this.points = points;
        this.keyring = keyring;
        this.pages = pages;
    }

    @Bean
    static MenuEntry kiosksEntry() {
        return new MenuEntry(74, "/desk/kiosks", "menu.kiosks", Set.of(Role.ADMINISTRATOR));
    }

    @Bean
    static MenuEntry callsEntry() {
        return new MenuEntry(46, "/desk/kiosks/calls", "menu.kioskCalls", Set.of(Role.REGISTRAR, Role.REVIEWER));
    }

    @GetMapping("/desk/kiosks")
    JteModel kiosks(Frame page) {
        return show(page, "", "", Faults.NONE);
    }

    @PostMapping("/desk/kiosks")
    Object make(
            Frame page,
            SignedIn who,
            @RequestParam(defaultValue = "") String label,
            @RequestParam(defaultValue = "") String point,
            @RequestParam(defaultValue = "") String telephone) {
        try {
            kiosks.make(
                    label,
                    telephone,
                    keyring.key(point)
                            .map(ServicePointId::new)
                            .filter(id -> points.find(id).isPresent())
                            .orElse(null),
                    who);
            return Redirect.to("/desk/kiosks");
        } catch (Problem problem) {
            var field = problem.name().equals("kiosk-telephone-form") ? "telephone" : "label";
            return show(page, label, telephone, Faults.of(field, page.words().of(problem)));
        }
    }

    /// The code is shown once, on the page that answers the form.
    ///
    /// @param part what is enrolled with it: the browser, or the reader
    @PostMapping("/desk/kiosks/codes")
    JteModel invite(
            Frame page,
            SignedIn who,
            @RequestParam(defaultValue = "") String kiosk,
            @RequestParam(defaultValue = "") String part,
            HttpServletRequest request) {
        var enrolment =
                kiosks.invite(machine(kiosk), part.equals("READER") ? Machine.Part.READER : Machine.Part.BROWSER, who);
        return pages.kioskEnrolment(page, enrolment, address(request) + "/kiosk/register/" + enrolment.code());
    }

    @PostMapping("/desk/kiosks/revoke")
    ResponseEntity<Void> revoke(SignedIn who, @RequestParam(defaultValue = "") String kiosk) {
        kiosks.revoke(machine(kiosk), who);
        return Redirect.to("/desk/kiosks");
    }

    @Bean
    static MenuCount callsCount(Kiosks kiosks) {
        return new MenuCount("/desk/kiosks/calls", kiosks::waiting);
    }

    @GetMapping("/desk/kiosks/calls")
    JteModel calls(Frame page, SignedIn who) {
        return pages.kioskCalls(page, kiosks.calls(who));
    }

    @PostMapping("/desk/kiosks/calls")
    ResponseEntity<Void> answer(SignedIn who, @RequestParam(defaultValue = "") String call) {
        keyring.key(call).ifPresent(key -> kiosks.answer(key, who));
        return Redirect.to("/desk/kiosks/calls");
    }

    private JteModel show(Frame page, String label, String telephone, Faults faults) {
        return pages.kioskMachines(
                page,
                kiosks.list().stream()
                        .map(machine -> new MachineLine(
                                machine, keyring.reference(machine.id().value())))
                        .toList(),
                points.list().stream()
                        .map(point ->
                                new PointChoice(keyring.reference(point.id().value()), point.name(page.tongue())))
                        .toList(),
                label,
                telephone,
                faults);
    }

    private MachineId machine(String reference) {
        return keyring.key(reference).map(MachineId::new).orElseThrow(Kiosks::unknown);
    }

    private static String address(HttpServletRequest request) {
        var whole = request.getRequestURL();
        return whole.substring(0, whole.length() - request.getRequestURI().length());
    }
}
