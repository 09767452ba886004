package org.anju.counters;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Set;
import org.anju.frame.Words;
import org.anju.shared.Access;
import org.anju.shared.Keyring;
import org.anju.shared.MatterCode;
import org.anju.shared.PersonId;
import org.anju.shared.Problem;
import org.springframework.stereotype.Component;

/// What the pages of appointments show and read, in the portal as at the desk.
@Component
class Booking {

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");

    private final Appointments appointments;
    private final ServicePoints points;
    private final PointLines lines;
    private final Keyring keyring;
    private final Clock clock;

    Booking(Appointments appointments, ServicePoints points, PointLines lines, Keyring keyring, Clock clock) {
        this.appointments = appointments;
        this.points = points;
        this.lines = lines;
        this.keyring = keyring;
        this.clock = clock;
    }

    /// What somebody chose; each empty where it was not.
    record Choice(String function, String day, String starts, String move) {}

    List<AppointmentLine> list(PersonId person, Access access, Words words) {
        var all = appointments.listAbout(person, access);
        var at = points.find(all.stream().map(Appointment::point).toList());
        return all.stream()
                .map(one -> {
                    var point = at.get(one.point());
                    return new AppointmentLine(
                            one,
                            keyring.reference(one.id().value()),
                            keyring.reference(one.point().value()),
                            point == null ? "" : point.name(words.tongue()),
                            point == null ? "" : point.address(),
                            lines.name(one.function(), words),
                            one.starts().isAfter(clock.instant()));
                })
                .toList();
    }

    BookingView view(String base, ServicePoint point, Choice choice, Words words) {
        var offer = appointments.offer(point.id());
        var functions = lines.named(
                offer.functions().values().stream().flatMap(Set::stream).toList(), words);
        var function = functions.containsKey(choice.function()) ? choice.function() : "";
        var slots = offer.slots().stream()
                .filter(slot -> function.isEmpty() || offer.does(new MatterCode(function), slot))
                .toList();
        var free = slots.stream()
                .filter(slot -> slot.free() > 0)
                .map(slot -> day(slot))
                .distinct()
                .toList();
        var day = day(choice.day(), free);
        var times = slots.stream()
                .filter(slot -> day(slot).equals(day))
                .map(slot -> new BookingView.Time(
                        slot.starts().toString(), CLOCK.format(slot.starts().atZone(Words.ZONE)), slot.free()))
                .toList();
        return new BookingView(
                base,
                lines.one(point, words),
                functions,
                function,
                free.stream()
                        .map(one -> new BookingView.Day(one.toString(), words.day(one)))
                        .toList(),
                day == null ? "" : day.toString(),
                times,
                choice.move());
    }

    private static LocalDate day(Appointment.Slot slot) {
        return slot.starts().atZone(Words.ZONE).toLocalDate();
    }

    /// Makes or moves it. Throws what [Appointments#book] throws, and `appointment-slot` where no time was
    /// chosen.
    Appointment take(PersonId person, ServicePoint point, Choice choice, Access access) {
        Instant starts;
        try {
            starts = Instant.parse(choice.starts());
        } catch (DateTimeException e) {
            throw new Problem(Problem.Kind.INVALID, "appointment-slot");
        }
        if (!choice.move().isEmpty()) {
            return appointments.change(person, id(choice.move()), starts, access);
        }
        return appointments.book(person, point.id(), function(choice.function()), starts, access);
    }

    void cancel(PersonId person, String reference, Access access) {
        appointments.cancel(person, id(reference), access);
    }

    private AppointmentId id(String reference) {
        return keyring.key(reference)
                .map(AppointmentId::new)
                .orElseThrow(() -> new Problem(Problem.Kind.UNKNOWN, "appointment-unknown"));
    }

    private static MatterCode function(String written) {
        try {
            return new MatterCode(written);
        } catch (IllegalArgumentException e) {
            throw new Problem(Problem.Kind.INVALID, "appointment-function", written);
        }
    }

    private static @org.jspecify.annotations.Nullable LocalDate day(String written, List<LocalDate> free) {
        return free.stream()
                .filter(one -> one.toString().equals(written))
                .findFirst()
                .orElse(free.isEmpty() ? null : free.getFirst());
    }
}
