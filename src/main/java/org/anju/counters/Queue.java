package org.anju.counters;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.anju.accounts.SignedIn;
import org.anju.frame.TextLine;
import org.anju.frame.Words;
import org.anju.shared.Ids;
import org.anju.shared.Keyring;
import org.anju.shared.MatterCode;
import org.anju.shared.Problem;
import org.anju.shared.ReceiptNumber;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The queue of a service point 排队叫号: numbers without persons. Who comes on an appointment is called first;
/// within each of the two, whoever came first.
@Component
@Transactional
public class Queue {

    private static final String BOOKED = "A";
    private static final int LETTERS = 25;
    private static final int TRIES = 200;
    private static final int SHOWN = 8;
    private static final int LAST = 20;
    private static final int LONGEST_PLACE = 20;
    private static final int DOOR_BYTES = 8;

    /// When a queue's day begins: at an hour at which a night's service is not called away in the middle.
    private static final int DAY_BEGINS = 4;

    private final QueueRecords records;
    private final AppointmentRecords appointments;
    private final ServicePoints points;
    private final Delegations delegations;
    private final Keyring keyring;
    private final Clock clock;

    Queue(
            QueueRecords records,
            AppointmentRecords appointments,
            ServicePoints points,
            Delegations delegations,
            Keyring keyring,
            Clock clock) {
        this.records = records;
        this.appointments = appointments;
        this.points = points;
        this.delegations = delegations;
        this.keyring = keyring;
        this.clock = clock;
    }

    /// Gives a number. Throws [Problem] `point-unknown`, `queue-closed`, `queue-function` where that is not
    /// done there, and `queue-over` where the numbers of the day are used up.
    public Ticket take(ServicePointId id, MatterCode function) {
        requireOpen(id);
        var functions = List.copyOf(
                delegations.at(Set.of(id)).getOrDefault(id, new TreeMap<>()).keySet());
        if (!functions.contains(function)) {
            throw new Problem(Problem.Kind.INVALID, "queue-function", function);
        }
        var letter = String.valueOf((char) ('B' + functions.indexOf(function) % LETTERS));
        return give(id, letter, function, false);
    }

    /// Gives a number on the receipt of an appointment, once. Throws [Problem] `point-unknown`,
    /// `queue-closed`, `queue-receipt` where nobody is expected here today with that receipt, or they have a
    /// number.
    public Ticket takeBooked(ServicePointId id, ReceiptNumber receipt) {
        requireOpen(id);
        var begin = begin(day());
        var end = begin(day().plusDays(1));
        var function = appointments
                .arrive(receipt, id, begin, end)
                .orElseThrow(() -> new Problem(Problem.Kind.CONFLICT, "queue-receipt"));
        return give(id, BOOKED, function, true);
    }

    /// Calls whoever is next to a desk; what the officer had called before is done. Empty where nobody waits.
    /// Throws [Problem] `queue-unit` where the service point is another unit's, and `queue-place`.
    ///
    /// @param place the number or name of the desk, as it is shown
    /// @param after how many the officer had called here today when that was pressed ([#calls]); where there are
    ///     more by now, it was pressed twice, and nobody else is called
    public Optional<Ticket> callNext(ServicePointId id, String place, int after, SignedIn who) {
        requireOwn(id, who);
        var desk = place.strip();
        if (desk.isEmpty() || !TextLine.fits(desk, LONGEST_PLACE)) {
            throw new Problem(Problem.Kind.INVALID, "queue-place", LONGEST_PLACE);
        }
        records.alone(id, who.account());
        var current = records.mine(id, day(), who.account());
        if (records.calls(id, day(), who.account()) != after) {
            return current;
        }
        current.ifPresent(one -> records.done(one.id(), true, clock.instant()));
        for (int i = 0; i < TRIES && records.waiting(id, day()).all() > 0; i++) {
            var called = records.call(id, day(), desk, who.account(), clock.instant());
            if (called.isPresent()) {
                return called.flatMap(records::find);
            }
        }
        return Optional.empty();
    }

    /// How many somebody at the desk has called here today.
    @Transactional(readOnly = true)
    public int calls(ServicePointId id, SignedIn who) {
        return records.calls(id, day(), who.account());
    }

    /// Calls it again. Throws [Problem] `queue-unit` and `ticket-unknown`.
    public void recall(UUID ticket, SignedIn who) {
        if (!records.recall(own(ticket, who).id(), clock.instant())) {
            throw unknown();
        }
    }

    /// Done with it. Throws [Problem] `queue-unit` and `ticket-unknown`.
    ///
    /// @param served whether somebody came
    public void done(UUID ticket, boolean served, SignedIn who) {
        records.done(own(ticket, who).id(), served, clock.instant());
    }

    /// Somebody who was not there when the number was called has come after all: it waits again, behind those who
    /// wait now. Throws [Problem] `queue-unit` and `ticket-unknown` where it is not one at whose call nobody came.
    public void putBack(UUID ticket, SignedIn who) {
        if (!records.back(own(ticket, who).id(), clock.instant())) {
            throw unknown();
        }
    }

    /// Those of today at whose call nobody came, the newest first.
    @Transactional(readOnly = true)
    public List<Ticket> missed(ServicePointId id) {
        return records.missed(id, day(), LAST);
    }

    /// The number that somebody at the desk has called and is not done with.
    @Transactional(readOnly = true)
    public Optional<Ticket> current(ServicePointId id, SignedIn who) {
        return records.mine(id, day(), who.account());
    }

    /// As everybody at the service point sees it.
    @Transactional(readOnly = true)
    public QueueBoard board(ServicePointId id) {
        var waiting = records.waiting(id, day());
        return new QueueBoard(
                records.called(id, day(), SHOWN), waiting.all(), waiting.booked(), records.waited(id, day(), LAST));
    }

    /// A number of today. Throws [Problem] `ticket-unknown`.
    @Transactional(readOnly = true)
    public Ticket get(UUID ticket) {
        return records.find(ticket).filter(one -> one.day().equals(day())).orElseThrow(Queue::unknown);
    }

    /// The service points that the unit of somebody at the desk runs.
    @Transactional(readOnly = true)
    public List<ServicePoint> own(SignedIn who) {
        return points.of(who.unit());
    }

    /// What opens the machine at the door that gives out numbers; whoever is elsewhere does not know it.
    public String door(ServicePointId id) {
        return HexFormat.of().formatHex(keyring.digest("queue-door " + id.value()), 0, DOOR_BYTES);
    }

    /// Throws [Problem] `queue-door` where it is not that.
    public void requireDoor(ServicePointId id, String said) {
        if (!java.security.MessageDigest.isEqual(
                door(id).getBytes(java.nio.charset.StandardCharsets.US_ASCII),
                said.getBytes(java.nio.charset.StandardCharsets.US_ASCII))) {
            throw new Problem(Problem.Kind.UNKNOWN, "queue-door");
        }
    }

    private Ticket give(ServicePointId id, String letter, MatterCode function, boolean booked) {
        var ticket = Ids.next();
        for (int i = 0; i < TRIES; i++) {
            if (records.give(ticket, id, day(), letter, function, booked, clock.instant())) {
                return records.find(ticket).orElseThrow(Queue::unknown);
            }
        }
        throw new Problem(Problem.Kind.CONFLICT, "queue-over");
    }

    private void requireOpen(ServicePointId id) {
        var point = points.get(id);
        var today = LocalDate.now(clock);
        if (!points.times(point, today, today).at(clock.instant()).isOpen()) {
            throw new Problem(Problem.Kind.CONFLICT, "queue-closed");
        }
    }

    private ServicePoint requireOwn(ServicePointId id, SignedIn who) {
        var point = points.get(id);
        if (!point.unit().equals(who.unit())) {
            throw new Problem(Problem.Kind.FORBIDDEN, "queue-unit");
        }
        return point;
    }

    private Ticket own(UUID ticket, SignedIn who) {
        var one = get(ticket);
        requireOwn(one.point(), who);
        return one;
    }

    /// The day of the queue, which is that of the calendar but in the first hours after midnight.
    private LocalDate day() {
        return LocalDateTime.now(clock).minusHours(DAY_BEGINS).toLocalDate();
    }

    private static Instant begin(LocalDate day) {
        return day.atTime(DAY_BEGINS, 0).atZone(Words.ZONE).toInstant();
    }

    private static Problem unknown() {
        return new Problem(Problem.Kind.UNKNOWN, "ticket-unknown");
    }
}
