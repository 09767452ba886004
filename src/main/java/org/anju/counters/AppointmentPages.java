package org.anju.counters;

import gg.jte.models.runtime.JteModel;
import html.Templates;
import java.util.List;
import java.util.Set;
import org.anju.accounts.SignedIn;
import org.anju.frame.Faults;
import org.anju.frame.Frame;
import org.anju.frame.MenuEntry;
import org.anju.frame.Redirect;
import org.anju.residents.Residents;
import org.anju.shared.Access;
import org.anju.shared.Keyring;
import org.anju.shared.PersonId;
import org.anju.shared.Problem;
import org.anju.shared.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Appointments: a resident's own in the portal, and at the desk those of whoever stands there.
@RestController
class AppointmentPages {

    private static final String OWN = "/me/appointments";
    private static final Set<String> AT_THE_FORM = Set.of(
            "appointment-slot",
            "appointment-full",
            "appointment-same-time",
            "appointment-many",
            "appointment-function");

    private final Booking booking;
    private final PointLines points;
    private final ServicePoints servicePoints;
    private final Residents residents;
    private final Keyring keyring;
    private final Templates pages;

    AppointmentPages(
            Booking booking,
            PointLines points,
            ServicePoints servicePoints,
            Residents residents,
            Keyring keyring,
            Templates pages) {
        this.booking = booking;
        this.points = points;
        this.servicePoints = servicePoints;
        this.residents = residents;
        this.keyring = keyring;
        this.pages = pages;
    }

    @Bean
    static MenuEntry appointmentsEntry() {
        return new MenuEntry(27, OWN, "menu.appointments", Set.of(Role.RESIDENT));
    }

    @GetMapping(OWN)
    JteModel own(Frame page, SignedIn me, Access access) {
        return pages.countersAppointments(
                page, OWN, "", booking.list(me.requirePerson(), access, page.words()), List.of());
    }

    @GetMapping(OWN + "/at/{point}")
    JteModel begin(
            Frame page,
            @PathVariable String point,
            @RequestParam(defaultValue = "") String function,
            @RequestParam(defaultValue = "") String day,
            @RequestParam(defaultValue = "") String move) {
        return show(page, OWN, point, new Booking.Choice(function, day, "", move), Faults.NONE);
    }

    @PostMapping(OWN + "/at/{point}")
    Object take(
            Frame page,
            SignedIn me,
            Access access,
            @PathVariable String point,
            @RequestParam(defaultValue = "") String function,
            @RequestParam(defaultValue = "") String day,
            @RequestParam(defaultValue = "") String starts,
            @RequestParam(defaultValue = "") String move) {
        var choice = new Booking.Choice(function, day, starts, move);
        return take(page, OWN, me.requirePerson(), point, choice, access);
    }

    @PostMapping(OWN + "/{reference}/cancel")
    ResponseEntity<Void> cancel(SignedIn me, Access access, @PathVariable String reference) {
        booking.cancel(me.requirePerson(), reference, access);
        return Redirect.to(OWN);
    }

    @GetMapping("/desk/persons/{person}/appointments")
    JteModel atDesk(Frame page, Access access, @PathVariable String person) {
        var subject = person(person, access);
        return pages.countersAppointments(
                page,
                base(person),
                "/desk/persons/" + person,
                booking.list(subject, access, page.words()),
                points.all(
                        servicePoints.list().stream()
                                .filter(point -> point.slots().places() > 0)
                                .toList(),
                        page.words()));
    }

    @GetMapping("/desk/persons/{person}/appointments/at/{point}")
    JteModel beginAtDesk(
            Frame page,
            Access access,
            @PathVariable String person,
            @PathVariable String point,
            @RequestParam(defaultValue = "") String function,
            @RequestParam(defaultValue = "") String day,
            @RequestParam(defaultValue = "") String move) {
        person(person, access);
        return show(page, base(person), point, new Booking.Choice(function, day, "", move), Faults.NONE);
    }

    @PostMapping("/desk/persons/{person}/appointments/at/{point}")
    Object takeAtDesk(
            Frame page,
            Access access,
            @PathVariable String person,
            @PathVariable String point,
            @RequestParam(defaultValue = "") String function,
            @RequestParam(defaultValue = "") String day,
            @RequestParam(defaultValue = "") String starts,
            @RequestParam(defaultValue = "") String move) {
        var choice = new Booking.Choice(function, day, starts, move);
        return take(page, base(person), person(person, access), point, choice, access);
    }

    @PostMapping("/desk/persons/{person}/appointments/{reference}/cancel")
    ResponseEntity<Void> cancelAtDesk(Access access, @PathVariable String person, @PathVariable String reference) {
        booking.cancel(person(person, access), reference, access);
        return Redirect.to(base(person));
    }

    private Object take(Frame page, String base, PersonId person, String point, Booking.Choice choice, Access access) {
        try {
            booking.take(person, points.get(point), choice, access);
            return Redirect.to(base);
        } catch (Problem problem) {
            if (!AT_THE_FORM.contains(problem.name())) {
                throw problem;
            }
            return show(
                    page, base, point, choice, Faults.of("times", page.words().of(problem)));
        }
    }

    private JteModel show(Frame page, String base, String point, Booking.Choice choice, Faults faults) {
        return pages.countersBook(page, booking.view(base, points.get(point), choice, page.words()), faults);
    }

    private PersonId person(String reference, Access access) {
        var person = keyring.key(reference)
                .map(PersonId::new)
                .orElseThrow(() -> new Problem(Problem.Kind.UNKNOWN, "person-unknown"));
        residents.requireReach(person, access);
        return person;
    }

    private static String base(String person) {
        return "/desk/persons/" + person + "/appointments";
    }
}
