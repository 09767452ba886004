package org.anju.counters;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
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
import org.anju.shared.MatterCode;
import org.anju.shared.UnitId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class PointRecords {

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
            order by p.division, p.kind, p.name_zh, p.point
            """;

    private static final String FIND = """
            select p.*
            from counters.points(:on, :known) p
            where p.point = any (:points::uuid[])
            """;

    private static final String BY_CODE = """
            select p.*
            from counters.points(:on, :known) p
            where p.code = :code
            """;

    private static final String STATES = """
            select p.*
            from counters.point p
            where p.point = :point
            order by p.since desc, p.state desc
            """;

    // Degrees of longitude are worth less in the north; good enough to say which hundred are measured exactly.
    private static final String ABLE = """
            select p.*
            from counters.points(:on, :known) p
            where :function::text is null or exists (
                select
                from counters.delegated d
                where (d.point = p.point or d.unit = p.unit) and d.function = :function and d.step = :step
                  and d.since <= :on and (d.until is null or d.until > :on))
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
                  where x.point = any (:points::uuid[]) and x.day >= :from and x.day < :until
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

    List<ServicePoint> list(AsOf asOf) {
        return asOf(db.sql(LIST), asOf).query(PointRecords::point).list();
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
                .query((row, n) -> new PointState(
                        point(row, n),
                        row.getBoolean("ended"),
                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /// Those that may do something, about in order of their distance.
    ///
    /// @param function `null` for all service points
    List<ServicePoint> able(@Nullable MatterCode function, FunctionStep step, Position near, AsOf asOf, int most) {
        return asOf(db.sql(ABLE), asOf)
                .param("function", function == null ? null : function.value())
                .param("step", step.name())
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
            Collection<ServicePointId> points, LocalDate from, LocalDate until) {
        var all = new HashMap<ServicePointId, List<DayException>>();
        db.sql(EXCEPTIONS)
                .param("points", keys(points))
                .param("from", from)
                .param("until", until)
                .query(row -> {
                    var written = row.getString("hours");
                    all.computeIfAbsent(
                                    new ServicePointId(row.getObject("point", UUID.class)),
                                    point -> new java.util.ArrayList<>())
                            .add(new DayException(
                                    row.getObject("day", LocalDate.class),
                                    written.isEmpty() ? List.of() : Span.readAll(written),
                                    row.getString("why_zh"),
                                    row.getString("why_en")));
                });
        return all;
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
