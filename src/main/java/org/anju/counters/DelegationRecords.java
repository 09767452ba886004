package org.anju.counters;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.anju.shared.Access;
import org.anju.shared.AsOf;
import org.anju.shared.MatterCode;
import org.anju.shared.UnitId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class DelegationRecords {

    private static final String HAS = """
            select exists (
                select
                from counters.delegations(:on) d
                where d.function = :function and d.step = :step
                  and (d.unit = :unit
                       or d.point = any (array(
                           select p.point
                           from counters.points(:on) p
                           where p.point = any (array(select q.point from counters.point q where q.unit = :unit)) and p.unit = :unit))))
            """;

    private static final String OF = """
            select distinct d.function, d.step
            from counters.delegations(:on) d
            where d.unit = :unit
               or d.point = any (array(
                   select p.point
                   from counters.points(:on) p
                   where p.point = any (array(select q.point from counters.point q where q.unit = :unit)) and p.unit = :unit))
            """;

    private static final String UNITS = """
            select distinct coalesce(d.unit, p.unit) as unit
            from counters.delegations(:on) d
            left join counters.points(:on) p on p.point = d.point
            where d.function = :function and d.step = :step and coalesce(d.unit, p.unit) is not null
            """;

    private static final String AT = """
            select distinct p.point, d.function, d.step
            from counters.points(:on, :known) p
            join counters.delegations(:on, :known) d on d.point = p.point or d.unit = p.unit
            where p.point = any (:points::uuid[])
            """;

    private static final String BY_DAY = """
            select distinct g.day::date as day, d.function
            from generate_series(:from::date, :until::date - 1, interval '1 day') g (day)
            cross join lateral counters.points(g.day::date) p
            cross join lateral counters.delegations(g.day::date) d
            where p.point = :point and (d.point = p.point or d.unit = p.unit)
            """;

    private static final String FUNCTIONS = """
            select d.function
            from counters.delegations(:on) d
            where d.point in (select p.point from counters.points(:on) p)
            union
            select d.function
            from counters.delegations(:on) d
            where d.unit in (select p.unit from counters.points(:on) p)
            """;

    private static final String LIST = """
            select d.delegation, d.point, d.unit, d.function, d.step, d.since, d.until, d.basis, d.by_unit_name
            from counters.delegated d
            where (d.until is null or d.until > :on) and (:point::uuid is null or d.point = :point)
            order by d.function, d.step, d.since, d.delegation
            """;

    private static final String ADD = """
            insert into counters.delegation
                (delegation, point, unit, function, step, since, until, basis, account, by_unit, by_unit_name)
            select :delegation, :point::uuid, :unit::uuid, :function::text, :step::text, :since::date, :until::date, :basis::text,
                   :account::uuid, :byUnit::uuid, :byName::text
            where not exists (
                select
                from counters.delegated d
                where d.function = :function and d.step = :step
                  and daterange(d.since, case when d.until < d.since then d.since else d.until end) && daterange(:since, :until)
                  and d.point is not distinct from :point::uuid and d.unit is not distinct from :unit::uuid)
            """;

    private static final String KNOWN = """
            select exists (
                select
                from counters.delegation d
                where d.function = :function and d.step = :step and (:anyDay or d.since = :since)
                  and d.until is not distinct from :until::date and d.basis = :basis
                  and d.point is not distinct from :point::uuid and d.unit is not distinct from :unit::uuid)
            """;

    private static final String END = """
            insert into counters.delegation_end (delegation, until, account, by_unit, by_unit_name)
            select d.delegation, :until, :account, :byUnit, :byName
            from counters.delegation d
            where d.delegation = :delegation
            """;

    private final JdbcClient db;

    DelegationRecords(JdbcClient db) {
        this.db = db;
    }

    boolean has(UnitId unit, MatterCode function, FunctionStep step, LocalDate on) {
        return db.sql(HAS)
                .param("function", function.value())
                .param("step", step.name())
                .param("on", on)
                .param("unit", unit.value())
                .query(Boolean.class)
                .single();
    }

    SortedMap<MatterCode, Set<FunctionStep>> of(UnitId unit, LocalDate on) {
        var steps = functions();
        db.sql(OF).param("on", on).param("unit", unit.value()).query(row -> {
            take(row, steps);
        });
        return steps;
    }

    Set<UnitId> units(MatterCode function, FunctionStep step, LocalDate on) {
        return new HashSet<>(db.sql(UNITS)
                .param("function", function.value())
                .param("step", step.name())
                .param("on", on)
                .query((row, n) -> new UnitId(row.getObject("unit", UUID.class)))
                .list());
    }

    Map<ServicePointId, SortedMap<MatterCode, Set<FunctionStep>>> at(Collection<ServicePointId> points, AsOf asOf) {
        var at = new HashMap<ServicePointId, SortedMap<MatterCode, Set<FunctionStep>>>();
        db.sql(AT)
                .param("on", asOf.validOn())
                .param("known", asOf.knownAt().atOffset(ZoneOffset.UTC))
                .param("points", points.stream().map(ServicePointId::value).toArray(UUID[]::new))
                .query(row -> {
                    var point = new ServicePointId(row.getObject("point", UUID.class));
                    take(row, at.computeIfAbsent(point, one -> functions()));
                });
        return at;
    }

    /// What a service point may do on each of these days.
    Map<LocalDate, Set<MatterCode>> byDay(ServicePointId point, LocalDate from, LocalDate until) {
        var days = new HashMap<LocalDate, Set<MatterCode>>();
        db.sql(BY_DAY)
                .param("point", point.value())
                .param("from", from)
                .param("until", until)
                .query(row -> {
                    days.computeIfAbsent(row.getObject("day", LocalDate.class), day -> new HashSet<>())
                            .add(new MatterCode(row.getString("function")));
                });
        return days;
    }

    Set<MatterCode> functions(LocalDate on) {
        return db.sql(FUNCTIONS)
                .param("on", on)
                .query((row, n) -> new MatterCode(row.getString("function")))
                .set();
    }

    List<Delegation> list(@Nullable ServicePointId point, LocalDate on) {
        return db.sql(LIST)
                .param("on", on)
                .param("point", point == null ? null : point.value())
                .query(DelegationRecords::delegation)
                .list();
    }

    /// Whether it was not there already.
    boolean add(DelegationId id, Delegation.Wish wish, Access access) {
        return by(wished(db.sql(ADD), wish), access)
                        .param("delegation", id.value())
                        .update()
                == 1;
    }

    /// Whether the same was written down before, and ended since or not.
    boolean isKnown(Delegation.Wish wish, boolean anyDay) {
        return wished(db.sql(KNOWN), wish)
                .param("anyDay", anyDay)
                .query(Boolean.class)
                .single();
    }

    private static JdbcClient.StatementSpec wished(JdbcClient.StatementSpec statement, Delegation.Wish wish) {
        return statement
                .param("point", wish.point() == null ? null : wish.point().value())
                .param("unit", wish.unit() == null ? null : wish.unit().value())
                .param("function", wish.function().value())
                .param("step", wish.step().name())
                .param("since", wish.since())
                .param("until", wish.until())
                .param("basis", wish.basis());
    }

    /// Whether there is such a one.
    boolean end(DelegationId id, LocalDate until, Access access) {
        return by(db.sql(END), access)
                        .param("delegation", id.value())
                        .param("until", until)
                        .update()
                == 1;
    }

    private static JdbcClient.StatementSpec by(JdbcClient.StatementSpec statement, Access access) {
        return statement
                .param("account", access.by().value())
                .param("byUnit", access.unit().value())
                .param("byName", access.unitName());
    }

    private static SortedMap<MatterCode, Set<FunctionStep>> functions() {
        return new TreeMap<>(java.util.Comparator.comparing(MatterCode::value));
    }

    private static void take(ResultSet row, Map<MatterCode, Set<FunctionStep>> into) throws SQLException {
        into.computeIfAbsent(new MatterCode(row.getString("function")), one -> EnumSet.noneOf(FunctionStep.class))
                .add(FunctionStep.valueOf(row.getString("step")));
    }

    private static Delegation delegation(ResultSet row, int n) throws SQLException {
        var point = row.getObject("point", UUID.class);
        var unit = row.getObject("unit", UUID.class);
        return new Delegation(
                new DelegationId(row.getObject("delegation", UUID.class)),
                point == null ? null : new ServicePointId(point),
                unit == null ? null : new UnitId(unit),
                new MatterCode(row.getString("function")),
                FunctionStep.valueOf(row.getString("step")),
                row.getObject("since", LocalDate.class),
                row.getObject("until", LocalDate.class),
                row.getString("basis"),
                row.getString("by_unit_name"));
    }
}
