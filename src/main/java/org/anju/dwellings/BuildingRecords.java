package org.anju.dwellings;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.anju.places.Address;
import org.anju.places.Bounds;
import org.anju.places.Position;
import org.anju.shared.DivisionCode;
import org.anju.shared.Ids;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Buildings and where they stand.
@Repository
class BuildingRecords {

    private static final String ADD = """
            insert into dwellings.building (building, place_key, division, street, number, name)
            select o.building, o.place_key, o.division, o.street, o.number, o.name
            from unnest(:buildings::uuid[], :keys::text[], :divisions::text[], :streets::text[], :numbers::text[],
                        :names::text[]) as o(building, place_key, division, street, number, name)
            on conflict (place_key) do nothing
            """;

    private static final String BY_KEY = """
            select place_key, building
            from dwellings.building
            where place_key = any(:keys::text[])
            """;

    /// A building stands where the first of its dwellings is said to be.
    private static final String PLACE = """
            insert into dwellings.building_fact (building, longitude, latitude)
            select distinct on (o.building) o.building, o.longitude, o.latitude
            from unnest(:buildings::uuid[], :longitudes::float8[], :latitudes::float8[]) with ordinality
                as o(building, longitude, latitude, place)
            where not exists (
                select from dwellings.building_fact f where f.building = o.building and upper_inf(f.recorded))
            order by o.building, o.place
            """;

    private static final String CLOSE = """
            update dwellings.building_fact f
            set recorded = tstzrange(lower(f.recorded), greatest(lower(f.recorded), now()))
            from unnest(:buildings::uuid[], :longitudes::float8[], :latitudes::float8[])
                as o(building, longitude, latitude)
            where f.building = o.building and upper_inf(f.recorded)
              and (f.longitude, f.latitude) <> (o.longitude, o.latitude)
            """;

    private static final String FIND = """
            select b.building, b.division, b.street, b.number, b.name, f.longitude, f.latitude,
                   (select count(*) from dwellings.dwelling d
                    where d.building = b.building and upper_inf(d.recorded)) as dwellings
            from dwellings.building b
            left join dwellings.building_fact f on f.building = b.building and upper_inf(f.recorded)
            where b.building = :building
            """;

    private static final String AMONG = """
            select b.building, b.division, b.street, b.number, b.name, f.longitude, f.latitude,
                   (select count(*) from dwellings.dwelling d
                    where d.building = b.building and upper_inf(d.recorded)) as dwellings
            from dwellings.building b
            left join dwellings.building_fact f on f.building = b.building and upper_inf(f.recorded)
            where b.building = any(:buildings::uuid[])
            order by b.division, b.street, b.building
            """;

    private static final String IN_DIVISION = """
            select b.building, b.division, b.street, b.number, b.name, f.longitude, f.latitude,
                   (select count(*) from dwellings.dwelling d
                    where d.building = b.building and upper_inf(d.recorded)) as dwellings
            from dwellings.building b
            left join dwellings.building_fact f on f.building = b.building and upper_inf(f.recorded)
            where b.division >= :first and b.division < :last
              and (:after::uuid is null or (b.division, b.street, b.building) > (
                  select a.division, a.street, a.building from dwellings.building a where a.building = :after::uuid))
            order by b.division, b.street, b.building
            limit 200
            """;

    private static final String NEAR = """
            select b.building, b.division, b.street, b.number, b.name, f.longitude, f.latitude,
                   (select count(*) from dwellings.dwelling d
                    where d.building = b.building and upper_inf(d.recorded)) as dwellings
            from dwellings.building_fact f
            join dwellings.building b on b.building = f.building
            where point(f.longitude, f.latitude) <@ box(point(:west, :south), point(:east, :north))
              and upper_inf(f.recorded)
            limit 2000
            """;

    private final JdbcClient db;

    BuildingRecords(JdbcClient db) {
        this.db = db;
    }

    /// A building and where a row says that it stands.
    record Placing(BuildingId building, Position position) {}

    /// The buildings of the addresses, made where they are new.
    ///
    /// @return by the key of the building
    Map<String, BuildingId> of(Collection<Address> addresses) {
        db.sql(ADD)
                .param("buildings", column(addresses, address -> Ids.next().toString()))
                .param("keys", column(addresses, Address::buildingKey))
                .param(
                        "divisions",
                        column(addresses, address -> address.division().value()))
                .param("streets", column(addresses, Address::street))
                .param("numbers", column(addresses, Address::number))
                .param("names", column(addresses, address -> address.compound() + address.building()))
                .update();
        var buildings = new HashMap<String, BuildingId>();
        db.sql(BY_KEY).param("keys", column(addresses, Address::buildingKey)).query(row -> {
            buildings.put(row.getString("place_key"), new BuildingId(row.getObject("building", UUID.class)));
        });
        return buildings;
    }

    void place(List<Placing> placings) {
        run(PLACE, placings);
    }

    /// Believes from now on that buildings stand elsewhere.
    void move(List<Placing> placings) {
        run(CLOSE, placings);
        run(PLACE, placings);
    }

    private void run(String sql, List<Placing> placings) {
        db.sql(sql)
                .param(
                        "buildings",
                        column(placings, one -> one.building().value().toString()))
                .param(
                        "longitudes",
                        column(placings, one -> Double.toString(one.position().longitude())))
                .param(
                        "latitudes",
                        column(placings, one -> Double.toString(one.position().latitude())))
                .update();
    }

    Optional<Building> find(BuildingId id) {
        return db.sql(FIND)
                .param("building", id.value())
                .query(BuildingRecords::building)
                .optional();
    }

    List<Building> in(DivisionCode division, @Nullable BuildingId after) {
        return db.sql(IN_DIVISION)
                .param("first", division.prefix())
                .param("last", division.prefix() + ":")
                .param("after", after == null ? null : after.value().toString())
                .query(BuildingRecords::building)
                .list();
    }

    List<Building> among(Collection<BuildingId> buildings) {
        return db.sql(AMONG)
                .param("buildings", column(buildings, id -> id.value().toString()))
                .query(BuildingRecords::building)
                .list();
    }

    List<Building> near(Bounds bounds) {
        return db.sql(NEAR)
                .param("west", bounds.southWest().longitude())
                .param("south", bounds.southWest().latitude())
                .param("east", bounds.northEast().longitude())
                .param("north", bounds.northEast().latitude())
                .query(BuildingRecords::building)
                .list();
    }

    private static Building building(ResultSet row, int n) throws SQLException {
        var longitude = row.getObject("longitude", Double.class);
        var latitude = row.getObject("latitude", Double.class);
        return new Building(
                new BuildingId(row.getObject("building", UUID.class)),
                new DivisionCode(row.getString("division")),
                row.getString("street"),
                row.getString("number"),
                row.getString("name"),
                longitude == null || latitude == null ? null : new Position(longitude, latitude),
                row.getInt("dwellings"));
    }

    private static <T> String[] column(Collection<T> of, Function<T, String> value) {
        return of.stream().map(value).toArray(String[]::new);
    }
}
