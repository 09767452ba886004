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

    /// What another time answers, and what the choice as a whole cannot have.
    private static final Set<String> OF_THE_TIME =
            Set.of("appointment-slot", "appointment-full", "appointment-same-time");

    private static final Set<String> OF_THE_WHOLE = Set.of("appointment-many", "appointment-function");

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
            SignedIn me,
            Access access,
            @PathVariable String point,
            @RequestParam(defaultValue = "") String function,
            @RequestParam(defaultValue = "") String day,
            @RequestParam(defaultValue = "") String starts,
            @RequestParam(defaultValue = "") String move,
            @RequestParam(defaultValue = "") String asked) {
        var choice = new Booking.Choice(function, day, starts, move);
        return ask(page, OWN, me.requirePerson(), point, choice, asked, access);
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

    @GetMapping(OWN + "/{reference}/made")
    JteModel made(Frame page, SignedIn me, Access access, @PathVariable String reference) {
        return pages.countersAppointmentMade(
                page, OWN, booking.get(me.requirePerson(), reference, access, page.words()));
    }

    @GetMapping(OWN + "/{reference}/cancel")
    JteModel askCancel(Frame page, SignedIn me, Access access, @PathVariable String reference) {
        return pages.countersAppointmentCancel(
                page, OWN, booking.get(me.requirePerson(), reference, access, page.words()));
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
            @RequestParam(defaultValue = "") String starts,
            @RequestParam(defaultValue = "") String move,
            @RequestParam(defaultValue = "") String asked) {
        var choice = new Booking.Choice(function, day, starts, move);
        return ask(page, base(person), person(person, access), point, choice, asked, access);
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

    @GetMapping("/desk/persons/{person}/appointments/{reference}/made")
    JteModel madeAtDesk(Frame page, Access access, @PathVariable String person, @PathVariable String reference) {
        return pages.countersAppointmentMade(
                page, base(person), booking.get(person(person, access), reference, access, page.words()));
    }

    @GetMapping("/desk/persons/{person}/appointments/{reference}/cancel")
    JteModel askCancelAtDesk(Frame page, Access access, @PathVariable String person, @PathVariable String reference) {
        return pages.countersAppointmentCancel(
                page, base(person), booking.get(person(person, access), reference, access, page.words()));
    }

    @PostMapping("/desk/persons/{person}/appointments/{reference}/cancel")
    ResponseEntity<Void> cancelAtDesk(Access access, @PathVariable String person, @PathVariable String reference) {
        booking.cancel(person(person, access), reference, access);
        return Redirect.to(base(person));
    }

    private Object take(Frame page, String base, PersonId person, String point, Booking.Choice choice, Access access) {
        try {
            var made = booking.take(person, points.get(point), choice, access);
            return Redirect.to(base + "/" + booking.reference(made) + "/made");
        } catch (Problem problem) {
            var wrong = page.words().of(problem);
            if (OF_THE_TIME.contains(problem.name())) {
                var again = new Booking.Choice(choice.function(), choice.day(), "", choice.move());
                return show(page, base, person, point, again, wrong, access);
            }
            if (OF_THE_WHOLE.contains(problem.name())) {
                return show(page, base, person, point, choice, wrong, access);
            }
            throw problem;
        }
    }

    /// @param asked the question that the page before asked; where it is asked again, it was not answered
    private JteModel ask(
            Frame page,
            String base,
            PersonId person,
            String point,
            Booking.Choice choice,
            String asked,
            Access access) {
        var view = booking.view(base, points.get(point), choice, person, access, page.words());
        var again = view.asked().field().equals(asked);
        return pages.countersBook(
                page, view, again ? Faults.of(asked, page.t("appointments.ask." + asked + ".missing")) : Faults.NONE);
    }

    private JteModel show(
            Frame page,
            String base,
            PersonId person,
            String point,
            Booking.Choice choice,
            String wrong,
            Access access) {
        var view = booking.view(base, points.get(point), choice, person, access, page.words());
        return pages.countersBook(page, view, Faults.of(view.asked().field(), wrong));
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
