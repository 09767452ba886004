package org.anju.places;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.anju.shared.DivisionCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Standard addresses, and the search for them by what a text states.
@Repository
class AddressRecords {

    private static final String ADD = """
            insert into places.address
                (address, place_key, division, street, number, compound, building, unit, room, written)
            select o.address, o.place_key, o.division, o.street, o.number, o.compound, o.building, o.unit, o.room, o.written
            from unnest(:addresses::uuid[], :keys::text[], :divisions::text[], :streets::text[], :numbers::text[],
                        :compounds::text[], :buildings::text[], :units::text[], :rooms::text[], :writtens::text[])
                as o(address, place_key, division, street, number, compound, building, unit, room, written)
            on conflict (place_key) do nothing
            returning address
            """;

    private static final String NAME = """
            insert into places.address_name (name, number, room, address)
            select o.name, o.number, o.room, o.address
            from unnest(:names::text[], :numbers::text[], :rooms::text[], :addresses::uuid[])
                as o(name, number, room, address)
            on conflict do nothing
            """;

    private static final String BY_KEY = """
            select address, place_key, division, street, number, compound, building, unit, room, written
            from places.address
            where place_key = any(:keys::text[])
            """;

    private static final String BY_ID = """
            select address, place_key, division, street, number, compound, building, unit, room, written
            from places.address
            where address = any(:addresses::uuid[])
            """;

    /// Every address that a reading can mean, at most 21 for each. An unstated part matches anything, a stated
    /// one itself alone; an address known only to the street-level division may lie in any of its communities.
    private static final String MATCH = """
            with reading as (
                select *
                from unnest(:items::int[], :withins::text[], :streets::text[], :numbers::text[], :compounds::text[],
                            :looses::boolean[], :buildings::text[], :units::text[], :rooms::text[], :formers::boolean[])
                    as r(item, within, street, number, compound, loose, building, unit, room, former)
            )
            select r.item, r.room as stated_room, r.former, a.address, a.place_key, a.division, a.street, a.number, a.compound,
                   a.building, a.unit, a.room, a.written
            from reading r
            cross join lateral (
                select a.*
                from (
                    select n.address
                    from places.address_name n
                    where r.number <> '' and r.room <> ''
                      and n.name = r.street and n.number = r.number and n.room = r.room
                    union all
                    select n.address
                    from places.address_name n
                    where r.number <> '' and r.room = '' and n.name = r.street and n.number = r.number
                    union all
                    select n.address
                    from places.address_name n
                    where r.number = '' and r.room <> '' and n.name = r.street and n.room = r.room
                    union all
                    select n.address
                    from places.address_name n
                    where r.number = '' and r.room = '' and n.name = r.street
                ) n
                join places.address a on a.address = n.address
                where (r.building = '' or a.building = r.building)
                  and (r.unit = '' or a.unit = r.unit)
                  and (r.compound = '' or a.compound = r.compound or (r.loose and a.compound = ''))
                  and (r.within = '' or exists (
                      select from unnest(string_to_array(r.within, ',')) as w(prefix)
                      where starts_with(a.division, w.prefix)
                         or (right(a.division, 3) = '000' and left(w.prefix, 9) = left(a.division, 9))))
                limit 21
            ) a
            """;

    /// How far the readings that match nothing come: to a house, to a street, or not even there.
    private static final String REACH = """
            with reading as (
                select *
                from unnest(:items::int[], :withins::text[], :streets::text[], :numbers::text[])
                    as r(item, within, street, number)
            )
            select r.item, bool_or(reach.house) as house, bool_or(reach.street) as street
            from reading r
            cross join lateral (
                select exists (
                           select from places.address_name n
                           join places.address a on a.address = n.address
                           where n.name = r.street and n.number = r.number
                             and (r.within = '' or exists (
                                 select from unnest(string_to_array(r.within, ',')) as w(prefix)
                                 where starts_with(a.division, w.prefix) or left(w.prefix, 9) = left(a.division, 9)))
                       ) as house,
                       exists (
                           select from places.street s
                           where s.name = r.street
                             and (r.within = '' or exists (
                                 select from unnest(string_to_array(r.within, ',')) as w(prefix)
                                 where starts_with(s.division, w.prefix) or left(w.prefix, 9) = left(s.division, 9)))
                       ) as street
            ) reach
            group by r.item
            """;

    private final JdbcClient db;

    AddressRecords(JdbcClient db) {
        this.db = db;
    }

    /// A reading of one text of a batch.
    record Stated(int item, AddressReading reading) {}

    /// An address that a reading of a text can mean.
    ///
    /// @param roomStated whether that reading states a room
    /// @param former whether that reading leans on the name of a division that is no longer in force
    record Match(int item, boolean roomStated, boolean former, Address address) {}

    /// How far a text came.
    record Reach(int item, boolean house, boolean street) {}

    /// A further name under which an address may be sought.
    record Name(String name, Address address) {}

    /// Adds the addresses whose place is not there yet.
    ///
    /// @return the ids of those that are new
    Collection<AddressId> add(List<Address> addresses) {
        return new HashSet<>(db.sql(ADD)
                .param(
                        "addresses",
                        column(addresses, address -> address.id().value().toString()))
                .param("keys", column(addresses, AddressRecords::key))
                .param(
                        "divisions",
                        column(addresses, address -> address.division().value()))
                .param("streets", column(addresses, Address::street))
                .param("numbers", column(addresses, Address::number))
                .param("compounds", column(addresses, Address::compound))
                .param("buildings", column(addresses, Address::building))
                .param("units", column(addresses, Address::unit))
                .param("rooms", column(addresses, Address::room))
                .param("writtens", column(addresses, Address::text))
                .query((row, n) -> new AddressId(row.getObject("address", UUID.class)))
                .list());
    }

    void name(List<Name> names) {
        db.sql(NAME)
                .param("names", column(names, Name::name))
                .param("numbers", column(names, name -> name.address().number()))
                .param("rooms", column(names, name -> name.address().room()))
                .param(
                        "addresses",
                        column(names, name -> name.address().id().value().toString()))
                .update();
    }

    List<Address> byKey(List<String> keys) {
        return db.sql(BY_KEY)
                .param("keys", keys.toArray(String[]::new))
                .query((row, n) -> address(row))
                .list();
    }

    List<Address> byId(Collection<AddressId> ids) {
        return db.sql(BY_ID)
                .param(
                        "addresses",
                        ids.stream().map(id -> id.value().toString()).toArray(String[]::new))
                .query((row, n) -> address(row))
                .list();
    }

    List<Match> match(List<Stated> readings) {
        return db.sql(MATCH)
                .param("items", column(readings, stated -> Integer.toString(stated.item())))
                .param("withins", column(readings, AddressRecords::within))
                .param(
                        "streets",
                        column(
                                readings,
                                stated -> AddressText.streetKey(stated.reading().street())))
                .param(
                        "numbers",
                        column(readings, stated -> stated.reading().door().number()))
                .param(
                        "compounds",
                        column(readings, stated -> stated.reading().door().compound()))
                .param("looses", column(readings, AddressRecords::loose))
                .param(
                        "buildings",
                        column(readings, stated -> stated.reading().door().building()))
                .param(
                        "units",
                        column(readings, stated -> stated.reading().door().unit()))
                .param(
                        "rooms",
                        column(readings, stated -> stated.reading().door().room()))
                .param(
                        "formers",
                        column(
                                readings,
                                stated -> Boolean.toString(stated.reading().former())))
                .query((row, n) -> new Match(
                        row.getInt("item"),
                        !row.getString("stated_room").isEmpty(),
                        row.getBoolean("former"),
                        address(row)))
                .list();
    }

    List<Reach> reach(List<Stated> readings) {
        return db.sql(REACH)
                .param("items", column(readings, stated -> Integer.toString(stated.item())))
                .param("withins", column(readings, AddressRecords::within))
                .param("streets", column(readings, stated -> stated.reading().street()))
                .param(
                        "numbers",
                        column(readings, stated -> stated.reading().door().number()))
                .query((row, n) -> new Reach(row.getInt("item"), row.getBoolean("house"), row.getBoolean("street")))
                .list();
    }

    /// The canonical form of a place: equal for two texts exactly where they name one place.
    static String key(Address address) {
        return address.buildingKey() + "|" + address.unit() + "|" + address.room();
    }

    static String buildingKey(DivisionCode division, String street, String number, String compound, String building) {
        return String.join(
                "|",
                division.at(DivisionCode.Level.STREET).value().substring(0, 9),
                AddressText.streetKey(street),
                number,
                compound,
                building);
    }

    private static String within(Stated stated) {
        return stated.reading().within().stream().map(DivisionCode::prefix).collect(Collectors.joining(","));
    }

    private static String loose(Stated stated) {
        return Boolean.toString(
                AddressText.isCompoundName(stated.reading().door().compound()));
    }

    private static Address address(ResultSet row) throws SQLException {
        var division = new DivisionCode(row.getString("division"));
        return new Address(
                new AddressId(row.getObject("address", UUID.class)),
                row.getString("written"),
                division,
                row.getString("street"),
                row.getString("number"),
                row.getString("compound"),
                row.getString("building"),
                row.getString("unit"),
                row.getString("room"),
                buildingKey(
                        division,
                        row.getString("street"),
                        row.getString("number"),
                        row.getString("compound"),
                        row.getString("building")));
    }

    private static <T> String[] column(List<T> of, Function<T, String> value) {
        var column = new ArrayList<String>(of.size());
        of.forEach(one -> column.add(value.apply(one)));
        return column.toArray(String[]::new);
    }
}
