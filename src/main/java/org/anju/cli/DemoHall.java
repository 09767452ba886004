package org.anju.cli;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.anju.accounts.Accounts;
import org.anju.accounts.SignedIn;
import org.anju.counters.Appointment;
import org.anju.counters.Appointments;
import org.anju.counters.PointKind;
import org.anju.counters.Queue;
import org.anju.counters.ServicePoint;
import org.anju.counters.ServicePoints;
import org.anju.kiosk.Kiosks;
import org.anju.kiosk.Machine;
import org.anju.residents.Residents;
import org.anju.shared.Channel;
import org.anju.shared.MatterCode;
import org.anju.shared.Problem;
import org.anju.shared.PurposeCode;

/// The hall of the demo's town: who is expected, who waits with a number, and a machine to try.
final class DemoHall {

    private static final List<MatterCode> ASKED_FOR =
            List.of(CaseWalk.PERMIT, CaseWalk.DOG, CaseWalk.PROOF, CaseWalk.PERMIT);
    private static final int DAYS_AHEAD = 14;
    private static final String LABEL = "云汀市政务服务中心一楼大厅";
    private static final String TELEPHONE = "000-55500000";

    private final Installation.Running running;
    private final LocalDate today;

    DemoHall(Installation.Running running) {
        this.running = running;
        this.today = LocalDate.now(running.the(Clock.class));
    }

    void add(SignedIn resident) {
        var hall = hall();
        running.the(Kiosks.class).make(LABEL, TELEPHONE, hall.id(), admin());
        expected(hall, resident);
        waiting(hall);
    }

    private ServicePoint hall() {
        return running.the(ServicePoints.class).list().stream()
                .filter(point -> point.kind() == PointKind.GOVERNMENT_HALL)
                .findFirst()
                .orElseThrow();
    }

    private SignedIn admin() {
        return running.the(Accounts.class).findAccount("admin").orElseThrow();
    }

    /// The next time that is free.
    private void expected(ServicePoint hall, SignedIn resident) {
        var appointments = running.the(Appointments.class);
        today.plusDays(1)
                .datesUntil(today.plusDays(DAYS_AHEAD))
                .flatMap(day -> appointments.slots(hall.id(), day).stream())
                .filter(slot -> slot.free() > 0)
                .map(Appointment.Slot::starts)
                .findFirst()
                .ifPresent(starts -> appointments.book(
                        resident.requirePerson(),
                        hall.id(),
                        CaseWalk.DOG,
                        starts,
                        resident.access(new PurposeCode("own-record"), "本人 own", Channel.PORTAL)));
    }

    /// Some who wait with a number, and one who was called; nobody where the hall is closed.
    private void waiting(ServicePoint hall) {
        var queue = running.the(Queue.class);
        try {
            ASKED_FOR.forEach(matter -> queue.take(hall.id(), matter));
            var officer = running.the(Accounts.class).findAccount("registrar").orElseThrow();
            queue.callNext(hall.id(), "1", queue.calls(hall.id(), officer), officer);
        } catch (Problem problem) {
            if (!problem.name().equals("queue-closed")) {
                throw problem;
            }
        }
    }

    /// Where the browser of the machine is enrolled, for half an hour.
    String enrolment() {
        var kiosks = running.the(Kiosks.class);
        var machine = kiosks.list().stream()
                .filter(one -> one.label().equals(LABEL))
                .findFirst()
                .orElseThrow();
        return "/kiosk/register/"
                + kiosks.invite(machine.id(), Machine.Part.BROWSER, admin()).code();
    }

    /// With what somebody says at the machine who they are: the number of their document, and a code from the
    /// counter.
    record Identification(String number, String code) {}

    Identification identification() {
        var accounts = running.the(Accounts.class);
        var residents = running.the(Residents.class);
        var registrar = accounts.findAccount("registrar")
                .orElseThrow()
                .access(new PurposeCode("residence-registration"), "YT-2026-ZZJ", Channel.DESK);
        var person = accounts.findAccount("resident").orElseThrow().requirePerson();
        var number = residents
                .get(person, residents.now(), registrar)
                .documents()
                .getFirst()
                .number();
        return new Identification(number, residents.issueClaimCode(person, registrar));
    }
}
