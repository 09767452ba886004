package org.anju.fieldwork;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.anju.dwellings.BuildingId;
import org.anju.shared.AccountId;
import org.anju.shared.DivisionCode;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Areas, their buildings, and who holds them.
@Repository
class AreaRecords {

    private static final String ADD = """
            insert into fieldwork.area (area, name, division, within_days)
            values (:area, :name, :division, :withinDays)
            """;

    private static final String CHANGE = """
            update fieldwork.area
            set name = :name, within_days = :withinDays, changed = pg_current_xact_id()
            where area = :area and ended is null
            """;

    private static final String END = """
            update fieldwork.area
            set ended = :day, changed = pg_current_xact_id()
            where area = :area and ended is null
            """;

    private static final String LOCK = "select area from fieldwork.area where area = :area for update";

    private static final String TOUCH = """
            update fieldwork.area
            set changed = pg_current_xact_id()
            where area = any (:areas::uuid[])
            """;

    private static final String FIND = """
            select area, name, division, within_days, ended
            from fieldwork.area
            where area = :area
            """;

    private static final String LIST = """
            select area, name, division, within_days, ended
            from fieldwork.area
            where ended is null and starts_with(division, :territory)
            order by division, name, area
            """;

    private static final String HELD_BY = """
            select a.area, a.name, a.division, a.within_days, a.ended
            from fieldwork.area a
            where a.ended is null
              and exists (select from fieldwork.holding h
                          where h.area = a.area and h.account = :account and h.since <= :today
                            and (h.until is null or h.until > :today))
            order by a.division, a.name, a.area
            """;

    private static final String BUILDINGS = "select building from fieldwork.area_building where area = :area";

    private static final String OTHERS_BUILDINGS = """
            select b.building
            from fieldwork.area_building b
            join fieldwork.area a on a.area = b.area and a.ended is null
            where a.division = :division and b.area <> :area
            """;

    private static final String TAKE = """
            insert into fieldwork.area_building as b (building, area)
            select building, :area::uuid from unnest(:buildings::uuid[]) as building
            on conflict (building) do update set area = excluded.area where b.area <> excluded.area
            """;

    private static final String HOLDERS_OF_BUILDINGS = """
            select distinct area from fieldwork.area_building where building = any (:buildings::uuid[])
            """;

    private static final String GIVE_BACK = """
            delete from fieldwork.area_building
            where area = :area and not building = any (:buildings::uuid[])
            """;

    private static final String HOLD = """
            insert into fieldwork.holding (area, account, since, until)
            values (:area, :account, :since, :until::date)
            on conflict (area, account, since) do update set until = excluded.until
            """;

    private static final String RELEASE = """
            update fieldwork.holding
            set until = greatest(since, :until::date)
            where area = :area and account = :account and (until is null or until > :until::date)
            """;

    private static final String HOLDINGS = """
            select area, account, since, until
            from fieldwork.holding
            where area = any (:areas::uuid[]) and (until is null or until > :today)
            order by since, account
            """;

    private static final String STALE = """
            select area
            from fieldwork.area
            where ended is null and area = any (:areas::uuid[])
              and (refreshed is null or refreshed < now() - make_interval(secs => :seconds))
            """;

    private static final String REFRESHED = "update fieldwork.area set refreshed = now() where area = :area";

    private static final String CHANGED = """
            select exists (select from fieldwork.area
                           where area = any (:areas::uuid[]) and not pg_visible_in_snapshot(changed, :seen::pg_snapshot))
            """;

    private final JdbcClient db;

    AreaRecords(JdbcClient db) {
        this.db = db;
    }

    void add(Area area) {
        db.sql(ADD)
                .param("area", area.id().value())
                .param("name", area.name())
                .param("division", area.division().value())
                .param("withinDays", area.withinDays())
                .update();
    }

    /// False where there is no such area any more.
    boolean change(AreaId area, String name, int withinDays) {
        return db.sql(CHANGE)
                        .param("area", area.value())
                        .param("name", name)
                        .param("withinDays", withinDays)
                        .update()
                == 1;
    }

    boolean end(AreaId area, LocalDate day) {
        return db.sql(END).param("area", area.value()).param("day", day).update() == 1;
    }

    void lock(AreaId area) {
        db.sql(LOCK).param("area", area.value()).query(row -> {});
    }

    /// Notes that phones have to get these areas anew.
    void touch(Collection<AreaId> areas) {
        db.sql(TOUCH).param("areas", uuids(areas)).update();
    }

    Optional<Area> find(AreaId area) {
        return db.sql(FIND).param("area", area.value()).query(AreaRecords::area).optional();
    }

    /// @param territory the beginning of a division code; empty for everywhere
    List<Area> list(String territory) {
        return db.sql(LIST)
                .param("territory", territory)
                .query(AreaRecords::area)
                .list();
    }

    List<Area> heldBy(AccountId worker, LocalDate today) {
        return db.sql(HELD_BY)
                .param("account", worker.value())
                .param("today", today)
                .query(AreaRecords::area)
                .list();
    }

    Set<BuildingId> buildings(AreaId area) {
        return new HashSet<>(db.sql(BUILDINGS)
                .param("area", area.value())
                .query((row, n) -> new BuildingId(row.getObject("building", UUID.class)))
                .list());
    }

    Set<BuildingId> othersBuildings(Area area) {
        return new HashSet<>(db.sql(OTHERS_BUILDINGS)
                .param("area", area.id().value())
                .param("division", area.division().value())
                .query((row, n) -> new BuildingId(row.getObject("building", UUID.class)))
                .list());
    }

    List<AreaId> havingSome(Collection<BuildingId> buildings) {
        return db.sql(HOLDERS_OF_BUILDINGS)
                .param("buildings", buildings.stream().map(BuildingId::value).toArray(UUID[]::new))
                .query((row, n) -> new AreaId(row.getObject("area", UUID.class)))
                .list();
    }

    /// Gives an area exactly these buildings; another that had one of them has it no more.
    void assign(AreaId area, Collection<BuildingId> buildings) {
        var keys = buildings.stream().map(BuildingId::value).toArray(UUID[]::new);
        db.sql(GIVE_BACK).param("area", area.value()).param("buildings", keys).update();
        db.sql(TAKE).param("area", area.value()).param("buildings", keys).update();
    }

    void hold(Holding holding) {
        db.sql(HOLD)
                .param("area", holding.area().value())
                .param("account", holding.worker().value())
                .param("since", holding.since())
                .param("until", holding.until())
                .update();
    }

    void release(AreaId area, AccountId worker, LocalDate until) {
        db.sql(RELEASE)
                .param("area", area.value())
                .param("account", worker.value())
                .param("until", until)
                .update();
    }

    /// Those that go on or are to begin.
    List<Holding> holdings(Collection<AreaId> areas, LocalDate today) {
        return db.sql(HOLDINGS)
                .param("areas", uuids(areas))
                .param("today", today)
                .query((row, n) -> new Holding(
                        new AreaId(row.getObject("area", UUID.class)),
                        new AccountId(row.getObject("account", UUID.class)),
                        row.getObject("since", LocalDate.class),
                        row.getObject("until", LocalDate.class)))
                .list();
    }

    /// Those of these areas whose doors were last refreshed longer ago.
    List<AreaId> stale(Collection<AreaId> areas, Duration after) {
        return db.sql(STALE)
                .param("areas", uuids(areas))
                .param("seconds", after.toSeconds())
                .query((row, n) -> new AreaId(row.getObject("area", UUID.class)))
                .list();
    }

    void refreshed(AreaId area) {
        db.sql(REFRESHED).param("area", area.value()).update();
    }

    /// Whether one of these areas was changed by a transaction that a snapshot did not see.
    boolean changed(Collection<AreaId> areas, String seen) {
        return db.sql(CHANGED)
                .param("areas", uuids(areas))
                .param("seen", seen)
                .query(Boolean.class)
                .single();
    }

    private static Area area(ResultSet row, int n) throws SQLException {
        @Nullable LocalDate ended = row.getObject("ended", LocalDate.class);
        return new Area(
                new AreaId(row.getObject("area", UUID.class)),
                row.getString("name"),
                new DivisionCode(row.getString("division")),
                row.getInt("within_days"),
                ended);
    }

    private static UUID[] uuids(Collection<AreaId> areas) {
        return areas.stream().map(AreaId::value).toArray(UUID[]::new);
    }
}
