package org.anju.counters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.anju.HouseTest;
import org.anju.frame.Words;
import org.anju.notices.Notice;
import org.anju.notices.NoticeLine;
import org.anju.notices.Notices;
import org.anju.oversight.AccessLog;
import org.anju.residents.Residents;
import org.anju.shared.MatterCode;
import org.anju.shared.PersonId;
import org.anju.shared.Problem;
import org.anju.shared.ReceiptNumber;
import org.anju.shared.Tongue;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/// Appointments: no place twice, whoever is quicker; and gone when they are cancelled.
@HouseTest
class AppointmentsTests {

    @Autowired
    ApplicationContext house;

    @Autowired
    Appointments appointments;

    @Test
    void anAppointmentIsMadeMovedAndCancelled() {
        var town = CounterTown.build(house);
        var point = town.point("24/7", 1, 123.9, town.unit());
        var person = town.person("试预约");
        var self = town.self();
        var tomorrow = appointments.today().plusDays(1);
        var slots = appointments.slots(point.id(), tomorrow);
        assertThat(slots).hasSize(48).allMatch(slot -> slot.free() == 1);
        var starts = slots.get(20).starts();

        var made = appointments.book(person, point.id(), CounterTown.PROOF, starts, self);
        assertThat(appointments.listAbout(person, self)).containsExactly(made);
        assertThat(appointments.slots(point.id(), tomorrow).get(20).free()).isZero();

        var later = slots.get(30).starts();
        var moved = appointments.change(person, made.id(), later, self);
        assertThat(moved.receipt()).isEqualTo(made.receipt());
        assertThat(appointments.listAbout(person, self)).containsExactly(moved);
        assertThat(appointments.slots(point.id(), tomorrow).get(20).free()).isOne();

        appointments.cancel(person, moved.id(), self);
        assertThat(appointments.listAbout(person, self)).isEmpty();
        assertThat(appointments.slots(point.id(), tomorrow)).allMatch(slot -> slot.free() == 1);
        assertThatThrownBy(() -> appointments.cancel(person, moved.id(), self)).isInstanceOf(Problem.class);
        assertThat(house.getBean(AccessLog.class).listAbout(person, self, null, 100))
                .as("the person's own log has it")
                .anyMatch(entry -> entry.shown() == org.anju.oversight.Shown.APPOINTMENT);
    }

    @Test
    void nobodyIsInTwoPlacesAtOneTime() {
        var town = CounterTown.build(house);
        var unit = town.unit();
        var one = town.point("24/7", 2, 123.9, unit);
        var other = town.point("24/7", 2, 123.9, unit);
        var person = town.person("试同时");
        var starts = appointments
                .slots(one.id(), appointments.today().plusDays(2))
                .getFirst()
                .starts();
        appointments.book(person, one.id(), CounterTown.PROOF, starts, town.self());
        refused(
                "appointment-same-time",
                () -> appointments.book(person, other.id(), CounterTown.PROOF, starts, town.self()));
        refused(
                "appointment-slot",
                () -> appointments.book(person, other.id(), CounterTown.PROOF, starts.plusSeconds(60), town.self()));
        refused(
                "appointment-function",
                () -> appointments.book(
                        person, other.id(), new org.anju.shared.MatterCode("other"), starts, town.self()));
    }

    @Test
    void whateverTheRushNoPlaceIsGivenTwice() throws Exception {
        var town = CounterTown.build(house);
        var point = town.point("24/7", 3, 123.9, town.unit());
        var starts = appointments
                .slots(point.id(), appointments.today().plusDays(3))
                .get(10)
                .starts();
        var people = new ArrayList<PersonId>();
        for (int i = 0; i < 8; i++) {
            people.add(town.person("试抢" + "甲乙丙丁戊己庚辛".charAt(i)));
        }
        var tasks = people.stream()
                .map(person -> (Callable<String>) () -> {
                    try {
                        appointments.book(person, point.id(), CounterTown.PROOF, starts, town.self());
                        return "made";
                    } catch (Problem problem) {
                        return problem.name();
                    }
                })
                .toList();
        var outcomes = new ArrayList<String>();
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var done : threads.invokeAll(tasks)) {
                outcomes.add(done.get());
            }
        }
        assertThat(outcomes)
                .filteredOn("made"::equals)
                .as("as many as there are places: %s", outcomes)
                .hasSize(3);
        assertThat(outcomes)
                .filteredOn(one -> !one.equals("made"))
                .containsOnly("appointment-full")
                .hasSize(5);
    }

    @Test
    void whoHasAnAppointmentIsCalledFirstAndTheReceiptGivesOneNumber() {
        var town = CounterTown.build(house);
        var unit = town.unit();
        var point = town.point("24/7", 1, 123.9, unit);
        var person = town.person("试到场");
        var day = appointments.today().plusDays(1);
        var made = book(town, person, point, CounterTown.PROOF, day, 3);
        refused(
                "queue-receipt",
                () -> town.queueAt(day.minusDays(1).atTime(3, 59)).takeBooked(point.id(), made.receipt()));
        var queue = town.queueAt(day.atTime(1, 20));

        var walked = queue.take(point.id(), CounterTown.PROOF);
        var booked = queue.takeBooked(point.id(), made.receipt());
        assertThat(walked.shown()).isEqualTo("B001");
        assertThat(booked.shown()).isEqualTo("A001");
        refused("queue-receipt", () -> queue.takeBooked(point.id(), made.receipt()));
        refused("queue-receipt", () -> queue.takeBooked(point.id(), ReceiptNumber.next()));
        assertThat(queue.board(point.id()).booked()).isOne();
        var officer = town.officer(unit);
        assertThat(queue.callNext(point.id(), "1", 0, officer))
                .hasValueSatisfying(ticket -> assertThat(ticket.shown()).isEqualTo("A001"));
        assertThat(queue.callNext(point.id(), "1", 1, officer))
                .hasValueSatisfying(ticket -> assertThat(ticket.shown()).isEqualTo("B001"));
        assertThat(queue.callNext(point.id(), "1", 2, officer)).isEmpty();
    }

    @Test
    void whatIsDelegatedOnTheDayOfTheAppointmentCounts() {
        var town = CounterTown.build(house);
        var unit = town.unit();
        var point = town.point("24/7", 1, 123.9, unit);
        var function = new MatterCode("test-on-the-day");
        var today = appointments.today();
        house.getBean(Delegations.class)
                .add(
                        new Delegation.Wish(
                                point.id(),
                                null,
                                function,
                                FunctionStep.RECEIVE,
                                today.plusDays(2),
                                today.plusDays(4),
                                "协议"),
                        town.administrator());
        var person = town.person("试委托期");
        refused("appointment-function", () -> book(town, person, point, function, today.plusDays(1), 47));
        var made = book(town, person, point, function, today.plusDays(3), 47);
        refused("appointment-function", () -> book(town, person, point, function, today.plusDays(4), 0));
        refused(
                "appointment-function",
                () -> appointments.change(person, made.id(), start(point, today.plusDays(4), 0), town.self()));
        assertThat(appointments.listAbout(person, town.self())).containsExactly(made);
        var moved = appointments.change(person, made.id(), start(point, today.plusDays(2), 0), town.self());
        assertThat(appointments.listAbout(person, town.self())).containsExactly(moved);
        var offer = appointments.offer(point.id());
        assertThat(offer.slots().stream()
                        .filter(slot -> offer.does(function, slot))
                        .map(slot ->
                                slot.starts().atZone(org.anju.frame.Words.ZONE).toLocalDate())
                        .distinct())
                .containsExactly(today.plusDays(2), today.plusDays(3));
    }

    /// Half an hour after midnight the night that began yesterday goes on for an hour and a half.
    @Test
    void aNightThatGoesOnIsOffered() {
        var town = CounterTown.build(house);
        var point = town.point("Mo-Su 22:00-02:00", 1, 123.9, town.unit());
        var tonight = appointments.today().plusDays(1).atTime(0, 30).atZone(Words.ZONE);
        var then = new Appointments(
                house.getBean(AppointmentRecords.class),
                house.getBean(ServicePoints.class),
                house.getBean(Delegations.class),
                house.getBean(Residents.class),
                house.getBean(AccessLog.class),
                Clock.fixed(tonight.toInstant(), Words.ZONE));
        assertThat(then.offer(point.id()).slots())
                .extracting(Appointment.Slot::starts)
                .startsWith(
                        tonight.plusMinutes(30).toInstant(),
                        tonight.plusMinutes(60).toInstant(),
                        tonight.plusMinutes(60 + 20 * 60 + 30).toInstant());
    }

    @Test
    void whatIsMovedStaysWhatItIsFor() {
        var town = CounterTown.build(house);
        var point = town.point("24/7", 1, 123.9, town.unit());
        var today = appointments.today();
        var function = new MatterCode("test-moved");
        house.getBean(Delegations.class)
                .add(
                        new Delegation.Wish(
                                point.id(),
                                null,
                                function,
                                FunctionStep.RECEIVE,
                                today.plusDays(1),
                                today.plusDays(3),
                                "协议"),
                        town.administrator());
        var person = town.person("试改期");
        var made = book(town, person, point, function, today.plusDays(1), 20);
        var booking = house.getBean(Booking.class);
        var words = Words.in(Tongue.ZH);
        var other = new Booking.Choice(CounterTown.PROOF.value(), "", "", booking.reference(made));
        var view = booking.view("/me/appointments", point, other, person, town.self(), words);
        assertThat(view.asked()).isEqualTo(BookingView.Asked.DAY);
        assertThat(view.function()).isEqualTo("test-moved");
        assertThat(view.options())
                .extracting(BookingView.Option::value)
                .as("days on which that is done")
                .containsExactly(today.plusDays(1).toString(), today.plusDays(2).toString());
        var elsewhere = town.point("24/7", 1, 123.9, town.unit());
        refused(
                "appointment-unknown",
                () -> booking.view("/me/appointments", elsewhere, other, person, town.self(), words));
        refused(
                "appointment-unknown",
                () -> booking.view("/me/appointments", point, other, town.person("试旁人"), town.self(), words));
    }

    @Test
    void whereThePointEndsNothingIsBooked() {
        var town = CounterTown.build(house);
        var point = town.point("24/7", 1, 123.9, town.unit());
        var points = house.getBean(ServicePoints.class);
        var end = appointments.today().plusDays(3);
        points.end(point.id(), end, town.administrator());
        assertThat(appointments.slots(point.id(), end.minusDays(1))).hasSize(48);
        assertThat(appointments.slots(point.id(), end)).isEmpty();
        refused(
                "appointment-slot",
                () -> appointments.book(
                        town.person("试撤销"),
                        point.id(),
                        CounterTown.PROOF,
                        end.atStartOfDay(org.anju.frame.Words.ZONE).toInstant(),
                        town.self()));
    }

    @Test
    void whoIsExpectedTomorrowIsRemindedOnce() {
        var town = CounterTown.build(house);
        var point = town.point("24/7", 3, 123.9, town.unit());
        var duties = house.getBean(CounterDuties.class);
        var day = appointments.today().plusDays(1);
        var comes = town.person("试提醒");
        var cancels = town.person("试不来");
        var made = book(town, comes, point, CounterTown.PROOF, day, 18);
        var cancelled = book(town, cancels, point, CounterTown.PROOF, day, 18);
        book(town, comes, point, CounterTown.PROOF, day.plusDays(1), 18);
        appointments.cancel(cancels, cancelled.id(), town.self());
        duties.remind(day);
        duties.remind(day);
        assertThat(told(comes, town)).singleElement().satisfies(notice -> {
            assertThat(notice.zh())
                    .contains("09:00", point.nameZh(), point.address())
                    .contains(made.receipt().spoken());
            assertThat(notice.en()).contains("09:00", point.nameEn());
            assertThat(notice.path()).isEqualTo("/me/appointments");
        });
        assertThat(told(cancels, town)).isEmpty();
        appointments.change(comes, made.id(), start(point, day, 20), town.self());
        duties.remind(day);
        duties.remind(day);
        assertThat(told(comes, town)).as("of the new time, once").hasSize(2);
        assertThat(house.getBean(AccessLog.class).listAbout(comes, town.self(), null, 100))
                .anyMatch(entry -> entry.role() == org.anju.shared.Role.SYSTEM
                        && entry.shown() == org.anju.oversight.Shown.APPOINTMENT);
    }

    private List<Notice> told(PersonId person, CounterTown town) {
        return house.getBean(Notices.class).open(List.of(person), null, 50, town.self()).stream()
                .map(NoticeLine::notice)
                .toList();
    }

    private Appointment book(
            CounterTown town, PersonId person, ServicePoint point, MatterCode function, LocalDate day, int slot) {
        return appointments.book(person, point.id(), function, start(point, day, slot), town.self());
    }

    private Instant start(ServicePoint point, LocalDate day, int slot) {
        return appointments.slots(point.id(), day).get(slot).starts();
    }

    private static void refused(String name, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.name()).isEqualTo(name));
    }
}
