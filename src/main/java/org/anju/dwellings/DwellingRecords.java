package org.anju.dwellings;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.anju.places.AddressId;
import org.anju.places.Position;
import org.anju.shared.AsOf;
import org.anju.shared.DivisionCode;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Dwellings as believed, and who has a code or an address.
@Repository
class DwellingRecords {

    private static final String BY_CODE = """
            select d.dwelling, d.address, d.building, d.division, d.code, d.use, d.door_plate, d.longitude, d.latitude
            from dwellings.dwelling_claim c
            join dwellings.dwelling d on d.dwelling = c.dwelling
            where c.code = any(:codes::text[]) and upper_inf(d.recorded)
              and d.valid @> (now() at time zone 'Asia/Shanghai')::date
            """;

    private static final String BY_ADDRESS = """
            select dwelling, address, building, division, code, use, door_plate, longitude, latitude
            from dwellings.dwelling
            where address = any(:addresses::uuid[]) and upper_inf(recorded)
              and valid @> (now() at time zone 'Asia/Shanghai')::date
            """;

    private static final String CURRENT = """
            select dwelling, address, building, division, code, use, door_plate, longitude, latitude
            from dwellings.dwelling
            where dwelling = :dwelling and upper_inf(recorded)
              and valid @> (now() at time zone 'Asia/Shanghai')::date
            """;

    private static final String AS_OF = """
            select dwelling, address, building, division, code, use, door_plate, longitude, latitude
            from dwellings.dwelling
            where dwelling = :dwelling and valid @> :valid_on::date and recorded @> :known_at::timestamptz
            """;

    private static final String BY_PLATE = """
            select dwelling, address, building, division, code, use, door_plate, longitude, latitude
            from dwellings.dwelling
            where door_plate = :plate and upper_inf(recorded)
              and valid @> (now() at time zone 'Asia/Shanghai')::date
            """;

    private static final String PLATED = """
            select door_plate, code
            from dwellings.dwelling
            where door_plate = any(:plates::text[])
            """;

    private static final String IN_DIVISION = """
            select dwelling, address, building, division, code, use, door_plate, longitude, latitude
            from dwellings.dwelling
            where division >= :first and division < :last and upper_inf(recorded)
              and valid @> (now() at time zone 'Asia/Shanghai')::date
              and (:after::uuid is null or (division, dwelling) > (
                  select a.division, a.dwelling
                  from dwellings.dwelling a
                  where a.dwelling = :after::uuid and upper_inf(a.recorded)
                    and a.valid @> (now() at time zone 'Asia/Shanghai')::date))
            order by division, dwelling
            limit :limit
            """;

    private static final String IN_BUILDING = """
            select dwelling, address, building, division, code, use, door_plate, longitude, latitude
            from dwellings.dwelling
            where building = :building and upper_inf(recorded)
              and valid @> (now() at time zone 'Asia/Shanghai')::date
            order by dwelling
            limit 1000
            """;

    private static final String DOORS_OF_DIVISION = """
            select dwelling, address, building, division, code, use, door_plate, longitude, latitude, lower(recorded) as since
            from dwellings.dwelling
            where division >= :first and division < :last and upper_inf(recorded)
              and valid @> (now() at time zone 'Asia/Shanghai')::date
            """;

    private static final String DOORS_OF_BUILDINGS = """
            select dwelling, address, building, division, code, use, door_plate, longitude, latitude, lower(recorded) as since
            from dwellings.dwelling
            where building = any(:buildings::uuid[]) and upper_inf(recorded)
              and valid @> (now() at time zone 'Asia/Shanghai')::date
            """;

    private static final String DOORS = """
            select dwelling, address, building, division, code, use, door_plate, longitude, latitude, lower(recorded) as since
            from dwellings.dwelling
            where dwelling = any(:dwellings::uuid[]) and upper_inf(recorded)
              and valid @> (now() at time zone 'Asia/Shanghai')::date
            """;

    private static final String HISTORY = """
            select dwelling, address, building, division, code, use, door_plate, longitude, latitude,
                   lower(valid) as valid_from, upper(valid) as valid_until, lower(recorded) as recorded_at,
                   upper(recorded) as superseded_at
            from dwellings.dwelling
            where dwelling = :dwelling and not isempty(recorded)
            order by lower(recorded) desc, lower(valid) desc
            """;

    private static final String CLAIM_ADDRESSES = """
            insert into dwellings.address_claim (address, dwelling, code)
            select o.address, o.dwelling, o.code
            from unnest(:addresses::uuid[], :dwellings::uuid[], :codes::text[]) with ordinality
                as o(address, dwelling, code, place)
            order by o.place
            on conflict (address) do nothing
            returning dwelling
            """;

    private static final String CLAIMED_BY = """
            select address, code
            from dwellings.address_claim
            where address = any(:addresses::uuid[])
            """;

    private static final String CLAIM_CODES = """
            insert into dwellings.dwelling_claim (code, dwelling)
            select o.code, o.dwelling
            from unnest(:codes::text[], :dwellings::uuid[]) as o(code, dwelling)
            on conflict (code) do nothing
            returning dwelling
            """;

    /// Only for claims of this very transaction that came to nothing.
    private static final String RELEASE_ADDRESSES = """
            delete from dwellings.address_claim
            where dwelling = any(:dwellings::uuid[])
            """;

    private static final String CLOSE = """
            update dwellings.dwelling
            set recorded = tstzrange(lower(recorded), greatest(lower(recorded), now()))
            where dwelling = any(:dwellings::uuid[]) and upper_inf(recorded)
              and valid @> (now() at time zone 'Asia/Shanghai')::date
            """;

    private static final String ENDS = """
            insert into dwellings.dwelling
                (dwelling, address, building, division, code, use, door_plate, longitude, latitude, valid)
            select dwelling, address, building, division, code, use, door_plate, longitude, latitude,
                   daterange(lower(valid), :since::date)
            from dwellings.dwelling
            where dwelling = :dwelling and upper(recorded) = now()
              and (lower_inf(valid) or lower(valid) < :since::date)
            """;

    private static final String SUCCEED = """
            insert into dwellings.succession (predecessor, successor, kind, since)
            values (:predecessor, :successor, :kind, :since)
            """;

    private static final String SUCCESSIONS = """
            select predecessor, successor, kind, since
            from dwellings.succession
            where predecessor = :dwelling or successor = :dwelling
            order by since, predecessor, successor
            """;

    private static final String LATEST = """
            select dwelling, address, building, division, code, use, door_plate, longitude, latitude
            from dwellings.dwelling
            where dwelling = :dwelling and upper_inf(recorded)
            order by upper(valid) desc nulls first
            limit 1
            """;

    private static final String OPEN = """
            insert into dwellings.dwelling
                (dwelling, address, building, division, code, use, door_plate, longitude, latitude)
            select o.dwelling, o.address, o.building, o.division, o.code, o.use, o.door_plate, o.longitude, o.latitude
            from unnest(:dwellings::uuid[], :addresses::uuid[], :buildings::uuid[], :divisions::text[], :codes::text[],
                        :uses::text[], :plates::text[], :longitudes::float8[], :latitudes::float8[])
                as o(dwelling, address, building, division, code, use, door_plate, longitude, latitude)
            """;

    private final JdbcClient db;

    DwellingRecords(JdbcClient db) {
        this.db = db;
    }

    /// A dwelling as stored; its address is told by the module places.
    record Stored(
            DwellingId id,
            AddressId address,
            BuildingId building,
            DivisionCode division,
            String code,
            Use use,
            String doorPlate,
            @Nullable Position position) {

        Stored used(Use otherwise) {
            return new Stored(id, address, building, division, code, otherwise, doorPlate, position);
        }
    }

    record StoredVersion(
            Stored dwelling,
            @Nullable LocalDate validFrom,
            @Nullable LocalDate validUntil,
            Instant recorded,
            @Nullable Instant superseded) {}

    Map<String, Stored> byCode(Collection<String> codes) {
        var known = new HashMap<String, Stored>();
        db.sql(BY_CODE)
                .param("codes", codes.toArray(String[]::new))
                .query(DwellingRecords::stored)
                .list()
                .forEach(dwelling -> known.put(dwelling.code(), dwelling));
        return known;
    }

    Map<AddressId, Stored> byAddress(Collection<AddressId> addresses) {
        var known = new HashMap<AddressId, Stored>();
        db.sql(BY_ADDRESS)
                .param("addresses", column(addresses, id -> id.value().toString()))
                .query(DwellingRecords::stored)
                .list()
                .forEach(dwelling -> known.put(dwelling.address(), dwelling));
        return known;
    }

    /// As it is, or was last.
    Optional<Stored> latest(DwellingId id) {
        return db.sql(LATEST)
                .param("dwelling", id.value())
                .query(DwellingRecords::stored)
                .optional();
    }

    /// Records that a dwelling is none any more from a day on; false where it was none already.
    boolean end(DwellingId id, LocalDate since) {
        if (db.sql(CLOSE)
                        .param("dwellings", new String[] {id.value().toString()})
                        .update()
                == 0) {
            return false;
        }
        db.sql(ENDS).param("dwelling", id.value()).param("since", since).update();
        return true;
    }

    void succeed(Succession succession) {
        db.sql(SUCCEED)
                .param("predecessor", succession.predecessor().value())
                .param("successor", succession.successor().value())
                .param("kind", succession.kind().name())
                .param("since", succession.since())
                .update();
    }

    List<Succession> successions(DwellingId id) {
        return db.sql(SUCCESSIONS)
                .param("dwelling", id.value())
                .query((row, n) -> new Succession(
                        new DwellingId(row.getObject("predecessor", UUID.class)),
                        new DwellingId(row.getObject("successor", UUID.class)),
                        Succession.Kind.valueOf(row.getString("kind")),
                        row.getObject("since", LocalDate.class)))
                .list();
    }

    Optional<Stored> find(DwellingId id) {
        return db.sql(CURRENT)
                .param("dwelling", id.value())
                .query(DwellingRecords::stored)
                .optional();
    }

    Optional<Stored> find(DwellingId id, AsOf asOf) {
        return db.sql(AS_OF)
                .param("dwelling", id.value())
                .param("valid_on", asOf.validOn())
                .param("known_at", asOf.knownAt().atOffset(ZoneOffset.UTC))
                .query(DwellingRecords::stored)
                .optional();
    }

    Optional<Stored> find(String doorPlate) {
        return db.sql(BY_PLATE)
                .param("plate", doorPlate)
                .query(DwellingRecords::stored)
                .optional();
    }

    /// The codes of the dwellings at whose doors these plates hang or hung.
    Map<String, String> plated(Collection<String> plates) {
        var codes = new HashMap<String, String>();
        db.sql(PLATED).param("plates", plates.toArray(String[]::new)).query(row -> {
            codes.put(row.getString("door_plate"), row.getString("code"));
        });
        return codes;
    }

    List<Stored> in(DivisionCode division, @Nullable DwellingId after, int limit) {
        return db.sql(IN_DIVISION)
                .param("first", division.prefix())
                .param("last", division.prefix() + ":")
                .param("after", after == null ? null : after.value().toString())
                .param("limit", limit)
                .query(DwellingRecords::stored)
                .list();
    }

    List<Stored> in(BuildingId building) {
        return db.sql(IN_BUILDING)
                .param("building", building.value())
                .query(DwellingRecords::stored)
                .list();
    }

    /// A dwelling, and since when just this is believed of it.
    record StoredDoor(Stored dwelling, Instant since) {}

    List<StoredDoor> doorsOf(DivisionCode division) {
        return db.sql(DOORS_OF_DIVISION)
                .param("first", division.prefix())
                .param("last", division.prefix() + ":")
                .query(DwellingRecords::door)
                .list();
    }

    List<StoredDoor> doorsOf(Collection<BuildingId> buildings) {
        return db.sql(DOORS_OF_BUILDINGS)
                .param("buildings", column(buildings, id -> id.value().toString()))
                .query(DwellingRecords::door)
                .list();
    }

    List<StoredDoor> doors(Collection<DwellingId> dwellings) {
        return db.sql(DOORS)
                .param("dwellings", column(dwellings, id -> id.value().toString()))
                .query(DwellingRecords::door)
                .list();
    }

    private static StoredDoor door(ResultSet row, int n) throws SQLException {
        return new StoredDoor(
                stored(row, n), row.getObject("since", OffsetDateTime.class).toInstant());
    }

    List<StoredVersion> history(DwellingId id) {
        return db.sql(HISTORY)
                .param("dwelling", id.value())
                .query((row, n) -> new StoredVersion(
                        stored(row, n),
                        row.getObject("valid_from", LocalDate.class),
                        row.getObject("valid_until", LocalDate.class),
                        row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                        instant(row.getObject("superseded_at", OffsetDateTime.class))))
                .list();
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    /// Gives each address to the first that asks for it.
    ///
    /// @return the dwellings that got theirs
    Set<DwellingId> claimAddresses(List<Stored> dwellings) {
        return new HashSet<>(db.sql(CLAIM_ADDRESSES)
                .param(
                        "addresses",
                        column(dwellings, one -> one.address().value().toString()))
                .param("dwellings", column(dwellings, one -> one.id().value().toString()))
                .param("codes", column(dwellings, Stored::code))
                .query((row, n) -> new DwellingId(row.getObject("dwelling", UUID.class)))
                .list());
    }

    /// The code of the dwelling that has an address.
    Map<AddressId, String> claimedBy(Collection<AddressId> addresses) {
        var codes = new HashMap<AddressId, String>();
        db.sql(CLAIMED_BY)
                .param("addresses", column(addresses, id -> id.value().toString()))
                .query(row -> {
                    codes.put(new AddressId(row.getObject("address", UUID.class)), row.getString("code"));
                });
        return codes;
    }

    /// Gives each code to its dwelling, unless another transaction was first.
    ///
    /// @return the dwellings that got theirs
    Set<DwellingId> claimCodes(List<Stored> dwellings) {
        return new HashSet<>(db.sql(CLAIM_CODES)
                .param("codes", column(dwellings, Stored::code))
                .param("dwellings", column(dwellings, one -> one.id().value().toString()))
                .query((row, n) -> new DwellingId(row.getObject("dwelling", UUID.class)))
                .list());
    }

    void releaseAddresses(List<Stored> dwellings) {
        db.sql(RELEASE_ADDRESSES)
                .param("dwellings", column(dwellings, one -> one.id().value().toString()))
                .update();
    }

    /// Stops believing what is believed of these dwellings today.
    void close(List<Stored> dwellings) {
        db.sql(CLOSE)
                .param("dwellings", column(dwellings, one -> one.id().value().toString()))
                .update();
    }

    void open(List<Stored> dwellings) {
        db.sql(OPEN)
                .param("dwellings", column(dwellings, one -> one.id().value().toString()))
                .param(
                        "addresses",
                        column(dwellings, one -> one.address().value().toString()))
                .param(
                        "buildings",
                        column(dwellings, one -> one.building().value().toString()))
                .param("divisions", column(dwellings, one -> one.division().value()))
                .param("codes", column(dwellings, Stored::code))
                .param("uses", column(dwellings, one -> one.use().name()))
                .param("plates", column(dwellings, Stored::doorPlate))
                .param("longitudes", column(dwellings, one -> degrees(one, Position::longitude)))
                .param("latitudes", column(dwellings, one -> degrees(one, Position::latitude)))
                .update();
    }

    private static @Nullable String degrees(Stored dwelling, Function<Position, Double> axis) {
        return dwelling.position() == null
                ? null
                : axis.apply(dwelling.position()).toString();
    }

    private static Stored stored(ResultSet row, int n) throws SQLException {
        var longitude = row.getObject("longitude", Double.class);
        var latitude = row.getObject("latitude", Double.class);
        return new Stored(
                new DwellingId(row.getObject("dwelling", UUID.class)),
                new AddressId(row.getObject("address", UUID.class)),
                new BuildingId(row.getObject("building", UUID.class)),
                new DivisionCode(row.getString("division")),
                row.getString("code"),
                Use.valueOf(row.getString("use")),
                row.getString("door_plate"),
                longitude == null || latitude == null ? null : new Position(longitude, latitude));
    }

    private static <T> @Nullable String[] column(Collection<T> of, Function<T, @Nullable String> value) {
        var column = new ArrayList<@Nullable String>(of.size());
        of.forEach(one -> column.add(value.apply(one)));
        return column.toArray(new String[0]);
    }
}
