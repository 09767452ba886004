package org.anju.counters;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.anju.frame.Words;
import org.anju.oversight.AccessLog;
import org.anju.oversight.Look;
import org.anju.oversight.Shown;
import org.anju.residents.Residents;
import org.anju.shared.Access;
import org.anju.shared.MatterCode;
import org.anju.shared.PersonId;
import org.anju.shared.Problem;
import org.anju.shared.ReceiptNumber;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Who is expected at which service point, and when 预约. Times follow from opening hours, places from the service
/// point. What is cancelled is gone at once, and nothing is kept of somebody who did not come.
@Component
public class Appointments {

    /// How many days ahead one may be made.
    public static final int DAYS_AHEAD = 30;

    /// How many a person may have ahead at one time.
    public static final int MOST = 5;

    private static final Instant EVER = Instant.parse("9999-12-31T00:00:00Z");

    private final AppointmentRecords records;
    private final ServicePoints points;
    private final Delegations delegations;
    private final Residents residents;
    private final AccessLog accessLog;
    private final Clock clock;

    Appointments(
            AppointmentRecords records,
            ServicePoints points,
            Delegations delegations,
            Residents residents,
            AccessLog accessLog,
            Clock clock) {
        this.records = records;
        this.points = points;
        this.delegations = delegations;
        this.residents = residents;
        this.accessLog = accessLog;
        this.clock = clock;
    }

    /// The times of a day that are still ahead, with how many places each has; none on days beyond
    /// [#DAYS_AHEAD].
    @Transactional(readOnly = true)
    public List<Appointment.Slot> slots(ServicePointId id, LocalDate day) {
        return ahead(id, day, day.plusDays(1)).stream().map(Place::slot).toList();
    }

    /// The same for each day from today on that has any, those of the night that goes on from yesterday
    /// among them, and what is done there on the day of each.
    @Transactional(readOnly = true)
    Offer offer(ServicePointId id) {
        var until = today().plusDays(DAYS_AHEAD + 1L);
        var slots =
                ahead(id, today().minusDays(1), until).stream().map(Place::slot).toList();
        return new Offer(slots, delegations.byDay(id, today(), until.plusDays(1)));
    }

    /// What can be booked at a service point.
    ///
    /// @param functions what is done there, by day
    record Offer(List<Appointment.Slot> slots, Map<LocalDate, Set<MatterCode>> functions) {

        Offer {
            slots = List.copyOf(slots);
            functions = Map.copyOf(functions);
        }

        boolean does(MatterCode function, Appointment.Slot slot) {
            return functions.getOrDefault(day(slot.starts()), Set.of()).contains(function);
        }
    }

    /// A time, at a service point as it is on the day on which its opening begins.
    private record Place(ServicePoint point, Appointment.Slot slot) {}

    private List<Place> ahead(ServicePointId id, LocalDate first, LocalDate until) {
        var from = first.isBefore(today()) ? today().minusDays(1) : first;
        var end = today().plusDays(DAYS_AHEAD + 1L);
        var last = until.isAfter(end) ? end : until;
        if (!from.isBefore(last)) {
            return List.of();
        }
        var points = this.points.byDay(id, from, last);
        var taken = records.taken(id, begin(from), begin(last.plusDays(1)));
        var times = new HashMap<ServicePoint, OpenTimes>();
        return from.datesUntil(last)
                .filter(points::containsKey)
                .flatMap(day -> {
                    var point = Objects.requireNonNull(points.get(day));
                    var open = times.computeIfAbsent(point, one -> this.points.times(one, from, last));
                    return places(point, open.between(day, day.plusDays(1)), taken);
                })
                .toList();
    }

    private Stream<Place> places(ServicePoint point, List<OpenTimes.Stretch> open, Map<Instant, Integer> taken) {
        var now = clock.instant();
        var minutes = point.slots().minutes();
        var length = Duration.ofMinutes(minutes);
        return point.slots().places() == 0
                ? Stream.empty()
                : open.stream()
                        .flatMap(stretch -> Stream.iterate(
                                stretch.from(), at -> !at.plus(length).isAfter(stretch.until()), at -> at.plus(length)))
                        .filter(at -> at.isAfter(now))
                        .map(at -> new Appointment.Slot(
                                at, minutes, Math.max(point.slots().places() - taken.getOrDefault(at, 0), 0)))
                        .map(slot -> new Place(point, slot));
    }

    /// Makes one. Throws [Problem] `appointment-slot` where there is no such time, `appointment-function` where
    /// that is not done there on that day, `appointment-full`, `appointment-same-time` and `appointment-many`.
    @Transactional
    public Appointment book(PersonId person, ServicePointId id, MatterCode function, Instant starts, Access access) {
        var subject = residents.survivor(person);
        accessLog.wrote(access, Shown.APPOINTMENT, List.of(subject));
        if (records.list(List.of(subject), null, clock.instant(), EVER).size() >= MOST) {
            throw new Problem(Problem.Kind.CONFLICT, "appointment-many", MOST);
        }
        return add(subject, id, function, starts, freshReceipt(), access);
    }

    /// Moves one to another time at the same service point; the receipt stays. Throws what [#book] throws, and
    /// `appointment-unknown`.
    @Transactional
    public Appointment change(PersonId person, AppointmentId id, Instant starts, Access access) {
        var one = letGo(person, id, access);
        return add(one.subject(), one.point(), one.function(), starts, one.receipt(), access);
    }

    /// Cancels one, and nothing is left of it but the entries in the person's own log. Throws [Problem]
    /// `appointment-unknown`.
    @Transactional
    public void cancel(PersonId person, AppointmentId id, Access access) {
        letGo(person, id, access);
    }

    /// Those of a person from today on.
    @Transactional(propagation = Propagation.NEVER)
    public List<Appointment> listAbout(PersonId person, Access access) {
        var parts = residents.parts(residents.survivor(person));
        return accessLog.read(
                access, Look.OPENED, Shown.APPOINTMENT, parts, () -> records.list(parts, null, begin(today()), EVER));
    }

    /// Those of a day of whom nobody has been reminded yet, at most so many.
    List<AppointmentRecords.Key> unreminded(LocalDate day, int most) {
        return records.toRemind(begin(day), begin(day.plusDays(1)), most);
    }

    /// What somebody is to be reminded of, in a transaction of the caller's, once; empty where it was cancelled
    /// meanwhile, or another program reminds in this moment.
    @Transactional(propagation = Propagation.MANDATORY)
    Optional<Appointment> remind(AppointmentRecords.Key key, Access access) {
        accessLog.wrote(access, Shown.APPOINTMENT, List.of(key.subject()));
        return records.list(List.of(key.subject()), key.appointment(), Instant.EPOCH, EVER).stream()
                .findFirst()
                .filter(one -> records.reminded(one.id()));
    }

    private Appointment letGo(PersonId person, AppointmentId id, Access access) {
        var parts = residents.parts(residents.survivor(person));
        accessLog.wrote(access, Shown.APPOINTMENT, parts);
        var one = records.list(parts, id, Instant.EPOCH, EVER).stream()
                .findFirst()
                .orElseThrow(Appointments::unknown);
        if (!records.letGo(one)) {
            throw unknown();
        }
        return one;
    }

    private Appointment add(
            PersonId subject,
            ServicePointId point,
            MatterCode function,
            Instant starts,
            ReceiptNumber receipt,
            Access access) {
        var day = day(starts);
        var place = ahead(point, day.minusDays(1), day.plusDays(1)).stream()
                .filter(one -> one.slot().starts().equals(starts))
                .findFirst()
                .orElseThrow(() -> new Problem(Problem.Kind.CONFLICT, "appointment-slot"));
        if (!delegations.isDone(function, point, day)) {
            throw new Problem(Problem.Kind.INVALID, "appointment-function", function);
        }
        var one = new Appointment(
                AppointmentId.next(),
                subject,
                receipt,
                point,
                function,
                starts,
                place.slot().minutes());
        takeSeat(one, place.point().slots().places());
        if (!records.add(one, access)) {
            throw new Problem(Problem.Kind.CONFLICT, "appointment-same-time");
        }
        return one;
    }

    // As often as there are places: each time somebody else was quicker there is one less.
    private void takeSeat(Appointment one, int places) {
        for (int i = 0; i < places; i++) {
            if (records.takeSeat(one.point(), one.starts(), places, one.id())) {
                return;
            }
        }
        throw new Problem(Problem.Kind.CONFLICT, "appointment-full");
    }

    private ReceiptNumber freshReceipt() {
        var receipt = ReceiptNumber.next();
        return records.byReceipt(receipt).isEmpty() ? receipt : freshReceipt();
    }

    private static Instant begin(LocalDate day) {
        return day.atStartOfDay(Words.ZONE).toInstant();
    }

    private static LocalDate day(Instant at) {
        return at.atZone(Words.ZONE).toLocalDate();
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    private static Problem unknown() {
        return new Problem(Problem.Kind.UNKNOWN, "appointment-unknown");
    }
}
