package org.anju.counters;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
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
        return lines(appointments.listAbout(person, access), words);
    }

    /// One of a person. Throws [Problem] `appointment-unknown`.
    AppointmentLine get(PersonId person, String reference, Access access, Words words) {
        var id = id(reference);
        var one = appointments.listAbout(person, access).stream()
                .filter(each -> each.id().equals(id))
                .toList();
        return lines(one, words).stream().findFirst().orElseThrow(Booking::unknown);
    }

    private List<AppointmentLine> lines(List<Appointment> all, Words words) {
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

    /// The first question that is not answered, or whose answer does not hold any more. What one comes for
    /// is asked of a new one alone. Throws [Problem] `appointment-unknown` where the one to move is not the
    /// person's, or not here.
    BookingView view(String base, ServicePoint point, Choice choice, PersonId person, Access access, Words words) {
        var moved = moved(point, choice, person, access);
        var offer = appointments.offer(point.id());
        var functions = lines.named(
                offer.functions().values().stream().flatMap(Set::stream).toList(), words);
        var here = base + "/at/" + lines.reference(point);
        var function = moved.map(MatterCode::value).orElseGet(() -> chosen(choice, functions));
        var name = moved.map(of -> lines.name(of, words)).orElseGet(() -> functions.getOrDefault(function, ""));
        var line = lines.one(point, words);
        if (function.isEmpty()) {
            var options = functions.entrySet().stream()
                    .map(one -> new BookingView.Option(one.getKey(), one.getValue(), ""))
                    .toList();
            return new BookingView(base, line, "/points", BookingView.Asked.FUNCTION, options, "", "", "", "", "", "");
        }
        var slots = offer.slots().stream()
                .filter(slot -> slot.free() > 0)
                .filter(slot -> offer.does(new MatterCode(function), slot))
                .toList();
        var ofDay = slots.stream()
                .filter(slot -> day(slot).toString().equals(choice.day()))
                .toList();
        if (ofDay.isEmpty()) {
            var options = slots.stream()
                    .collect(Collectors.groupingBy(
                            Booking::day, TreeMap::new, Collectors.summingInt(Appointment.Slot::free)))
                    .entrySet()
                    .stream()
                    .map(one -> new BookingView.Option(
                            one.getKey().toString(),
                            weekday(one.getKey(), words),
                            words.t("appointments.free", one.getValue())))
                    .toList();
            var back = choice.move().isEmpty() ? functions.size() == 1 ? "/points" : here : base;
            return new BookingView(
                    base, line, back, BookingView.Asked.DAY, options, function, name, "", "", "", choice.move());
        }
        var day = choice.day();
        var kept = "?function=" + function + "&move=" + choice.move();
        var starts = ofDay.stream()
                .filter(slot -> slot.starts().toString().equals(choice.starts()))
                .findFirst();
        if (starts.isEmpty()) {
            var options = ofDay.stream()
                    .map(slot -> new BookingView.Option(
                            slot.starts().toString(),
                            CLOCK.format(slot.starts().atZone(Words.ZONE)),
                            words.t("appointments.free", slot.free())))
                    .toList();
            return new BookingView(
                    base,
                    line,
                    here + kept,
                    BookingView.Asked.STARTS,
                    options,
                    function,
                    name,
                    day,
                    "",
                    "",
                    choice.move());
        }
        var at = starts.get().starts();
        return new BookingView(
                base,
                line,
                here + kept + "&day=" + day,
                BookingView.Asked.CHECK,
                List.of(),
                function,
                name,
                day,
                at.toString(),
                weekday(day(starts.get()), words) + " " + CLOCK.format(at.atZone(Words.ZONE)),
                choice.move());
    }

    /// What the one to move is for; empty for a new one.
    private Optional<MatterCode> moved(ServicePoint point, Choice choice, PersonId person, Access access) {
        if (choice.move().isEmpty()) {
            return Optional.empty();
        }
        var id = id(choice.move());
        return Optional.of(appointments.listAbout(person, access).stream()
                .filter(one -> one.id().equals(id) && one.point().equals(point.id()))
                .findFirst()
                .orElseThrow(Booking::unknown)
                .function());
    }

    private static String chosen(Choice choice, SortedMap<String, String> functions) {
        return functions.containsKey(choice.function())
                ? choice.function()
                : functions.size() == 1 ? functions.firstKey() : "";
    }

    private static String weekday(LocalDate day, Words words) {
        var name =
                day.getDayOfWeek().getDisplayName(TextStyle.FULL, words.tongue().locale());
        return words.t("appointments.weekday", words.day(day), name);
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

    String reference(Appointment one) {
        return keyring.reference(one.id().value());
    }

    private AppointmentId id(String reference) {
        return keyring.key(reference).map(AppointmentId::new).orElseThrow(Booking::unknown);
    }

    private static Problem unknown() {
        return new Problem(Problem.Kind.UNKNOWN, "appointment-unknown");
    }

    private static MatterCode function(String written) {
        try {
            return new MatterCode(written);
        } catch (IllegalArgumentException e) {
            throw new Problem(Problem.Kind.INVALID, "appointment-function", written);
        }
    }
}
