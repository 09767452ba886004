package org.anju.counters;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.anju.shared.AccountId;
import org.anju.shared.Ids;
import org.anju.shared.MatterCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class QueueRecords {

    // Two who take a number at the same time ask for the same one; the second waits, gets none, and asks again.
    private static final String GIVE = """
            insert into counters.ticket (ticket, point, day, letter, number, function, booked, at)
            select :ticket, :point, :day, :letter, coalesce(max(t.number), 0) + 1, :function, :booked, :at
            from counters.ticket t
            where t.point = :point and t.day = :day and t.letter = :letter
            having coalesce(max(t.number), 0) < 999
            on conflict (point, day, letter, number) do nothing
            """;

    private static final String CALL = """
            insert into counters.ticket_call (ticket, turn, place, account, at)
            select t.ticket, t.turn, :place, :account, :at
            from counters.queued t
            where t.point = :point and t.day = :day
              and not exists (select from counters.ticket_call c where c.ticket = t.ticket and c.turn = t.turn)
            order by t.booked desc, t.since, t.ticket
            limit 1
            on conflict (ticket, turn) do nothing
            returning ticket
            """;

    private static final String RECALL = """
            insert into counters.ticket_recall (ticket, recall, at)
            select t.ticket, :recall, :at
            from counters.queued t
            join counters.ticket_call c on c.ticket = t.ticket and c.turn = t.turn
            where t.ticket = :ticket
              and not exists (select from counters.ticket_done d where d.ticket = t.ticket and d.turn = t.turn)
            """;

    private static final String DONE = """
            insert into counters.ticket_done (ticket, turn, served, at)
            select t.ticket, t.turn, :served, :at
            from counters.queued t
            join counters.ticket_call c on c.ticket = t.ticket and c.turn = t.turn
            where t.ticket = :ticket
            on conflict (ticket, turn) do nothing
            """;

    private static final String BACK = """
            insert into counters.ticket_back (ticket, turn, at)
            select t.ticket, t.turn + 1, :at
            from counters.queued t
            join counters.ticket_done d on d.ticket = t.ticket and d.turn = t.turn
            where t.ticket = :ticket and not d.served
            on conflict (ticket, turn) do nothing
            """;

    private static final String FIND = """
            select t.ticket, t.point, t.day, t.letter, t.number, t.function, t.booked, t.at,
                   coalesce(c.place, '') as place, c.at as called_at, d.ticket is not null as done
            from counters.queued t
            left join counters.ticket_call c on c.ticket = t.ticket and c.turn = t.turn
            left join counters.ticket_done d on d.ticket = t.ticket and d.turn = t.turn
            where t.ticket = :ticket
            """;

    // Who looks up a moment too late still sees the own number: those that are done stay until newer ones take their
    // place.
    private static final String CALLED = """
            select t.ticket, t.point, t.day, t.letter, t.number, t.function, t.booked, t.at, c.place, c.at as called_at,
                   d.ticket is not null as done
            from counters.queued t
            join counters.ticket_call c on c.ticket = t.ticket and c.turn = t.turn
            left join counters.ticket_done d on d.ticket = t.ticket and d.turn = t.turn
            where t.point = :point and t.day = :day
            order by greatest(c.at, (select max(r.at) from counters.ticket_recall r where r.ticket = t.ticket)) desc, t.ticket
            limit :most
            """;

    private static final String MISSED = """
            select t.ticket, t.point, t.day, t.letter, t.number, t.function, t.booked, t.at, c.place, c.at as called_at, true as done
            from counters.queued t
            join counters.ticket_call c on c.ticket = t.ticket and c.turn = t.turn
            join counters.ticket_done d on d.ticket = t.ticket and d.turn = t.turn
            where t.point = :point and t.day = :day and not d.served
            order by d.at desc, t.ticket
            limit :most
            """;

    private static final String MINE = """
            select t.ticket, t.point, t.day, t.letter, t.number, t.function, t.booked, t.at, c.place, c.at as called_at, false as done
            from counters.queued t
            join counters.ticket_call c on c.ticket = t.ticket and c.turn = t.turn
            where t.point = :point and t.day = :day and c.account = :account
              and not exists (select from counters.ticket_done d where d.ticket = t.ticket and d.turn = t.turn)
            order by c.at desc
            limit 1
            """;

    private static final String CALLS = """
            select count(*)
            from counters.ticket t
            join counters.ticket_call c on c.ticket = t.ticket
            where t.point = :point and t.day = :day and c.account = :account
            """;

    private static final String ALONE =
            "select pg_advisory_xact_lock(hashtextextended('counters.queue|' || :point::text || :account::text, 0))";

    private static final String WAITING = """
            select count(*) as waiting, count(*) filter (where t.booked) as booked
            from counters.queued t
            where t.point = :point and t.day = :day
              and not exists (select from counters.ticket_call c where c.ticket = t.ticket and c.turn = t.turn)
            """;

    private static final String WAITED = """
            select coalesce(round(avg(extract(epoch from w.called_at - w.at)) / 60), -1)::int
            from (select t.at, c.at as called_at
                  from counters.ticket t
                  join counters.ticket_call c on c.ticket = t.ticket and c.turn = 1
                  where t.point = :point and t.day = :day
                  order by c.at desc
                  limit :most) w
            """;

    private static final String ERASE = "select counters.erase_tickets(:most)";

    private final JdbcClient db;

    QueueRecords(JdbcClient db) {
        this.db = db;
    }

    /// Whether it was given; where not, somebody else took that number in this moment, or none is left.
    boolean give(
            UUID ticket,
            ServicePointId point,
            LocalDate day,
            String letter,
            MatterCode function,
            boolean booked,
            Instant at) {
        return db.sql(GIVE)
                        .param("ticket", ticket)
                        .param("point", point.value())
                        .param("day", day)
                        .param("letter", letter)
                        .param("function", function.value())
                        .param("booked", booked)
                        .param("at", utc(at))
                        .update()
                == 1;
    }

    /// Calls whoever is next; empty where nobody waits, or somebody else called the same in this moment.
    Optional<UUID> call(ServicePointId point, LocalDate day, String place, AccountId account, Instant at) {
        return db.sql(CALL)
                .param("point", point.value())
                .param("day", day)
                .param("place", place)
                .param("account", account.value())
                .param("at", utc(at))
                .query(UUID.class)
                .optional();
    }

    boolean recall(UUID ticket, Instant at) {
        return db.sql(RECALL)
                        .param("ticket", ticket)
                        .param("recall", Ids.next())
                        .param("at", utc(at))
                        .update()
                == 1;
    }

    void done(UUID ticket, boolean served, Instant at) {
        db.sql(DONE)
                .param("ticket", ticket)
                .param("served", served)
                .param("at", utc(at))
                .update();
    }

    /// Whether nobody had come at the last call, so that it waits again now.
    boolean back(UUID ticket, Instant at) {
        return db.sql(BACK).param("ticket", ticket).param("at", utc(at)).update() == 1;
    }

    Optional<Ticket> find(UUID ticket) {
        return db.sql(FIND).param("ticket", ticket).query(QueueRecords::ticket).optional();
    }

    List<Ticket> called(ServicePointId point, LocalDate day, int most) {
        return db.sql(CALLED)
                .param("point", point.value())
                .param("day", day)
                .param("most", most)
                .query(QueueRecords::ticket)
                .list();
    }

    /// Those at whose last call nobody came, the newest first.
    List<Ticket> missed(ServicePointId point, LocalDate day, int most) {
        return db.sql(MISSED)
                .param("point", point.value())
                .param("day", day)
                .param("most", most)
                .query(QueueRecords::ticket)
                .list();
    }

    /// Lets an account call here once at a time: whoever presses twice waits for the first to commit.
    void alone(ServicePointId point, AccountId account) {
        db.sql(ALONE)
                .param("point", point.value().toString())
                .param("account", account.value().toString())
                .query(row -> {});
    }

    /// How many calls an account has made here on a day.
    int calls(ServicePointId point, LocalDate day, AccountId account) {
        return db.sql(CALLS)
                .param("point", point.value())
                .param("day", day)
                .param("account", account.value())
                .query(Integer.class)
                .single();
    }

    /// The one that an account called and has not done with.
    Optional<Ticket> mine(ServicePointId point, LocalDate day, AccountId account) {
        return db.sql(MINE)
                .param("point", point.value())
                .param("day", day)
                .param("account", account.value())
                .query(QueueRecords::ticket)
                .optional();
    }

    /// How many wait, and how many of them have an appointment.
    record Waiting(int all, int booked) {}

    Waiting waiting(ServicePointId point, LocalDate day) {
        return db.sql(WAITING)
                .param("point", point.value())
                .param("day", day)
                .query((row, n) -> new Waiting(row.getInt("waiting"), row.getInt("booked")))
                .single();
    }

    /// The average wait in minutes of those who were called last; below zero where nobody was.
    int waited(ServicePointId point, LocalDate day, int most) {
        return db.sql(WAITED)
                .param("point", point.value())
                .param("day", day)
                .param("most", most)
                .query(Integer.class)
                .single();
    }

    long erase(int most) {
        return db.sql(ERASE).param("most", most).query(Long.class).single();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Ticket ticket(ResultSet row, int n) throws SQLException {
        var called = row.getObject("called_at", OffsetDateTime.class);
        return new Ticket(
                row.getObject("ticket", UUID.class),
                new ServicePointId(row.getObject("point", UUID.class)),
                row.getObject("day", LocalDate.class),
                row.getString("letter"),
                row.getInt("number"),
                new MatterCode(row.getString("function")),
                row.getBoolean("booked"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("place"),
                called == null ? null : called.toInstant(),
                row.getBoolean("done"));
    }
}
