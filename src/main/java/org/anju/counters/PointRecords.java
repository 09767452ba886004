package org.anju.counters;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.anju.places.Position;
import org.anju.shared.Access;
import org.anju.shared.AsOf;
import org.anju.shared.DivisionCode;
import org.anju.shared.Ids;
import org.anju.shared.UnitId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class PointRecords {

    /// Near the poles degrees of longitude are worth nothing; nobody lives there.
    private static final double NARROWEST = 0.01;

    private static final String ADD = """
            insert into counters.point
                (point, since, state, ended, code, kind, name_zh, name_en, division, address, longitude, latitude, telephone,
                 step_free, large_print, languages, unit, serves, hours, slot_minutes, slot_places, account, by_unit)
            values (:point, :since, :state, :ended, :code, :kind, :nameZh, :nameEn, :division, :address, :longitude, :latitude,
                    :telephone, :stepFree, :largePrint, :languages, :unit, :serves, :hours, :minutes, :places, :account, :byUnit)
            """;

    private static final String LIST = """
            select p.*
            from counters.points(:on, :known) p
            where (:within::text is null or starts_with(p.division, :within::text))
              and (:function::text is null and :step::text is null or exists (
                  select
                  from counters.delegations(:on, :known) d
                  where (d.point = p.point or d.unit = p.unit)
                    and (:function::text is null or d.function = :function) and (:step::text is null or d.step = :step)))
            order by p.division, p.kind, p.name_zh, p.point
            """;

    private static final String OF_UNIT = """
            select p.*
            from counters.points(:on, :known) p
            where p.point = any (array(select q.point from counters.point q where q.unit = :unit)) and p.unit = :unit
            order by p.division, p.kind, p.name_zh, p.point
            """;

    private static final String FIND = """
            select p.*
            from counters.points(:on, :known) p
            where p.point = any (:points::uuid[])
            """;

    private static final String BY_DAY = """
            select p.*, d.day::date as day
            from generate_series(:from::date, :until::date - 1, interval '1 day') d (day)
            cross join lateral counters.points(d.day::date) p
            where p.point = :point
            """;

    private static final String DIVISIONS = """
            select distinct on (p.point) p.point, p.division
            from counters.point p
            where p.point = any (:points::uuid[]) and p.since <= :on
            order by p.point, p.since desc, p.state desc
            """;

    private static final String BY_CODE = """
            select p.*
            from counters.points(:on, :known) p
            where p.point = any (array(select q.point from counters.point q where q.code = :code)) and p.code = :code
            """;

    // Asked of each day on which the other one changes, as long as what is written down holds.
    private static final String CODE_TAKEN = """
            select exists (
                select
                from counters.point w
                cross join lateral counters.points(greatest(w.since, :since)) p
                where w.point = any (array(select q.point from counters.point q where q.code = :code and q.point <> :point))
                  and p.point = w.point and p.code = :code
                  and not exists (
                      select
                      from counters.point o
                      where o.point = :point and o.since > :since and o.since <= w.since))
            """;

    private static final String ENDS = """
            select min(e.since)
            from counters.point e
            where e.point = :point and e.ended and e.since < :day
              and not exists (
                  select from counters.point c where c.point = e.point and c.since = e.since and c.state > e.state)
              and not exists (select from counters.points(:day::date) p where p.point = e.point)
            """;

    private static final String STATES = """
            select p.*
            from counters.point p
            where p.point = :point
            order by p.since desc, p.state desc
            """;

    private static final String STATES_OF_CODE = """
            select p.*
            from counters.point p
            where p.code = :code
            order by p.since desc, p.state desc
            """;

    // Degrees of longitude are worth less in the north; good enough to say which are measured exactly.
    private static final String ABLE = """
            select p.*
            from counters.points(:on, :known) p
            where p.point = any (array(
                    select q.point
                    from counters.point q
                    where q.latitude between :south and :north and q.longitude between :west and :east))
              and p.latitude between :south and :north and p.longitude between :west and :east
              and (:within::text is null or starts_with(p.division, :within::text))
              and (:function::text is null and :step::text is null or exists (
                  select
                  from counters.delegations(:on, :known) d
                  where (d.point = p.point or d.unit = p.unit)
                    and (:function::text is null or d.function = :function) and (:step::text is null or d.step = :step)))
            order by power((p.longitude - :longitude) * cos(radians(:latitude)), 2) + power(p.latitude - :latitude, 2), p.point
            limit :most
            """;

    private static final String EXCEPT = """
            insert into counters.exception_day (point, day, exception, hours, why_zh, why_en, account, by_unit)
            values (:point, :day, :exception, :hours, :whyZh, :whyEn, :account, :byUnit)
            """;

    private static final String EXCEPTIONS = """
            select e.point, e.day, e.hours, e.why_zh, e.why_en
            from (select distinct on (x.point, x.day) x.*
                  from counters.exception_day x
                  where x.point = any (:points::uuid[]) and x.day >= :from and x.day < :until and x.at <= :known
                  order by x.point, x.day, x.exception desc) e
            where e.hours is not null
            order by e.point, e.day
            """;

    private final JdbcClient db;

    PointRecords(JdbcClient db) {
        this.db = db;
    }

    /// Writes down how a service point is from its `since` on.
    ///
    /// @param ended whether there is no such point from then on
    void add(ServicePoint point, boolean ended, Access access) {
        by(db.sql(ADD), access)
                .param("point", point.id().value())
                .param("since", point.since())
                .param("state", Ids.next())
                .param("ended", ended)
                .param("code", point.code())
                .param("kind", point.kind().name())
                .param("nameZh", point.nameZh())
                .param("nameEn", point.nameEn())
                .param("division", point.division().value())
                .param("address", point.address())
                .param("longitude", point.position().longitude())
                .param("latitude", point.position().latitude())
                .param("telephone", point.telephone())
                .param("stepFree", point.stepFree())
                .param("largePrint", point.largePrint())
                .param("languages", point.languages().toArray(String[]::new))
                .param("unit", point.unit().value())
                .param(
                        "serves",
                        point.serves().stream()
                                .map(DivisionCode::value)
                                .sorted()
                                .toArray(String[]::new))
                .param("hours", point.hours().written())
                .param("minutes", point.slots().minutes())
                .param("places", point.slots().places())
                .update();
    }

    List<ServicePoint> list(Wanted wanted) {
        return wanted(db.sql(LIST), wanted).query(PointRecords::point).list();
    }

    /// Those that a unit runs.
    List<ServicePoint> of(UnitId unit, AsOf asOf) {
        return asOf(db.sql(OF_UNIT), asOf)
                .param("unit", unit.value())
                .query(PointRecords::point)
                .list();
    }

    /// Where each of these stands on a day, or stood when it ended.
    Map<ServicePointId, DivisionCode> divisions(Collection<ServicePointId> points, LocalDate on) {
        var divisions = new HashMap<ServicePointId, DivisionCode>();
        db.sql(DIVISIONS)
                .param("points", points.stream().map(ServicePointId::value).toArray(UUID[]::new))
                .param("on", on)
                .query(row -> {
                    divisions.put(
                            new ServicePointId(row.getObject("point", UUID.class)),
                            new DivisionCode(row.getString("division")));
                });
        return divisions;
    }

    /// How one is on each of these days; a day on which there is none is left out.
    Map<LocalDate, ServicePoint> byDay(ServicePointId point, LocalDate from, LocalDate until) {
        var days = new HashMap<LocalDate, ServicePoint>();
        db.sql(BY_DAY)
                .param("point", point.value())
                .param("from", from)
                .param("until", until)
                .query(row -> {
                    days.put(row.getObject("day", LocalDate.class), point(row, 0));
                });
        return days;
    }

    /// Whether another service point has the code on a day on which what is written down would have it.
    boolean isCodeTaken(ServicePoint by) {
        return db.sql(CODE_TAKEN)
                .param("code", by.code())
                .param("point", by.id().value())
                .param("since", by.since())
                .query(Boolean.class)
                .single();
    }

    /// From when on there is no such point, where that is before a day and it is not there on that day.
    Optional<LocalDate> endBefore(ServicePointId point, LocalDate day) {
        return db.sql(ENDS)
                .param("point", point.value())
                .param("day", day)
                .query((row, n) -> Optional.ofNullable(row.getObject(1, LocalDate.class)))
                .single();
    }

    List<ServicePoint> find(Collection<ServicePointId> points, AsOf asOf) {
        return asOf(db.sql(FIND), asOf)
                .param("points", keys(points))
                .query(PointRecords::point)
                .list();
    }

    Optional<ServicePoint> byCode(String code, AsOf asOf) {
        return asOf(db.sql(BY_CODE), asOf).param("code", code).query(PointRecords::point).list().stream()
                .findFirst();
    }

    /// All that was ever written down of it, the latest day first.
    List<PointState> states(ServicePointId point) {
        return db.sql(STATES)
                .param("point", point.value())
                .query(PointRecords::state)
                .list();
    }

    /// All that was ever written down under a code, the latest day first.
    List<PointState> states(String code) {
        return db.sql(STATES_OF_CODE)
                .param("code", code)
                .query(PointRecords::state)
                .list();
    }

    /// Those within so many degrees, about in order of their distance.
    List<ServicePoint> able(Wanted wanted, Position near, double reach, int most) {
        var wide = reach / Math.max(Math.cos(Math.toRadians(near.latitude())), NARROWEST);
        return wanted(db.sql(ABLE), wanted)
                .param("south", near.latitude() - reach)
                .param("north", near.latitude() + reach)
                .param("west", near.longitude() - wide)
                .param("east", near.longitude() + wide)
                .param("longitude", near.longitude())
                .param("latitude", near.latitude())
                .param("most", most)
                .query(PointRecords::point)
                .list();
    }

    /// @param exception `null` where the day is as in every week after all
    void except(ServicePointId point, LocalDate day, @Nullable DayException exception, Access access) {
        by(db.sql(EXCEPT), access)
                .param("point", point.value())
                .param("day", day)
                .param("exception", Ids.next())
                .param("hours", exception == null ? null : Span.written(exception.spans()))
                .param("whyZh", exception == null ? "" : exception.whyZh())
                .param("whyEn", exception == null ? "" : exception.whyEn())
                .update();
    }

    /// What was said of single days, from a day up to but not including another.
    Map<ServicePointId, List<DayException>> exceptions(
            Collection<ServicePointId> points, LocalDate from, LocalDate until, Instant known) {
        var all = new HashMap<ServicePointId, List<DayException>>();
        db.sql(EXCEPTIONS)
                .param("points", keys(points))
                .param("from", from)
                .param("until", until)
                .param("known", known.atOffset(ZoneOffset.UTC))
                .query(row -> {
                    var written = row.getString("hours");
                    all.computeIfAbsent(
                                    new ServicePointId(row.getObject("point", UUID.class)), point -> new ArrayList<>())
                            .add(new DayException(
                                    row.getObject("day", LocalDate.class),
                                    written.isEmpty() ? List.of() : Span.readAll(written),
                                    row.getString("why_zh"),
                                    row.getString("why_en")));
                });
        return all;
    }

    private static JdbcClient.StatementSpec wanted(JdbcClient.StatementSpec statement, Wanted wanted) {
        return asOf(statement, wanted.asOf())
                .param(
                        "within",
                        wanted.division() == null ? null : wanted.division().prefix())
                .param(
                        "function",
                        wanted.function() == null ? null : wanted.function().value())
                .param("step", wanted.step() == null ? null : wanted.step().name());
    }

    private static JdbcClient.StatementSpec asOf(JdbcClient.StatementSpec statement, AsOf asOf) {
        return statement
                .param("on", asOf.validOn())
                .param("known", asOf.knownAt().atOffset(ZoneOffset.UTC));
    }

    private static JdbcClient.StatementSpec by(JdbcClient.StatementSpec statement, Access access) {
        return statement
                .param("account", access.by().value())
                .param("byUnit", access.unit().value());
    }

    private static UUID[] keys(Collection<ServicePointId> points) {
        return points.stream().map(ServicePointId::value).toArray(UUID[]::new);
    }

    private static PointState state(ResultSet row, int n) throws SQLException {
        return new PointState(
                point(row, n),
                row.getBoolean("ended"),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }

    private static ServicePoint point(ResultSet row, int n) throws SQLException {
        return new ServicePoint(
                new ServicePointId(row.getObject("point", UUID.class)),
                row.getString("code"),
                PointKind.valueOf(row.getString("kind")),
                row.getString("name_zh"),
                row.getString("name_en"),
                new DivisionCode(row.getString("division")),
                row.getString("address"),
                new Position(row.getDouble("longitude"), row.getDouble("latitude")),
                row.getString("telephone"),
                row.getBoolean("step_free"),
                row.getBoolean("large_print"),
                texts(row, "languages"),
                new UnitId(row.getObject("unit", UUID.class)),
                texts(row, "serves").stream().map(DivisionCode::new).collect(Collectors.toSet()),
                OpeningHours.read(row.getString("hours")).orElse(OpeningHours.NEVER),
                new ServicePoint.Slots(row.getInt("slot_minutes"), row.getInt("slot_places")),
                row.getObject("since", LocalDate.class));
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return Arrays.asList((String[]) row.getArray(column).getArray());
    }
}
