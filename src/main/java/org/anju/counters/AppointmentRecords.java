package org.anju.counters;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.anju.shared.Access;
import org.anju.shared.MatterCode;
import org.anju.shared.PersonId;
import org.anju.shared.ReceiptNumber;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class AppointmentRecords {

    // Whoever takes the same place at the same time waits here for the other, and then finds it taken.
    private static final String SEAT = """
            insert into counters.seat (point, starts, seat, appointment)
            select :point, :starts, s.seat, :appointment
            from generate_series(1, :places) s (seat)
            where not exists (
                select from counters.seat t where t.point = :point and t.starts = :starts and t.seat = s.seat)
            order by s.seat
            limit 1
            on conflict (point, starts, seat) do nothing
            """;

    private static final String TAKEN = """
            select s.starts, count(*) as taken
            from counters.seat s
            where s.point = :point and s.starts >= :from and s.starts < :until
            group by s.starts
            """;

    private static final String ADD = """
            insert into counters.appointment (subject, appointment, receipt, point, function, starts, minutes, account, unit)
            values (:subject, :appointment, :receipt, :point, :function, :starts, :minutes, :account, :unit)
            on conflict (subject, starts) do nothing
            """;

    private static final String LIST = """
            select a.subject, a.appointment, a.receipt, a.point, a.function, a.starts, a.minutes
            from counters.appointment a
            where a.subject = any (:subjects::uuid[]) and (:one::uuid is null or a.appointment = :one)
              and a.starts >= :from and a.starts < :until
            order by a.starts, a.appointment
            """;

    private static final String RECEIPT = """
            select subject, appointment from counters.receipt_of(:receipt)
            """;

    private static final String TO_REMIND = """
            select subject, appointment from counters.to_remind(:from, :until, :most)
            """;

    private static final String REMINDED = """
            insert into counters.reminded (appointment) values (:appointment) on conflict do nothing
            """;

    private static final String LET_GO = "select counters.let_go(:subject, :appointment)";

    private static final String ARRIVE = "select counters.arrive(:receipt, :point, :from, :until)";

    private static final String ERASE = "select counters.erase_appointments(:most)";

    private static final String FORGET = "select counters.forget(:person, :decided)";

    private final JdbcClient db;

    AppointmentRecords(JdbcClient db) {
        this.db = db;
    }

    /// Whose an appointment is.
    record Key(PersonId subject, AppointmentId appointment) {}

    /// Whether a place was free and is taken now; a place that somebody else took in this moment is no answer
    /// yet, so ask [#taken] and again.
    boolean takeSeat(ServicePointId point, Instant starts, int places, AppointmentId appointment) {
        return db.sql(SEAT)
                        .param("point", point.value())
                        .param("starts", utc(starts))
                        .param("places", places)
                        .param("appointment", appointment.value())
                        .update()
                == 1;
    }

    /// How many places are taken at each time from one instant up to another.
    Map<Instant, Integer> taken(ServicePointId point, Instant from, Instant until) {
        var taken = new HashMap<Instant, Integer>();
        db.sql(TAKEN)
                .param("point", point.value())
                .param("from", utc(from))
                .param("until", utc(until))
                .query(row -> {
                    taken.put(instant(row, "starts"), row.getInt("taken"));
                });
        return taken;
    }

    /// Whether the person has no other at the same time.
    boolean add(Appointment one, Access access) {
        return db.sql(ADD)
                        .param("subject", one.subject().value())
                        .param("appointment", one.id().value())
                        .param("receipt", one.receipt().digits())
                        .param("point", one.point().value())
                        .param("function", one.function().value())
                        .param("starts", utc(one.starts()))
                        .param("minutes", one.minutes())
                        .param("account", access.by().value())
                        .param("unit", access.unit().value())
                        .update()
                == 1;
    }

    List<Appointment> list(Collection<PersonId> subjects, @Nullable AppointmentId one, Instant from, Instant until) {
        return db.sql(LIST)
                .param("subjects", subjects.stream().map(PersonId::value).toArray(UUID[]::new))
                .param("one", one == null ? null : one.value())
                .param("from", utc(from))
                .param("until", utc(until))
                .query(AppointmentRecords::appointment)
                .list();
    }

    Optional<Key> byReceipt(ReceiptNumber receipt) {
        return db.sql(RECEIPT).param("receipt", receipt.digits()).query(AppointmentRecords::key).list().stream()
                .findFirst();
    }

    /// Those of whom nobody was reminded yet.
    List<Key> toRemind(Instant from, Instant until, int most) {
        return db.sql(TO_REMIND)
                .param("from", utc(from))
                .param("until", utc(until))
                .param("most", most)
                .query(AppointmentRecords::key)
                .list();
    }

    /// Whether nobody was before.
    boolean reminded(AppointmentId appointment) {
        return db.sql(REMINDED).param("appointment", appointment.value()).update() == 1;
    }

    /// Whether it was there.
    boolean letGo(Appointment one) {
        return db.sql(LET_GO)
                .param("subject", one.subject().value())
                .param("appointment", one.id().value())
                .query(Boolean.class)
                .single();
    }

    /// The function for which somebody with this receipt is expected here in this time; empty where nobody is,
    /// or they have come already.
    Optional<MatterCode> arrive(ReceiptNumber receipt, ServicePointId point, Instant from, Instant until) {
        return db.sql(ARRIVE)
                .param("receipt", receipt.digits())
                .param("point", point.value())
                .param("from", utc(from))
                .param("until", utc(until))
                .query(String.class)
                .optional()
                .map(MatterCode::new);
    }

    long erase(int most) {
        return db.sql(ERASE).param("most", most).query(Long.class).single();
    }

    void forget(PersonId person, UUID decided) {
        db.sql(FORGET).param("person", person.value()).param("decided", decided).query(row -> {});
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static Key key(ResultSet row, int n) throws SQLException {
        return new Key(
                new PersonId(row.getObject("subject", UUID.class)),
                new AppointmentId(row.getObject("appointment", UUID.class)));
    }

    private static Appointment appointment(ResultSet row, int n) throws SQLException {
        return new Appointment(
                new AppointmentId(row.getObject("appointment", UUID.class)),
                new PersonId(row.getObject("subject", UUID.class)),
                new ReceiptNumber(row.getString("receipt")),
                new ServicePointId(row.getObject("point", UUID.class)),
                new MatterCode(row.getString("function")),
                instant(row, "starts"),
                row.getInt("minutes"));
    }
}
