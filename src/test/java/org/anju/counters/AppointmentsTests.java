package org.anju.counters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.anju.HouseTest;
import org.anju.Neighbourhood;
import org.anju.oversight.AccessLog;
import org.anju.shared.PersonId;
import org.anju.shared.Problem;
import org.anju.shared.ReceiptNumber;
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

    @Autowired
    Queue queue;

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
        assertThat(appointments.find(made.receipt(), Neighbourhood.registrar("997201")))
                .contains(made);
        assertThat(appointments.dueTomorrow(null, 1000, system())).contains(made);

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
        var today = appointments.slots(point.id(), appointments.today());
        org.junit.jupiter.api.Assumptions.assumeFalse(today.isEmpty(), "the day has no time left");
        var made = appointments.book(
                person, point.id(), CounterTown.PROOF, today.getLast().starts(), town.self());

        var walked = queue.take(point.id(), CounterTown.PROOF);
        var booked = queue.takeBooked(point.id(), made.receipt());
        assertThat(walked.shown()).isEqualTo("B001");
        assertThat(booked.shown()).isEqualTo("A001");
        refused("queue-receipt", () -> queue.takeBooked(point.id(), made.receipt()));
        refused("queue-receipt", () -> queue.takeBooked(point.id(), ReceiptNumber.next()));
        assertThat(queue.board(point.id()).booked()).isOne();
        var officer = town.officer(unit);
        assertThat(queue.callNext(point.id(), "1", officer))
                .hasValueSatisfying(ticket -> assertThat(ticket.shown()).isEqualTo("A001"));
        assertThat(queue.callNext(point.id(), "1", officer))
                .hasValueSatisfying(ticket -> assertThat(ticket.shown()).isEqualTo("B001"));
        assertThat(queue.callNext(point.id(), "1", officer)).isEmpty();
    }

    private static org.anju.shared.Access system() {
        return Neighbourhood.registrar(null);
    }

    private static void refused(String name, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.name()).isEqualTo(name));
    }
}
