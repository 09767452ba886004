package org.anju.kiosk;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.anju.counters.ServicePointId;
import org.anju.shared.AccountId;
import org.anju.shared.Ids;
import org.anju.shared.Keyring;
import org.anju.shared.ReceiptNumber;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class KioskRecords {

    private static final String ADD = """
            insert into kiosk.machine (machine, label, point, telephone, made_by)
            values (:machine, :label, :point, :telephone, :by)
            """;

    private static final String LIST = """
            select machine, label, point, telephone, key is not null as enrolled, reader_key is not null as reader, revoked_at
            from kiosk.machine
            order by revoked_at is not null, label, machine
            limit 500
            """;

    private static final String FIND = """
            select machine, label, point, telephone, key is not null as enrolled, reader_key is not null as reader, revoked_at
            from kiosk.machine
            where machine = :machine and revoked_at is null
            """;

    private static final String BY_KEY = """
            select machine, label, point, telephone, key is not null as enrolled, reader_key is not null as reader, revoked_at
            from kiosk.machine
            where key = :key and revoked_at is null
            """;

    private static final String READER_KEY = """
            select reader_key
            from kiosk.machine
            where machine = :machine and revoked_at is null and reader_key is not null
            """;

    private static final String VOID = """
            update kiosk.enrolment
            set expires = :now
            where machine = :machine and part = :part and used_at is null and expires > :now
            """;

    private static final String INVITE = """
            insert into kiosk.enrolment (code, machine, part, made_by, expires)
            values (:code, :machine, :part, :by, :expires)
            """;

    private static final String USE = """
            update kiosk.enrolment e
            set used_at = :now
            from kiosk.machine m
            where e.code = :code and e.part = :part and e.used_at is null and e.expires > :now
              and m.machine = e.machine and m.revoked_at is null
            returning e.machine
            """;

    private static final String ENROL = "update kiosk.machine set key = :key where machine = :machine";

    private static final String ENROL_READER = "update kiosk.machine set reader_key = :key where machine = :machine";

    private static final String REVOKE = """
            update kiosk.machine
            set revoked_at = :now, revoked_by = :by, key = null, reader_key = null
            where machine = :machine and revoked_at is null
            """;

    private static final String COUNT = """
            insert into kiosk.tally (machine, day, task, measure, bucket, n)
            values (:machine, :day, :task, :measure, :bucket, 1)
            on conflict (machine, day, task, measure, bucket) do update set n = kiosk.tally.n + 1
            """;

    private static final String COUNTS = """
            select bucket, sum(n) as n
            from kiosk.tally
            where day >= :from and day < :until and measure = :measure and (:task = '' or task = :task)
            group by bucket
            order by bucket
            """;

    private static final String COUNTS_BY_POINT = """
            select m.point, t.measure, t.bucket, sum(t.n) as n
            from kiosk.tally t
            join kiosk.machine m on m.machine = t.machine
            where t.day >= :from and t.day < :until
            group by m.point, t.measure, t.bucket
            """;

    private static final String CALL = """
            insert into kiosk.call (call, machine, number, called_at)
            values (:call, :machine, :number, :now)
            on conflict (machine) where answered_at is null do update
            set number = case when :first or kiosk.call.called_at < :stale then excluded.number
                              else coalesce(excluded.number, kiosk.call.number) end,
                called_at = case when kiosk.call.called_at < :stale then excluded.called_at
                                 else kiosk.call.called_at end
            """;

    private static final String CALLING = """
            select answered_at is not null as coming
            from kiosk.call
            where machine = :machine and (answered_at is null and called_at > :since or answered_at > :lately)
            order by answered_at is null desc
            limit 1
            """;

    private static final String WAITING = """
            select m.point, count(*) as n
            from kiosk.call c
            join kiosk.machine m on m.machine = c.machine
            where c.answered_at is null and c.called_at > :since
            group by m.point
            """;

    private static final String POINTS = """
            select distinct m.point
            from kiosk.call c
            join kiosk.machine m on m.machine = c.machine
            where c.called_at > :since and m.point is not null
            """;

    private static final String CALLS = """
            select c.call, m.label, c.number, c.called_at, c.answered_at
            from kiosk.call c
            join kiosk.machine m on m.machine = c.machine
            where c.called_at > :since and (m.point is null or m.point = any (:points::uuid[]))
            order by c.answered_at is not null, c.called_at desc
            limit 100
            """;

    private static final String ANSWER = """
            update kiosk.call c
            set answered_at = :now
            from kiosk.machine m
            where c.call = :call and c.answered_at is null and m.machine = c.machine
              and (m.point is null or m.point = any (:points::uuid[]))
            """;

    private static final String FORGET_CALLS = "select kiosk.forget_calls(:before)";

    private final JdbcClient db;
    private final Keyring keyring;

    KioskRecords(JdbcClient db, Keyring keyring) {
        this.db = db;
        this.keyring = keyring;
    }

    void add(MachineId machine, String label, @Nullable ServicePointId point, String telephone, AccountId by) {
        db.sql(ADD)
                .param("machine", machine.value())
                .param("label", label)
                .param("point", point == null ? null : point.value(), java.sql.Types.OTHER)
                .param("telephone", telephone)
                .param("by", by.value())
                .update();
    }

    List<Machine> list() {
        return db.sql(LIST).query((row, n) -> machine(row)).list();
    }

    Optional<Machine> find(MachineId machine) {
        return db.sql(FIND)
                .param("machine", machine.value())
                .query((row, n) -> machine(row))
                .optional();
    }

    Optional<Machine> byKey(byte[] key) {
        return db.sql(BY_KEY).param("key", key).query((row, n) -> machine(row)).optional();
    }

    Optional<byte[]> readerKey(MachineId machine) {
        return db.sql(READER_KEY)
                .param("machine", machine.value())
                .query((row, n) -> row.getBytes("reader_key"))
                .optional();
    }

    void invite(byte[] code, MachineId machine, Machine.Part part, AccountId by, Instant now, Instant expires) {
        db.sql(VOID)
                .param("machine", machine.value())
                .param("part", part.name())
                .param("now", moment(now))
                .update();
        db.sql(INVITE)
                .param("code", code)
                .param("machine", machine.value())
                .param("part", part.name())
                .param("by", by.value())
                .param("expires", moment(expires))
                .update();
    }

    Optional<MachineId> use(byte[] code, Machine.Part part, Instant now) {
        return db.sql(USE)
                .param("code", code)
                .param("part", part.name())
                .param("now", moment(now))
                .query((row, n) -> new MachineId(row.getObject("machine", UUID.class)))
                .optional();
    }

    void enrol(MachineId machine, byte[] key) {
        db.sql(ENROL).param("machine", machine.value()).param("key", key).update();
    }

    void enrolReader(MachineId machine, byte[] key) {
        db.sql(ENROL_READER).param("machine", machine.value()).param("key", key).update();
    }

    void revoke(MachineId machine, AccountId by, Instant now) {
        db.sql(REVOKE)
                .param("machine", machine.value())
                .param("by", by.value())
                .param("now", moment(now))
                .update();
    }

    void count(MachineId machine, LocalDate day, String task, Measure measure, int bucket) {
        db.sql(COUNT)
                .param("machine", machine.value())
                .param("day", day)
                .param("task", task)
                .param("measure", measure.name())
                .param("bucket", bucket)
                .update();
    }

    /// @param task empty for all
    SortedMap<Integer, Long> counts(LocalDate from, LocalDate until, String task, Measure measure) {
        var counts = new TreeMap<Integer, Long>();
        db.sql(COUNTS)
                .param("from", from)
                .param("until", until)
                .param("measure", measure.name())
                .param("task", task)
                .query(row -> {
                    counts.put(row.getInt("bucket"), row.getLong("n"));
                });
        return counts;
    }

    /// @param point where the machines stand; `null` for those of no service point
    /// @param bucket of the measure, and how many there were in it
    record Counted(@Nullable ServicePointId point, Measure measure, int bucket, long number) {}

    List<Counted> counts(LocalDate from, LocalDate until) {
        return db.sql(COUNTS_BY_POINT)
                .param("from", from)
                .param("until", until)
                .query((row, n) -> {
                    var point = row.getObject("point", UUID.class);
                    return new Counted(
                            point == null ? null : new ServicePointId(point),
                            Measure.valueOf(row.getString("measure")),
                            row.getInt("bucket"),
                            row.getLong("n"));
                })
                .list();
    }

    /// @param first whether the number of an open call is somebody else's
    /// @param stale an open call from before this is taken for somebody else's
    void call(MachineId machine, @Nullable ReceiptNumber number, boolean first, Instant now, Instant stale) {
        db.sql(CALL)
                .param("call", Ids.next())
                .param("machine", machine.value())
                .param("number", number == null ? null : number.digits(), java.sql.Types.VARCHAR)
                .param("first", first)
                .param("now", moment(now))
                .param("stale", moment(stale))
                .update();
    }

    /// @param since an open call from before then is taken for somebody else's
    /// @param lately an answer since then still counts
    Calling calling(MachineId machine, Instant since, Instant lately) {
        return db.sql(CALLING)
                .param("machine", machine.value())
                .param("since", moment(since))
                .param("lately", moment(lately))
                .query((row, n) -> row.getBoolean("coming") ? Calling.COMING : Calling.CALLED)
                .optional()
                .orElse(Calling.NOT);
    }

    /// @param point where the machines stand; `null` for those of no service point
    record Waiting(@Nullable ServicePointId point, int calls) {}

    List<Waiting> waiting(Instant since) {
        return db.sql(WAITING)
                .param("since", moment(since))
                .query((row, n) -> {
                    var point = row.getObject("point", UUID.class);
                    return new Waiting(point == null ? null : new ServicePointId(point), row.getInt("n"));
                })
                .list();
    }

    /// The service points at whose machines there are calls.
    List<ServicePointId> points(Instant since) {
        return db.sql(POINTS)
                .param("since", moment(since))
                .query((row, n) -> new ServicePointId(row.getObject("point", UUID.class)))
                .list();
    }

    /// Of machines at these service points, and of those at none.
    List<KioskCall> calls(Instant since, Collection<ServicePointId> points) {
        return db.sql(CALLS)
                .param("since", moment(since))
                .param("points", keys(points))
                .query((row, n) -> {
                    var number = row.getString("number");
                    return new KioskCall(
                            keyring.reference(row.getObject("call", UUID.class)),
                            row.getString("label"),
                            number == null ? "" : number,
                            row.getObject("called_at", OffsetDateTime.class).toInstant(),
                            instant(row, "answered_at"));
                })
                .list();
    }

    void answer(UUID call, Collection<ServicePointId> points, Instant now) {
        db.sql(ANSWER)
                .param("call", call)
                .param("points", keys(points))
                .param("now", moment(now))
                .update();
    }

    private static UUID[] keys(Collection<ServicePointId> points) {
        return points.stream().map(ServicePointId::value).toArray(UUID[]::new);
    }

    void forgetCalls(Instant before) {
        db.sql(FORGET_CALLS).param("before", moment(before)).query(Long.class).single();
    }

    private static Machine machine(ResultSet row) throws SQLException {
        var point = row.getObject("point", UUID.class);
        return new Machine(
                new MachineId(row.getObject("machine", UUID.class)),
                row.getString("label"),
                point == null ? null : new ServicePointId(point),
                row.getString("telephone"),
                row.getBoolean("enrolled"),
                row.getBoolean("reader"),
                instant(row, "revoked_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var moment = row.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }

    private static OffsetDateTime moment(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
