package org.anju.counters;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import org.anju.accounts.Accounts;
import org.anju.frame.Words;
import org.anju.notices.Notice;
import org.anju.notices.Notices;
import org.anju.oversight.Retained;
import org.anju.residents.Forgets;
import org.anju.shared.Access;
import org.anju.shared.Channel;
import org.anju.shared.PersonId;
import org.anju.shared.PurposeCode;
import org.anju.shared.Tongue;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Reminds people of tomorrow's appointments; and what the erasure of a record, and the end of their time, do to
/// appointments and queue numbers.
@Component
class CounterDuties implements Forgets {

    private static final PurposeCode REMINDER = new PurposeCode("appointment-reminder");
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");
    private static final int BATCH = 100;

    private final AppointmentRecords records;
    private final Appointments appointments;
    private final ServicePoints points;
    private final Functions functions;
    private final Notices notices;
    private final Accounts accounts;
    private final TransactionTemplate writing;

    CounterDuties(
            AppointmentRecords records,
            Appointments appointments,
            ServicePoints points,
            Functions functions,
            Notices notices,
            Accounts accounts,
            PlatformTransactionManager transactions) {
        this.records = records;
        this.appointments = appointments;
        this.points = points;
        this.functions = functions;
        this.notices = notices;
        this.accounts = accounts;
        this.writing = new TransactionTemplate(transactions);
    }

    @Bean
    static Retained appointmentsRetained(AppointmentRecords records) {
        return new Retained("appointments", (before, most) -> records.erase(most));
    }

    @Bean
    static Retained queueTicketsRetained(QueueRecords records) {
        return new Retained("queue-tickets", (before, most) -> records.erase(most));
    }

    @Override
    public void forget(PersonId person, UUID decided, Access access) {
        records.forget(person, decided);
    }

    /// From the morning on, again and again, and of each appointment once: what is made or moved during the day is
    /// among it, and a program that was down goes on where it stopped.
    @Scheduled(cron = "0 */10 8-23 * * *", zone = "Asia/Shanghai")
    void remind() {
        remind(appointments.today().plusDays(1));
    }

    /// Reminds of all of a day.
    void remind(LocalDate day) {
        var access = accounts.systemAccess(REMINDER, "预约提醒 reminder", Channel.RULE);
        for (var due = appointments.unreminded(day, BATCH);
                !due.isEmpty();
                due = due.size() < BATCH ? java.util.List.of() : appointments.unreminded(day, BATCH)) {
            due.forEach(key -> writing.executeWithoutResult(
                    status -> appointments.remind(key, access).ifPresent(one -> tell(one, access))));
        }
    }

    private void tell(Appointment one, Access access) {
        notices.tell(one.subject(), new Notice(text(one, Tongue.ZH), text(one, Tongue.EN), "/me/appointments"), access);
    }

    private String text(Appointment one, Tongue tongue) {
        var words = Words.in(tongue);
        var at = one.starts().atZone(Words.ZONE);
        var day = words.day(at.toLocalDate());
        var what = functions.name(one.function(), tongue);
        return points.find(one.point(), at.toLocalDate())
                .map(point -> words.t(
                        "appointments.reminder",
                        day,
                        CLOCK.format(at),
                        point.name(tongue),
                        point.address(),
                        what,
                        one.receipt().spoken()))
                .orElseGet(() -> words.t("appointments.reminder.gone", day, CLOCK.format(at), what));
    }
}
