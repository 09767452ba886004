package org.anju.counters;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
import org.jspecify.annotations.Nullable;
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
    private static final int SECONDS = 60;

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
        var point = points.find(id, day);
        if (point.isEmpty() || day.isAfter(today().plusDays(DAYS_AHEAD))) {
            return List.of();
        }
        return slots(point.get(), day);
    }

    private List<Appointment.Slot> slots(ServicePoint point, LocalDate day) {
        var length = point.slots().minutes();
        var now = clock.instant();
        var slots = new ArrayList<Appointment.Slot>();
        if (point.slots().places() == 0 || day.isBefore(today())) {
            return slots;
        }
        var open = points.times(point, day).between(day, day.plusDays(1));
        var begin = day.atStartOfDay(Words.ZONE).toInstant();
        var taken = records.taken(
                point.id(), begin, day.plusDays(2).atStartOfDay(Words.ZONE).toInstant());
        for (var stretch : open) {
            for (var at = stretch.from();
                    !at.plusSeconds((long) length * SECONDS).isAfter(stretch.until());
                    at = at.plusSeconds((long) length * SECONDS)) {
                if (at.isAfter(now)) {
                    var free = point.slots().places() - taken.getOrDefault(at, 0);
                    slots.add(new Appointment.Slot(at, length, Math.max(free, 0)));
                }
            }
        }
        return slots;
    }

    /// Makes one. Throws [Problem] `point-unknown`, `appointment-function` where that is not done there,
    /// `appointment-slot` where there is no such time, `appointment-full`, `appointment-same-time` and
    /// `appointment-many`.
    @Transactional
    public Appointment book(PersonId person, ServicePointId id, MatterCode function, Instant starts, Access access) {
        var subject = residents.survivor(person);
        var point = points.get(id);
        if (!delegations
                .at(java.util.Set.of(id))
                .getOrDefault(id, new java.util.TreeMap<>())
                .containsKey(function)) {
            throw new Problem(Problem.Kind.INVALID, "appointment-function", function);
        }
        accessLog.wrote(access, Shown.APPOINTMENT, List.of(subject));
        if (records.list(List.of(subject), null, clock.instant(), EVER).size() >= MOST) {
            throw new Problem(Problem.Kind.CONFLICT, "appointment-many", MOST);
        }
        return add(subject, point, function, starts, freshReceipt(), access);
    }

    /// Moves one to another time at the same service point; the receipt stays. Throws what [#book] throws, and
    /// `appointment-unknown`.
    @Transactional
    public Appointment change(PersonId person, AppointmentId id, Instant starts, Access access) {
        var one = letGo(person, id, access);
        return add(one.subject(), points.get(one.point()), one.function(), starts, one.receipt(), access);
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

    /// The one that a receipt is about; empty where there is none any more.
    @Transactional(propagation = Propagation.NEVER)
    public Optional<Appointment> find(ReceiptNumber receipt, Access access) {
        return records.byReceipt(receipt).flatMap(key -> {
            residents.requireReach(key.subject(), access);
            return accessLog
                    .read(
                            access,
                            Look.OPENED,
                            Shown.APPOINTMENT,
                            List.of(key.subject()),
                            () -> records.list(List.of(key.subject()), key.appointment(), Instant.EPOCH, EVER))
                    .stream()
                    .findFirst();
        });
    }

    /// Those of tomorrow, part by part, for whoever reminds people; each person sees that they were on the list.
    ///
    /// @param after the last of the part before; `null` from the start
    @Transactional(propagation = Propagation.NEVER)
    public List<Appointment> dueTomorrow(@Nullable AppointmentId after, int most, Access access) {
        var from = begin(today().plusDays(1));
        var until = begin(today().plusDays(2));
        var keys = records.due(from, until, null, after, most);
        var subjects =
                keys.stream().map(AppointmentRecords.Key::subject).distinct().toList();
        var wanted = keys.stream().map(AppointmentRecords.Key::appointment).toList();
        return accessLog
                .read(access, Look.LISTED, Shown.APPOINTMENT, subjects, () -> records.list(subjects, null, from, until))
                .stream()
                .filter(one -> wanted.contains(one.id()))
                .toList();
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
            ServicePoint point,
            MatterCode function,
            Instant starts,
            ReceiptNumber receipt,
            Access access) {
        var day = starts.atZone(Words.ZONE).toLocalDate();
        var slot = java.util.stream.Stream.of(day, day.minusDays(1))
                .flatMap(on -> slots(point.id(), on).stream())
                .filter(one -> one.starts().equals(starts))
                .findFirst()
                .orElseThrow(() -> new Problem(Problem.Kind.CONFLICT, "appointment-slot"));
        var one = new Appointment(AppointmentId.next(), subject, receipt, point.id(), function, starts, slot.minutes());
        takeSeat(point, one);
        if (!records.add(one, access)) {
            throw new Problem(Problem.Kind.CONFLICT, "appointment-same-time");
        }
        return one;
    }

    // As often as there are places: each time somebody else was quicker there is one less.
    private void takeSeat(ServicePoint point, Appointment one) {
        for (int i = 0; i < point.slots().places(); i++) {
            if (records.takeSeat(point.id(), one.starts(), point.slots().places(), one.id())) {
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

    LocalDate today() {
        return LocalDate.now(clock);
    }

    private static Problem unknown() {
        return new Problem(Problem.Kind.UNKNOWN, "appointment-unknown");
    }
}
