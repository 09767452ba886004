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
import org.anju.dwellings.Addressed;
import org.anju.dwellings.BuildingId;
import org.anju.dwellings.DwellingId;
import org.anju.residents.Confirmed;
import org.anju.shared.Channel;
import org.anju.shared.DivisionCode;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The doors, in sets. A row that would stay as it is is not written: phones are sent what was.
@Repository
class DoorRecords {

    private static final String PLACE = """
            insert into fieldwork.door as d (dwelling, building, division, area, walk, confirmed_on, confirmed_by)
            select dwelling, building, division, :area::uuid, walk, confirmed_on, confirmed_by
            from unnest(:dwellings::uuid[], :buildings::uuid[], :divisions::text[], :walks::int[], :days::date[], :channels::text[])
                 as p (dwelling, building, division, walk, confirmed_on, confirmed_by)
            order by dwelling
            on conflict (dwelling) do update
                set building = excluded.building, division = excluded.division, area = excluded.area, walk = excluded.walk,
                    confirmed_on = case when excluded.confirmed_on > coalesce(d.confirmed_on, '-infinity')
                                        then excluded.confirmed_on else d.confirmed_on end,
                    confirmed_by = case when excluded.confirmed_on > coalesce(d.confirmed_on, '-infinity')
                                        then excluded.confirmed_by else d.confirmed_by end,
                    gone = false, written = pg_current_xact_id()
                where d.gone or excluded.confirmed_on > coalesce(d.confirmed_on, '-infinity')
                   or (d.building, d.division, d.area, d.walk)
                      is distinct from (excluded.building, excluded.division, excluded.area, excluded.walk)
            """;

    private static final String DROP = """
            update fieldwork.door
            set area = null, gone = not dwelling = any (:there::uuid[]), written = pg_current_xact_id()
            where area = :area and not gone and not dwelling = any (:kept::uuid[])
            """;

    private static final String OF_AREA = """
            select dwelling, building, division, area, walk, confirmed_on, confirmed_by, visited_on, outcome, asked_on, asked_for,
                   gone
            from fieldwork.door
            where area = any (:areas::uuid[]) and not gone
            order by walk, dwelling
            """;

    private static final String DWELLINGS_OF = "select dwelling from fieldwork.door where area = :area and not gone";

    private static final String COUNT = "select count(*) from fieldwork.door where area = :area and not gone";

    private static final String LEAVE = """
            update fieldwork.door
            set area = null, written = pg_current_xact_id()
            where area = :area
            """;

    private static final String AMONG = """
            select dwelling, building, division, area, walk, confirmed_on, confirmed_by, visited_on, outcome, asked_on, asked_for,
                   gone
            from fieldwork.door
            where dwelling = any (:dwellings::uuid[])
            """;

    /// In one order, so that two who visit the same doors wait for each other and not both.
    private static final String LOCK = """
            select dwelling, building, division, area, walk, confirmed_on, confirmed_by, visited_on, outcome, asked_on, asked_for,
                   gone
            from fieldwork.door
            where dwelling = any (:dwellings::uuid[])
            order by dwelling
            for update
            """;

    private static final String WRITTEN = """
            select dwelling
            from fieldwork.door
            where area = any (:areas::uuid[]) and not gone and not pg_visible_in_snapshot(written, :seen::pg_snapshot)
            """;

    private static final String GONE_SINCE = """
            select dwelling
            from fieldwork.door
            where gone and starts_with(division, :division) and not pg_visible_in_snapshot(written, :seen::pg_snapshot)
            """;

    private static final String VISITED = """
            update fieldwork.door d
            set visited_on = greatest(d.visited_on, v.day),
                outcome = case when d.visited_on > v.day then d.outcome else v.outcome end,
                confirmed_on = case when v.confirms then greatest(d.confirmed_on, v.day) else d.confirmed_on end,
                confirmed_by = case when v.confirms and v.day >= coalesce(d.confirmed_on, '-infinity')
                                    then 'COLLECTOR' else d.confirmed_by end,
                asked_on = case when v.confirms then null else d.asked_on end,
                asked_for = case when v.confirms then null else d.asked_for end,
                written = pg_current_xact_id()
            from unnest(:dwellings::uuid[], :days::date[], :outcomes::text[], :confirms::boolean[])
                 as v (dwelling, day, outcome, confirms)
            where d.dwelling = v.dwelling
            """;

    private static final String RECALL = """
            update fieldwork.door d
            set confirmed_on = r.day, confirmed_by = :channel, written = pg_current_xact_id()
            from unnest(:dwellings::uuid[], :days::date[]) as r (dwelling, day)
            where d.dwelling = r.dwelling and r.day > coalesce(d.confirmed_on, '-infinity')
            """;

    private static final String ASK = """
            update fieldwork.door
            set asked_on = :day, asked_for = :reason, written = pg_current_xact_id()
            where dwelling = :dwelling and not gone
            """;

    private final JdbcClient db;

    DoorRecords(JdbcClient db) {
        this.db = db;
    }

    /// Puts doors on an area's round.
    ///
    /// @param doors in the order of the walk
    void place(AreaId area, List<Addressed> doors, Map<DwellingId, Confirmed> confirmations) {
        db.sql(PLACE)
                .param("area", area.value())
                .param("dwellings", uuids(doors, one -> one.id().value()))
                .param("buildings", uuids(doors, one -> one.building().value()))
                .param("divisions", texts(doors, one -> one.division().value()))
                .param("walks", walks(doors.size()))
                .param("days", texts(doors, one -> {
                    var confirmed = confirmations.get(one.id());
                    return confirmed == null ? null : confirmed.on().toString();
                }))
                .param("channels", texts(doors, one -> {
                    var confirmed = confirmations.get(one.id());
                    return confirmed == null ? null : confirmed.by().name();
                }))
                .update();
    }

    private static Integer[] walks(int count) {
        var walks = new Integer[count];
        for (int i = 0; i < count; i++) {
            walks[i] = i + 1;
        }
        return walks;
    }

    /// Takes those off an area's round that are not kept.
    ///
    /// @param there those that are dwellings still
    void drop(AreaId area, Collection<DwellingId> kept, Collection<DwellingId> there) {
        db.sql(DROP)
                .param("area", area.value())
                .param("kept", uuids(kept, DwellingId::value))
                .param("there", uuids(there, DwellingId::value))
                .update();
    }

    List<DwellingId> of(AreaId area) {
        return db.sql(DWELLINGS_OF)
                .param("area", area.value())
                .query((row, n) -> new DwellingId(row.getObject("dwelling", UUID.class)))
                .list();
    }

    /// In the order of the walk.
    List<Door> of(Collection<AreaId> areas) {
        return db.sql(OF_AREA)
                .param("areas", uuids(areas, AreaId::value))
                .query(DoorRecords::door)
                .list();
    }

    int count(AreaId area) {
        return db.sql(COUNT).param("area", area.value()).query(Integer.class).single();
    }

    void leave(AreaId area) {
        db.sql(LEAVE).param("area", area.value()).update();
    }

    List<Door> among(Collection<DwellingId> dwellings) {
        return db.sql(AMONG)
                .param("dwellings", uuids(dwellings, DwellingId::value))
                .query(DoorRecords::door)
                .list();
    }

    /// These doors, for the caller's transaction alone.
    Map<DwellingId, Door> lock(Collection<DwellingId> dwellings) {
        var doors = new HashMap<DwellingId, Door>();
        db.sql(LOCK)
                .param("dwellings", uuids(dwellings, DwellingId::value))
                .query(DoorRecords::door)
                .list()
                .forEach(door -> doors.put(door.dwelling(), door));
        return doors;
    }

    /// The doors of these areas that were written by transactions which a snapshot had not seen.
    List<DwellingId> written(Collection<AreaId> areas, String seen) {
        return db.sql(WRITTEN)
                .param("areas", uuids(areas, AreaId::value))
                .param("seen", seen)
                .query((row, n) -> new DwellingId(row.getObject("dwelling", UUID.class)))
                .list();
    }

    /// Doors of a division that have gone since.
    List<DwellingId> goneSince(DivisionCode division, String seen) {
        return db.sql(GONE_SINCE)
                .param("division", division.prefix())
                .param("seen", seen)
                .query((row, n) -> new DwellingId(row.getObject("dwelling", UUID.class)))
                .list();
    }

    /// That somebody was at a door.
    ///
    /// @param confirms whether the dwelling is confirmed by it
    record Visited(DwellingId dwelling, LocalDate day, Outcome outcome, boolean confirms) {}

    void visited(List<Visited> visited) {
        db.sql(VISITED)
                .param("dwellings", uuids(visited, one -> one.dwelling().value()))
                .param("days", texts(visited, one -> one.day().toString()))
                .param("outcomes", texts(visited, one -> one.outcome().name()))
                .param("confirms", visited.stream().map(Visited::confirms).toArray(Boolean[]::new))
                .update();
    }

    void recall(Map<DwellingId, LocalDate> days, Channel channel) {
        var entries = List.copyOf(days.entrySet());
        db.sql(RECALL)
                .param("dwellings", uuids(entries, one -> one.getKey().value()))
                .param("days", texts(entries, one -> one.getValue().toString()))
                .param("channel", channel.name())
                .update();
    }

    /// False where there is no such door.
    boolean ask(DwellingId dwelling, AskReason reason, LocalDate day) {
        return db.sql(ASK)
                        .param("dwelling", dwelling.value())
                        .param("reason", reason.name())
                        .param("day", day)
                        .update()
                == 1;
    }

    private static Door door(ResultSet row, int n) throws SQLException {
        var area = row.getObject("area", UUID.class);
        var confirmedBy = row.getString("confirmed_by");
        var outcome = row.getString("outcome");
        var askedFor = row.getString("asked_for");
        return new Door(
                new DwellingId(row.getObject("dwelling", UUID.class)),
                new BuildingId(row.getObject("building", UUID.class)),
                new DivisionCode(row.getString("division")),
                area == null ? null : new AreaId(area),
                row.getInt("walk"),
                row.getObject("confirmed_on", LocalDate.class),
                confirmedBy == null ? null : Channel.valueOf(confirmedBy),
                row.getObject("visited_on", LocalDate.class),
                outcome == null ? null : Outcome.valueOf(outcome),
                row.getObject("asked_on", LocalDate.class),
                askedFor == null ? null : AskReason.valueOf(askedFor),
                row.getBoolean("gone"));
    }

    private static <T> UUID[] uuids(Collection<T> of, Function<T, UUID> key) {
        return of.stream().map(key).toArray(UUID[]::new);
    }

    private static <T> @Nullable String[] texts(Collection<T> of, Function<T, @Nullable String> text) {
        var texts = new java.util.ArrayList<@Nullable String>(of.size());
        of.forEach(one -> texts.add(text.apply(one)));
        return texts.toArray(new String[0]);
    }
}
