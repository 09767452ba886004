package org.anju.fieldwork;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.anju.dwellings.BuildingId;
import org.anju.dwellings.DwellingId;
import org.anju.shared.Channel;
import org.anju.shared.DivisionCode;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Ages of dwellings, summed up. Reads `fieldwork.door`, which names nobody.
@Repository
class FreshnessRecords {

    /// For divisions, buildings and areas alike: what is not asked for is empty. The doors are first counted
    /// in the order of an index, without looking at the rows and without sorting; what follows is a few
    /// hundred days for each part. The row without a name is the whole.
    private static final String AGES = """
            with counted as (
                select d.division as part, d.area, d.confirmed_on, count(*) as doors
                from fieldwork.door d
                where d.division >= :first and d.division < :last and not d.gone
                group by d.division, d.area, d.confirmed_on
                union all
                select d.building::text, d.area, d.confirmed_on, count(*)
                from fieldwork.door d
                where d.building = any (:buildings::uuid[]) and not d.gone
                group by d.building, d.area, d.confirmed_on
                union all
                select d.area::text, d.area, d.confirmed_on, count(*)
                from fieldwork.door d
                where d.area = any (:areas::uuid[]) and not d.gone
                group by d.area, d.confirmed_on
            ), gathered as (
                select left(c.part, :digits::int) as part, coalesce(a.within_days, 90) as target, c.confirmed_on,
                       sum(c.doors) as doors
                from counted c
                left join fieldwork.area a on a.area = c.area
                group by 1, 2, 3
            ), parted as (
                select part, target, confirmed_on, doors from gathered
                union all
                select '', target, confirmed_on, doors from gathered
            ), aged as (
                select part, doors, target,
                       case when confirmed_on > :today::date then 0 else :today::date - confirmed_on end as age
                from parted
            ), ranked as (
                select part, doors, target, age,
                       sum(doors) over (partition by part order by age nulls last rows unbounded preceding) as upto,
                       sum(doors) over (partition by part) as all_doors
                from aged
            )
            select part, sum(doors) as doors,
                   coalesce(sum(doors) filter (where age <= 30), 0) as within_30,
                   coalesce(sum(doors) filter (where age between 31 and 90), 0) as within_90,
                   coalesce(sum(doors) filter (where age > 90), 0) as older,
                   coalesce(sum(doors) filter (where age is null), 0) as never,
                   min(age) filter (where upto * 2 >= all_doors) as median,
                   coalesce(sum(doors) filter (where age <= target), 0) as within_target
            from ranked
            group by part
            order by part
            """;

    private static final String BOUNDS = """
            select (select division from fieldwork.door where not gone order by division limit 1) as first,
                   (select division from fieldwork.door where not gone order by division desc limit 1) as last
            """;

    private static final String CONFIRMATIONS = """
            select d.dwelling, d.confirmed_on, d.confirmed_by, coalesce(a.within_days, 90) as within_days
            from fieldwork.door d
            left join fieldwork.area a on a.area = d.area
            where d.building = :building and not d.gone
            """;

    /// The whole among the parts.
    static final String WHOLE = "";

    private static final int ANY_LENGTH = 36;

    private final JdbcClient db;

    FreshnessRecords(JdbcClient db) {
        this.db = db;
    }

    /// Ages in a division by the beginnings of codes of so many digits.
    ///
    /// @param prefix the beginning of the codes of the division; empty for everywhere
    Map<String, Ages> inDivision(String prefix, int digits, LocalDate today) {
        // A colon comes after the digits.
        return ages(prefix, prefix + ":", digits, List.of(), List.of(), today);
    }

    Map<String, Ages> ofBuildings(Collection<BuildingId> buildings, LocalDate today) {
        return ages(
                "", "", ANY_LENGTH, buildings.stream().map(BuildingId::value).toList(), List.of(), today);
    }

    Map<String, Ages> ofAreas(Collection<AreaId> areas, LocalDate today) {
        return ages(
                "", "", ANY_LENGTH, List.of(), areas.stream().map(AreaId::value).toList(), today);
    }

    private Map<String, Ages> ages(
            String first,
            String last,
            int digits,
            Collection<UUID> buildings,
            Collection<UUID> areas,
            LocalDate today) {
        var ages = new LinkedHashMap<String, Ages>();
        db.sql(AGES)
                .param("first", first)
                .param("last", last)
                .param("buildings", buildings.toArray(UUID[]::new))
                .param("areas", areas.toArray(UUID[]::new))
                .param("digits", digits)
                .param("today", today)
                .query(row -> {
                    ages.put(row.getString("part"), ages(row));
                });
        return ages;
    }

    /// The first and the last division that has a dwelling; empty where there is none.
    Optional<Bounds> bounds() {
        return db.sql(BOUNDS).query((row, n) -> bounds(row)).single();
    }

    record Bounds(DivisionCode first, DivisionCode last) {}

    List<Confirmation> confirmations(BuildingId building) {
        return db.sql(CONFIRMATIONS)
                .param("building", building.value())
                .query((row, n) -> new Confirmation(
                        new DwellingId(row.getObject("dwelling", UUID.class)),
                        row.getObject("confirmed_on", LocalDate.class),
                        channel(row.getString("confirmed_by")),
                        row.getInt("within_days")))
                .list();
    }

    private static @Nullable Channel channel(@Nullable String name) {
        return name == null ? null : Channel.valueOf(name);
    }

    private static Optional<Bounds> bounds(ResultSet row) throws SQLException {
        return row.getString("first") == null
                ? Optional.empty()
                : Optional.of(
                        new Bounds(new DivisionCode(row.getString("first")), new DivisionCode(row.getString("last"))));
    }

    private static Ages ages(ResultSet row) throws SQLException {
        return new Ages(
                row.getInt("doors"),
                row.getInt("within_30"),
                row.getInt("within_90"),
                row.getInt("older"),
                row.getInt("never"),
                row.getObject("median", Integer.class),
                row.getInt("within_target"));
    }
}
