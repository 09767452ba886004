package org.anju.fieldwork;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.anju.shared.DivisionCode;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Areas as a supervisor sees them, and the row that each leaves every day. No statement here is grouped,
/// ordered or read by an account.
@Repository
class BoardRecords {

    private static final String AREAS = """
            select area, name, division, within_days, ended
            from fieldwork.area
            where division >= :first and division < :last and (ended is null or ended > :today::date)
              and (:after::uuid is null or (division, name, area) > (
                  select a.division, a.name, a.area from fieldwork.area a where a.area = :after::uuid))
            order by division, name, area
            limit :limit
            """;

    private static final String AREA = """
            select area, name, division, within_days, ended
            from fieldwork.area
            where area = :area
            """;

    /// Of visits that are still held back nothing is known yet, and those withdrawn never were.
    private static final String VISITS = """
            select area, count(*) as visits, count(*) filter (where outcome = 'NOBODY_HOME') as nobody_home,
                   count(*) filter (where outcome = 'REFUSED') as refusals
            from fieldwork.visit
            where area = any (:areas::uuid[]) and received_at >= (:since::date::timestamp at time zone 'Asia/Shanghai')
              and outcome <> 'WITHDRAWN' and verdict <> 'WAITING'
            group by area
            """;

    private static final String HELD = """
            select area, count(*) as held, (min(received_at) at time zone 'Asia/Shanghai')::date as oldest
            from fieldwork.visit
            where area = any (:areas::uuid[]) and verdict = 'HELD' and returned_at is null
            group by area
            """;

    private static final String ASKED = """
            select area, count(*) as asked
            from fieldwork.door
            where area = any (:areas::uuid[]) and asked_on is not null and not gone
            group by area
            """;

    private static final String CARRIED = """
            select count(*) as phones, coalesce(sum(r.waiting), 0) as visits, min(r.waiting_since) as oldest
            from fieldwork.round r
            where exists (
                select from fieldwork.holding h
                join fieldwork.area a on a.area = h.area
                where h.account = r.account and (h.until is null or h.until > :today::date)
                  and a.division >= :first and a.division < :last)
            """;

    private static final String DAYS = """
            select c.day, sum(c.doors) as doors, sum(c.within_30) as within_30, sum(c.within_90) as within_90,
                   sum(c.older) as older, sum(c.never) as never, sum(c.within_target) as within_target,
                   sum(c.held) as held, min(c.oldest_held) as oldest_held
            from fieldwork.area a
            join fieldwork.coverage c on c.area = a.area
            where a.division >= :first and a.division < :last and (:area::uuid is null or a.area = :area::uuid)
              and c.day >= :since::date
            group by c.day
            order by c.day
            """;

    /// The row of the day is brought up to date as often as one likes; those of days before are left alone.
    private static final String KEEP = """
            insert into fieldwork.coverage as c
                (area, day, doors, within_30, within_90, older, never, within_target, visits, nobody_home, refusals, held,
                 oldest_held)
            select a.area, :today::date, count(d.dwelling),
                   count(*) filter (where d.confirmed_on >= :today::date - 30),
                   count(*) filter (where d.confirmed_on between :today::date - 90 and :today::date - 31),
                   count(*) filter (where d.confirmed_on < :today::date - 90),
                   count(*) filter (where d.dwelling is not null and d.confirmed_on is null),
                   count(*) filter (where d.confirmed_on >= :today::date - a.within_days),
                   coalesce(v.visits, 0), coalesce(v.nobody_home, 0), coalesce(v.refusals, 0), coalesce(h.held, 0),
                   h.oldest
            from fieldwork.area a
            left join fieldwork.door d on d.area = a.area and not d.gone
            left join (
                select area, count(*) as visits, count(*) filter (where outcome = 'NOBODY_HOME') as nobody_home,
                       count(*) filter (where outcome = 'REFUSED') as refusals
                from fieldwork.visit
                where received_at >= (:today::date::timestamp at time zone 'Asia/Shanghai')
                  and outcome <> 'WITHDRAWN' and verdict <> 'WAITING'
                group by area) v on v.area = a.area
            left join (
                select area, count(*) as held, (min(received_at) at time zone 'Asia/Shanghai')::date as oldest
                from fieldwork.visit
                where verdict = 'HELD' and returned_at is null
                group by area) h on h.area = a.area
            where a.ended is null or a.ended > :today::date
            group by a.area, v.visits, v.nobody_home, v.refusals, h.held, h.oldest
            on conflict (area, day) do update
            set doors = excluded.doors, within_30 = excluded.within_30, within_90 = excluded.within_90,
                older = excluded.older, never = excluded.never, within_target = excluded.within_target,
                visits = excluded.visits, nobody_home = excluded.nobody_home, refusals = excluded.refusals,
                held = excluded.held, oldest_held = excluded.oldest_held
            """;

    private static final String ADD = """
            insert into fieldwork.coverage
                (area, day, doors, within_30, within_90, older, never, within_target, visits, nobody_home, refusals, held,
                 oldest_held)
            select o.area, o.day, o.doors, o.within_30, o.within_90, o.older, o.never, o.within_target, o.visits,
                   o.nobody_home, o.refusals, o.held, o.oldest_held
            from unnest(:areas::uuid[], :days::date[], :doors::int[], :within30::int[], :within90::int[], :older::int[],
                        :never::int[], :targets::int[], :visits::int[], :absent::int[], :refusals::int[], :held::int[],
                        :oldest::date[])
                as o(area, day, doors, within_30, within_90, older, never, within_target, visits, nobody_home, refusals,
                     held, oldest_held)
            on conflict (area, day) do nothing
            """;

    private final JdbcClient db;

    BoardRecords(JdbcClient db) {
        this.db = db;
    }

    List<Area> areas(@Nullable DivisionCode division, @Nullable AreaId after, int limit, LocalDate today) {
        return db.sql(AREAS)
                .param("first", first(division))
                .param("last", last(division))
                .param("after", after == null ? null : after.value().toString())
                .param("limit", limit)
                .param("today", today)
                .query(BoardRecords::area)
                .list();
    }

    java.util.Optional<Area> area(AreaId id) {
        return db.sql(AREA).param("area", id.value()).query(BoardRecords::area).optional();
    }

    /// Visits since a day, by area.
    record Visited(int visits, int nobodyHome, int refusals) {}

    Map<AreaId, Visited> visits(Collection<AreaId> areas, LocalDate since) {
        var by = new HashMap<AreaId, Visited>();
        db.sql(VISITS).param("areas", keys(areas)).param("since", since).query(row -> {
            by.put(id(row), new Visited(row.getInt("visits"), row.getInt("nobody_home"), row.getInt("refusals")));
        });
        return by;
    }

    /// What waits for a decision, by area.
    record Held(int count, LocalDate oldest) {}

    Map<AreaId, Held> held(Collection<AreaId> areas) {
        var by = new HashMap<AreaId, Held>();
        db.sql(HELD).param("areas", keys(areas)).query(row -> {
            by.put(id(row), new Held(row.getInt("held"), row.getObject("oldest", LocalDate.class)));
        });
        return by;
    }

    Map<AreaId, Integer> asked(Collection<AreaId> areas) {
        var by = new HashMap<AreaId, Integer>();
        db.sql(ASKED).param("areas", keys(areas)).query(row -> {
            by.put(id(row), row.getInt("asked"));
        });
        return by;
    }

    Board.Carried carried(@Nullable DivisionCode division, LocalDate today) {
        return db.sql(CARRIED)
                .param("first", first(division))
                .param("last", last(division))
                .param("today", today)
                .query((row, n) -> new Board.Carried(
                        row.getInt("phones"), row.getInt("visits"), row.getObject("oldest", LocalDate.class)))
                .single();
    }

    List<Board.Day> days(@Nullable DivisionCode division, @Nullable AreaId area, LocalDate since) {
        return db.sql(DAYS)
                .param("first", first(division))
                .param("last", last(division))
                .param("area", area == null ? null : area.value().toString())
                .param("since", since)
                .query((row, n) -> new Board.Day(
                        row.getObject("day", LocalDate.class),
                        new Ages(
                                row.getInt("doors"),
                                row.getInt("within_30"),
                                row.getInt("within_90"),
                                row.getInt("older"),
                                row.getInt("never"),
                                null,
                                row.getInt("within_target")),
                        row.getInt("held"),
                        row.getObject("oldest_held", LocalDate.class)))
                .list();
    }

    void keep(LocalDate today) {
        db.sql(KEEP).param("today", today).update();
    }

    void add(List<AreaDay> days) {
        db.sql(ADD)
                .param("areas", column(days, one -> one.area().value()))
                .param("days", column(days, AreaDay::day))
                .param("doors", column(days, one -> one.ages().doors()))
                .param("within30", column(days, one -> one.ages().within30()))
                .param("within90", column(days, one -> one.ages().within90()))
                .param("older", column(days, one -> one.ages().older()))
                .param("never", column(days, one -> one.ages().never()))
                .param("targets", column(days, one -> one.ages().withinTarget()))
                .param("visits", column(days, AreaDay::visits))
                .param("absent", column(days, AreaDay::nobodyHome))
                .param("refusals", column(days, AreaDay::refusals))
                .param("held", column(days, AreaDay::held))
                .param("oldest", column(days, AreaDay::oldestHeld))
                .update();
    }

    private static String first(@Nullable DivisionCode division) {
        return division == null ? "" : division.prefix();
    }

    // A colon comes after the digits.
    private static String last(@Nullable DivisionCode division) {
        return first(division) + ":";
    }

    private static Area area(ResultSet row, int n) throws SQLException {
        return new Area(
                id(row),
                row.getString("name"),
                new DivisionCode(row.getString("division")),
                row.getInt("within_days"),
                row.getObject("ended", LocalDate.class));
    }

    private static AreaId id(ResultSet row) throws SQLException {
        return new AreaId(row.getObject("area", UUID.class));
    }

    private static UUID[] keys(Collection<AreaId> areas) {
        return areas.stream().map(AreaId::value).toArray(UUID[]::new);
    }

    private static @Nullable String[] column(List<AreaDay> of, Function<AreaDay, @Nullable Object> value) {
        return of.stream()
                .map(value)
                .map(one -> one == null ? null : one.toString())
                .toArray(String[]::new);
    }
}
