package org.anju.counters;

import java.util.UUID;
import org.anju.oversight.Retained;
import org.anju.residents.Forgets;
import org.anju.shared.Access;
import org.anju.shared.PersonId;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;

/// What the erasure of a record, and the end of their time, do to appointments and queue numbers.
@Component
class CounterDuties implements Forgets {

    private final AppointmentRecords appointments;

    CounterDuties(AppointmentRecords appointments) {
        this.appointments = appointments;
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
        appointments.forget(person, decided);
    }
}
